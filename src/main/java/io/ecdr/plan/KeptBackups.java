package io.ecdr.plan;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.NodeMemory;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.RestoreRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether each backup that is kept could be restored with what a Region offers today. Pure. */
public final class KeptBackups {

  /** The check's id. */
  public static final String ID = "kept-backups";

  private static final int SHOWN = 5;

  private KeptBackups() {}

  /**
   * One row for all of them.
   *
   * @param backups each as its manifest tells, or why that cannot be read
   * @param request how they would be restored
   */
  public static Check check(
      Fact<List<Fact<BackupRecord>>> backups,
      RestoreRequest request,
      Fact<List<EngineVersion>> versions,
      Fact<List<ParameterGroup>> groups) {
    var list = new Checklist();
    var ask =
        list.ask(
            ID,
            "Every kept backup fits what " + request.to() + " offers today",
            "engine version and parameter group family of each");
    if (backups.unknown().isPresent()) {
      ask.unknown(backups.unknown().get());
    } else if (versions.unknown().isPresent()) {
      ask.unknown(versions.unknown().get());
    } else if (groups.unknown().isPresent()) {
      ask.unknown(groups.unknown().get());
    } else {
      answer(ask, backups.value().orElse(List.of()), request, versions, groups);
    }
    return list.all().get(0);
  }

  private static void answer(
      Checklist.Question ask,
      List<Fact<BackupRecord>> backups,
      RestoreRequest request,
      Fact<List<EngineVersion>> versions,
      Fact<List<ParameterGroup>> groups) {
    List<String> bad = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    var types = new TreeSet<String>();
    for (var each : backups) {
      each.unknown().ifPresent(why -> unread.add(why.why()));
      each.value()
          .ifPresent(
              backup -> {
                var target =
                    RestoreTarget.of(
                        request,
                        backup.manifest(),
                        versions.value().orElse(List.of()),
                        groups.value().orElse(List.of()));
                types.addAll(target.nodeTypes());
                bad.addAll(faults(backup, target, groups.value().orElse(List.of())));
              });
    }
    var asked = Text.count(backups.size(), "backup");
    if (!bad.isEmpty()) {
      ask.fail(
          bad.size() + " of " + asked + ": " + shown(bad),
          "take new backups of a newer engine, or keep a Region that offers what they need");
    } else if (!unread.isEmpty()) {
      ask.unknown(
          unread.size() + " of " + asked + " cannot be read: " + shown(unread),
          "look at each: ecdr backup show");
    } else {
      ask.pass(
          asked + "; whether " + String.join(", ", types) + " can be had shows only when creating");
    }
  }

  private static List<String> faults(
      BackupRecord backup, RestoreTarget target, List<ParameterGroup> groups) {
    var manifest = backup.manifest();
    if (target.version().isEmpty()) {
      return List.of(
          backup.id()
              + " needs "
              + manifest.engine()
              + " "
              + manifest.engineVersion()
              + " or newer, which is not offered");
    }
    var unread = RdbChecks.too(RdbChecks.recorded(backup), target.version().get());
    if (!unread.isEmpty()) {
      var offered = target.version().get();
      return List.of(
          backup.id()
              + " has files of RDB "
              + unread.get(0)
              + ", too new for "
              + offered.engine()
              + " "
              + offered.version());
    }
    var family = target.version().get().family();
    var name = target.parameterGroup().orElse("");
    boolean there =
        groups.stream().anyMatch(g -> g.name().equals(name) && g.family().equals(family));
    if (!there) {
      return List.of(backup.id() + " needs a parameter group " + name + " of family " + family);
    }
    var small =
        target.nodeTypes().stream()
            .filter(
                type ->
                    NodeMemory.forData(type).isPresent()
                        && NodeMemory.forData(type).getAsLong() < target.largest())
            .toList();
    return small.isEmpty()
        ? List.of()
        : List.of(
            backup.id()
                + " has "
                + Text.bytes(target.largest())
                + " in a shard, too much for "
                + String.join(", ", small));
  }

  private static String shown(List<String> all) {
    return String.join("; ", all.subList(0, Math.min(SHOWN, all.size())))
        + (all.size() > SHOWN ? "; and " + (all.size() - SHOWN) + " more" : "");
  }
}
