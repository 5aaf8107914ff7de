package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The questions before a restore about what the Region must hold already: groups, not caches. */
final class PlaceChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final Manifest manifest;
  private final RestoreTarget target;

  PlaceChecks(Checklist list, RestoreRequest request, RestoreInventory seen, RestoreTarget target) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.manifest = seen.backup().manifest();
    this.target = target;
  }

  void ask() {
    if (request.place().recreateParameters()) {
      recreated();
    } else {
      parameterGroup();
      parameterValues();
    }
    subnetGroup();
  }

  private String to() {
    return request.to().id();
  }

  /** The group that is to be made, and whether its family knows the values. */
  private void recreated() {
    var name = target.parameterGroup().orElse("");
    var ask =
        list.ask("parameter-group", "The parameter group can be made", "no such name in " + to());
    var family = target.version().map(EngineVersion::family);
    if (family.isEmpty()) {
      ask.skipped("not asked: the engine version is not settled");
    } else if (manifest.unknown().contains("parameters")) {
      ask.fail(
          "the backup does not know the source's values",
          "make a group yourself and name it with --parameter-group alone");
    } else if (seen.parameterGroups().unknown().isPresent()) {
      ask.unknown(seen.parameterGroups().unknown().get());
    } else {
      ask.answer(
          chosen().isEmpty() && legal(name),
          chosen().isPresent()
              ? "there is a parameter group " + name + " already"
              : name + " of family " + family.get(),
          "name another with --parameter-group, or leave out --recreate-parameter-group to use it");
    }
    recreatedValues(family);
  }

  /** Source: {@code API:CreateCacheParameterGroup}: names are kept in lower case. */
  private static boolean legal(String name) {
    return name.matches("[a-z](?:-?[a-z0-9]){0,254}");
  }

  private void recreatedValues(Optional<String> family) {
    var ask =
        list.ask("parameter-values", "The family knows the parameters", "each of the backup's");
    var wanted = ParameterSteps.values(manifest, target);
    if (family.isEmpty()) {
      ask.skipped("not asked: the engine version is not settled");
    } else if (seen.parameters().unknown().isPresent()) {
      ask.unknown(seen.parameters().unknown().get());
    } else {
      var known = seen.parameters().value().orElse(Value.Fields.NONE).members().keySet();
      var strange = wanted.keySet().stream().filter(n -> !known.contains(n)).toList();
      ask.answer(
          strange.isEmpty(),
          strange.isEmpty()
              ? wanted.size() + " values are set"
              : family.get() + " has no " + String.join(", ", strange),
          "make a group yourself and name it with --parameter-group alone");
    }
  }

  private void parameterGroup() {
    var family = target.version().map(EngineVersion::family);
    var ask =
        list.ask(
            "parameter-group",
            "The parameter group is there and fits",
            family.map(f -> "family " + f).orElse("the engine's family"));
    if (target.parameterGroup().isEmpty()) {
      ask.skipped("not asked: the engine version is not settled");
      return;
    }
    var name = target.parameterGroup().get();
    if (seen.parameterGroups().unknown().isPresent()) {
      ask.unknown(seen.parameterGroups().unknown().get());
    } else if (chosen().isEmpty()) {
      ask.fail(
          "there is no parameter group " + name + " in " + to(),
          "create it there, or name another with --parameter-group");
    } else if (family.isPresent() && !chosen().get().family().equals(family.get())) {
      ask.fail(
          name + " is of family " + chosen().get().family(),
          "name one of family " + family.get() + " with --parameter-group");
    } else if (chosen().get().isDefault() && name.endsWith(".cluster.on") != target.cluster()) {
      ask.fail(
          name + " is for " + (target.cluster() ? "cluster mode disabled" : "cluster mode enabled"),
          "name one that fits the backup's cluster mode with --parameter-group");
    } else {
      ask.pass(name + " (" + chosen().get().family() + ")");
    }
  }

  private void parameterValues() {
    var ask =
        list.ask(
            "parameter-values", "The parameters are the source's", "the values of the manifest");
    if (manifest.unknown().contains("parameters")) {
      ask.warn("the manifest does not know the source's values", "compare them yourself");
      return;
    }
    if (target.parameterGroup().isEmpty() || chosen().isEmpty()) {
      ask.skipped("not asked: there is no parameter group to compare with");
      return;
    }
    if (seen.parameters().unknown().isPresent()) {
      ask.warn(seen.parameters().unknown().get().why(), "compare the values yourself");
      return;
    }
    var differences = differences(seen.parameters().value().orElse(Value.Fields.NONE));
    if (differences.isEmpty()) {
      ask.pass(manifest.parameters().members().size() + " set values, all the same");
    } else {
      ask.warn(
          String.join("; ", differences),
          "set them in a parameter group of "
              + to()
              + " and name it with --parameter-group, if they matter");
    }
  }

  private void subnetGroup() {
    var ask = list.ask("subnet-group", "The subnet group is there", "a subnet group of " + to());
    if (request.place().subnetGroup().isEmpty()) {
      ask.fail(
          "none was named; the source's is of another Region",
          "name one of " + to() + " with --subnet-group");
      return;
    }
    var name = request.place().subnetGroup().get();
    if (seen.subnetGroup().absent()) {
      ask.fail(
          "there is no subnet group " + name + " in " + to(),
          "create it, or name another with --subnet-group");
    } else if (seen.subnetGroup().unknown().isPresent()) {
      ask.unknown(seen.subnetGroup().unknown().get());
    } else {
      var zones = Ground.zones(seen.subnetGroup());
      if (target.multiAz() && zones.size() == 1) {
        ask.warn(name + " has only " + zones.get(0), "Multi-AZ needs subnets in two zones or more");
      } else {
        ask.pass(name + (zones.isEmpty() ? "" : " in " + String.join(", ", zones)));
      }
    }
  }

  private Optional<ParameterGroup> chosen() {
    return seen.parameterGroups().value().orElse(List.of()).stream()
        .filter(g -> target.parameterGroup().map(g.name()::equals).orElse(false))
        .findFirst();
  }

  private List<String> differences(Value.Fields here) {
    var names = new TreeSet<String>();
    names.addAll(manifest.parameters().members().keySet());
    names.addAll(here.members().keySet());
    return names.stream()
        .filter(n -> !manifest.parameters().text(n).equals(here.text(n)))
        .map(
            n ->
                n
                    + ": source "
                    + manifest.parameters().text(n).orElse("default")
                    + ", here "
                    + here.text(n).orElse("default"))
        .toList();
  }
}
