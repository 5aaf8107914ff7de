package io.ecdr.plan;

import io.ecdr.model.CopyRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans copies of a backup that there is: a snapshot is exported and carried away as a backup of
 * its own; a backup in a bucket is carried on as it is. Pure.
 */
public final class CopyPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "backup copy";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public CopyPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan; one without steps when all targets have it. */
  public Plan plan(CopyRequest request, CopyInventory seen, String operation) {
    var backup = CopiedBackup.of(request, seen, operation);
    var lanes = new CopySteps(request, seen, backup, calls).lanes();
    var regions =
        Stream.concat(
                Stream.of(backup.place().region()),
                seen.targets().stream().map(CopyInventory.Target::region))
            .distinct()
            .toList();
    var duration = lanes.stream().map(CopyPlanner::takes).max(Duration::compareTo);
    return new Plan(
        operation,
        VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        regions,
        new CopyChecks(seen, backup).all(),
        lanes,
        new Prediction(
            duration.orElse(Duration.ZERO),
            Optional.empty(),
            Optional.empty(),
            "sum of the expected times of the steps"
                + (lanes.size() > 1 ? " of the longest lane" : "")));
  }

  private static Duration takes(Lane lane) {
    return lane.steps().stream()
        .map(step -> step.limits().expected())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The tags of a snapshot without the one that tells which operation took it. */
  public static Value.Fields foreign(Value.Fields tags) {
    return tags.without(BackupSteps.OPERATION_TAG);
  }

  /** What a plan rests on: what is copied, and which targets have it. */
  public static Fingerprint print(CopyInventory seen) {
    var print = Fingerprint.NONE;
    if (seen.source() instanceof CopyInventory.Taken taken) {
      print =
          print
              .with("snapshot", taken.snapshot().name())
              .with("shards", String.valueOf(taken.snapshot().shards()));
    } else if (seen.source() instanceof CopyInventory.Kept kept) {
      print = print.with("backup", kept.backup().id());
      for (var file : kept.files().entrySet()) {
        if (file.getKey().endsWith(".rdb")) {
          var told = Optional.ofNullable(kept.told().get(file.getKey())).flatMap(Fact::value);
          print =
              print.with(
                  "file " + file.getKey(),
                  file.getValue()
                      + " bytes"
                      + told.flatMap(CopyInventory.SourceFile::tag)
                          .map(tag -> ", " + tag)
                          .orElse(""));
        }
      }
    }
    return print;
  }
}
