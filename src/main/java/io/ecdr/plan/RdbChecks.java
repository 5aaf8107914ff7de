package io.ecdr.plan;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether the engine that will be made reads the files of a backup, by the version that the files
 * themselves begin with: the engine's name and version at the source do not tell that.
 */
final class RdbChecks {

  private static final int HEADER = 9;

  private RdbChecks() {}

  /** The versions that a check wrote down; empty where none did. */
  static SortedSet<Integer> recorded(BackupRecord backup) {
    var all = new TreeSet<Integer>();
    var told = backup.record().map(ProofRecord::rdbVersions).orElse("");
    for (var word : told.split(",")) {
      if (word.matches("\\d{1,4}")) {
        all.add(Integer.parseInt(word));
      }
    }
    return all;
  }

  /** Asks before a restore. */
  static void ask(Checklist list, KeptAt kept, RestoreInventory seen, RestoreTarget target) {
    var ask =
        list.ask(
                "rdb-version",
                "The engine reads the files",
                "an RDB version that " + words(target.version()) + " reads")
            .overridable();
    var versions = new TreeSet<>(recorded(seen.backup()));
    var strange = new ArrayList<String>();
    if (versions.isEmpty()) {
      for (var file : seen.files()) {
        var unknown = file.begin().flatMap(Fact::unknown);
        if (unknown.isPresent()) {
          ask.unknown(unknown.get());
          return;
        }
        file.begin()
            .flatMap(Fact::value)
            .ifPresent(
                f -> version(f).ifPresentOrElse(versions::add, () -> strange.add(file.key())));
      }
    }
    if (!strange.isEmpty()) {
      ask.fail(
          strange.get(0) + " does not begin like an RDB file",
          "restore another backup: " + kept.list());
    } else if (versions.isEmpty()) {
      ask.skipped("not asked: nobody looked at how the files begin");
    } else {
      answer(ask, versions, target.version(), wrote(seen, target));
    }
  }

  /** Whether the source was the very engine that will be made. */
  private static boolean wrote(RestoreInventory seen, RestoreTarget target) {
    var manifest = seen.backup().manifest();
    return target
        .version()
        .filter(v -> v.engine().equals(manifest.engine()))
        .filter(v -> (manifest.engineVersion() + ".").startsWith(v.version() + "."))
        .isPresent();
  }

  private static void answer(
      Checklist.Question ask,
      SortedSet<Integer> versions,
      Optional<EngineVersion> engine,
      boolean wrote) {
    var told = told(versions);
    if (engine.isEmpty()) {
      ask.skipped(told + "; no engine that could read them is offered");
      return;
    }
    var cannot = too(versions, engine.get());
    var open = versions.stream().filter(v -> RdbReach.reads(engine.get(), v).isEmpty()).toList();
    if (!cannot.isEmpty()) {
      ask.fail(
          told
              + ", but "
              + words(engine)
              + " reads up to RDB "
              + RdbReach.newest(engine.get()).getAsInt(),
          "AWS accepts such a restore and lets it fail; restore where a newer engine is offered");
    } else if (!open.isEmpty() && wrote) {
      ask.warn(
          told + ", which this version of ecdr does not know",
          "the source was " + words(engine) + " too; only a drill proves that it reads them");
    } else if (!open.isEmpty()) {
      ask.unknown(
          told + "; this version of ecdr does not know whether " + words(engine) + " reads that",
          "try it: ecdr drill restore; or ask with a newer ecdr");
    } else {
      ask.pass(told);
    }
  }

  /** Those that an engine surely does not read. */
  static List<Integer> too(SortedSet<Integer> versions, EngineVersion engine) {
    return versions.stream()
        .filter(v -> RdbReach.reads(engine, v).filter(reads -> !reads).isPresent())
        .toList();
  }

  private static String told(SortedSet<Integer> versions) {
    return "RDB " + versions.stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }

  private static String words(Optional<EngineVersion> engine) {
    return engine.map(e -> e.engine() + " " + e.version()).orElse("the engine");
  }

  /**
   * What the first bytes of a file say: {@code REDIS} and four digits, or {@code VALKEY}, three.
   */
  private static Optional<Integer> version(Value.Fields answer) {
    var hex = answer.text("BodyHex").orElse("");
    var text = new StringBuilder();
    for (int i = 0; i + 1 < Math.min(hex.length(), 2 * HEADER); i += 2) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
    }
    var header = text.toString();
    return header.matches("REDIS\\d{4}|VALKEY\\d{3}")
        ? Optional.of(Integer.parseInt(header.replaceAll("\\D", "")))
        : Optional.empty();
  }
}
