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
import java.util.SortedMap;
import java.util.TreeMap;

/** Which backups shrank suddenly, by what is told of them and without any rule of what to keep. */
public final class Shrinks {

  private Shrinks() {}

  /**
   * Why backups are suspect, by id: each is smaller than the one before it of its lineage by more
   * than is usual.
   *
   * @param accepted ids of those whose size somebody said is right
   */
  public static SortedMap<String, Reason> of(List<BackupRecord> backups, Set<String> accepted) {
    var lineages = new TreeMap<String, List<Held>>();
    backups.stream()
        .sorted(Comparator.comparing(BackupRecord::moment).thenComparing(BackupRecord::id))
        .forEach(
            b ->
                lineages
                    .computeIfAbsent(b.manifest().cache().path(), l -> new ArrayList<>())
                    .add(held(b, accepted.contains(b.id()))));
    var all = new TreeMap<String, Reason>();
    lineages.values().forEach(l -> all.putAll(Sizes.suspects(l, KeepRules.MAX_SHRINK)));
    return all;
  }

  /**
   * What to say of a suspect, and what to type.
   *
   * @param options where it is, as options of a command
   */
  public static String words(String id, Reason reason, String options) {
    return id
        + " is "
        + reason.words()
        + "; look into it: ecdr backup inspect "
        + id
        + options
        + ", then: ecdr backup accept "
        + id
        + options;
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
