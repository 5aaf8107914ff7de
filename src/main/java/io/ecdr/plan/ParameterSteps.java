package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The steps that make a parameter group with the values of a backup. Pure. */
final class ParameterSteps {

  /** So many may be changed by one call (source: {@code API:ModifyCacheParameterGroup}). */
  private static final int AT_ONCE = 20;

  private static final String CLUSTER = "cluster-enabled";

  private final CallMaker calls;
  private final RestoreRequest request;
  private final Manifest manifest;
  private final RestoreTarget target;
  private final Limits limits;

  ParameterSteps(
      CallMaker calls,
      RestoreRequest request,
      Manifest manifest,
      RestoreTarget target,
      Limits limits) {
    this.calls = calls;
    this.request = request;
    this.manifest = manifest;
    this.target = target;
    this.limits = limits;
  }

  /** What the group is to hold besides its family's defaults. */
  static Map<String, String> values(Manifest manifest, RestoreTarget target) {
    var all = new TreeMap<String, String>();
    manifest
        .parameters()
        .members()
        .keySet()
        .forEach(name -> manifest.parameters().text(name).ifPresent(v -> all.put(name, v)));
    all.remove(CLUSTER);
    if (target.cluster()) {
      all.put(CLUSTER, "yes");
    }
    return all;
  }

  /** None where none are wanted, or where it is not settled of which family. */
  List<Step> all(String operation) {
    if (!request.place().recreateParameters() || target.version().isEmpty()) {
      return List.of();
    }
    var name = target.parameterGroup().orElseThrow();
    var family = target.version().map(EngineVersion::family).orElseThrow();
    List<Step> steps = new ArrayList<>();
    steps.add(made(name, family, operation));
    var values = new ArrayList<>(values(manifest, target).entrySet());
    for (int i = 0; i < values.size(); i += AT_ONCE) {
      var part = values.subList(i, Math.min(values.size(), i + AT_ONCE));
      steps.add(set(name, part, i / AT_ONCE + 1));
    }
    return steps;
  }

  private Step made(String name, String family, String operation) {
    return new Step.Act(
        request.as() + "/parameter-group",
        "Make parameter group " + name + " of family " + family + " in " + request.to(),
        calls.elastiCache(
            request.to(),
            "CreateCacheParameterGroup",
            Value.fields(
                    "CacheParameterGroupName", name,
                    "CacheParameterGroupFamily", family,
                    "Description", "restored from " + manifest.backupId())
                .with("Tags", BackupSteps.tagList(Value.Fields.NONE, operation))),
        new Condition(
            "parameter-group-made",
            request.to(),
            Value.fields("CacheParameterGroupName", name, "Operation", operation)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits,
        "deleting the parameter group, as long as no group uses it and it carries this"
            + " operation's tag",
        request.to() + " has no parameter group " + name);
  }

  /** Sent twice it changes nothing more. */
  private Step set(String name, List<Map.Entry<String, String>> values, int number) {
    List<Value> pairs = new ArrayList<>();
    var wanted = Value.Fields.NONE;
    for (var each : values) {
      pairs.add(Value.fields("ParameterName", each.getKey(), "ParameterValue", each.getValue()));
      wanted = wanted.with(each.getKey(), each.getValue());
    }
    return new Step.Act(
        request.as() + "/parameters" + (number == 1 ? "" : "-" + number),
        "Give " + Text.count(values.size(), "parameter") + " of " + name + " the backup's values",
        calls.elastiCache(
            request.to(),
            "ModifyCacheParameterGroup",
            Value.fields("CacheParameterGroupName", name)
                .with("ParameterNameValues", Value.items(pairs))),
        new Condition(
            "parameters-set",
            request.to(),
            Value.fields("CacheParameterGroupName", name).with("Values", wanted)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits,
        "deleting the parameter group");
  }
}
