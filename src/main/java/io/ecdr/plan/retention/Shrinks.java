package io.ecdr.plan.retention;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which backups shrank suddenly, by what is told of them and without any rule of what to keep. */
public final class Shrinks {

  private Shrinks() {}

  /**
   * One sentence per backup that is smaller than the one before it by more than is usual.
   *
   * @param accepted ids of those whose size somebody said is right
   */
  public static List<String> words(List<BackupRecord> backups, Set<String> accepted) {
    var lineages = new TreeMap<String, List<Held>>();
    backups.stream()
        .sorted(Comparator.comparing(BackupRecord::moment).thenComparing(BackupRecord::id))
        .forEach(
            b ->
                lineages
                    .computeIfAbsent(b.manifest().lineage(), l -> new ArrayList<>())
                    .add(held(b, accepted.contains(b.id()))));
    List<String> all = new ArrayList<>();
    for (var lineage : lineages.values()) {
      Sizes.suspects(lineage, KeepRules.MAX_SHRINK)
          .forEach(
              (id, reason) ->
                  all.add(
                      id
                          + " is "
                          + reason.words()
                          + "; look into it (ecdr backup inspect), then: ecdr backup accept "
                          + id));
    }
    return all;
  }

  private static Held held(BackupRecord backup, boolean accepted) {
    return new Held(
        backup.id(),
        backup.moment(),
        Optional.empty(),
        Proof.TAKEN,
        Optional.of(backup.manifest().bytes()),
        Mark.NONE,
        accepted,
        List.of(),
        List.of());
  }
}
