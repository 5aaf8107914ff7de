package io.ecdr.usecase;

import io.ecdr.model.DataCount;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.KeptAt;
import io.ecdr.port.ObjectStreams;
import io.ecdr.rdb.Census;
import io.ecdr.rdb.Contents;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Reads all files of a backup before a restore, and counts what is to come back. */
final class RestoreReading {

  private final Surveyor surveyor;
  private final RestoreRequest request;

  RestoreReading(Surveyor surveyor, RestoreRequest request) {
    this.surveyor = surveyor;
    this.request = request;
  }

  /**
   * Counts.
   *
   * @throws SurveyEnded when a file cannot be read, or is damaged
   */
  DataCount count(Manifest manifest) {
    var census = new Census(surveyor.gather().now(), List.of(), 0);
    var inspection = new Inspection(census, ReadProgress.NOBODY);
    for (var shard : manifest.shards()) {
      var read = read(inspection, shard);
      read.damage()
          .ifPresent(
              damage -> {
                throw new SurveyEnded(
                    ExitCode.VERIFICATION_FAILED,
                    shard.key() + " is damaged at byte " + damage.offset() + ": " + damage.words(),
                    "restore another backup: "
                        + new KeptAt(request.to(), request.drBucket(), request.prefix()).list());
              });
    }
    return counted(census.contents());
  }

  private BackupInspectReport.FileRead read(Inspection inspection, Manifest.Shard shard) {
    var get =
        surveyor
            .maker()
            .s3(
                request.to(),
                "GetObject",
                Value.fields("Bucket", request.bucket(), "Key", shard.key()));
    try {
      return inspection.read(
          new Inspection.Source(
              shard.id(),
              shard.slots(),
              OptionalLong.of(shard.bytes()),
              () -> surveyor.objects().open(get)));
    } catch (ObjectStreams.Unreadable e) {
      throw SurveyEnded.because(
          new Fact.Unknown<>(
              Reads.trouble(e.completion()),
              Reads.words(e.call(), e.completion()),
              surveyor.gather().now()),
          "try again, or leave out --inspect; nothing was changed");
    } catch (IOException e) {
      throw new SurveyEnded(ExitCode.UNREACHABLE, shard.key() + ": " + e.getMessage(), "try again");
    }
  }

  private static DataCount counted(Contents contents) {
    List<DataCount.Left> left = new ArrayList<>();
    var after = Duration.ZERO;
    // The first bucket holds what is gone already.
    for (var bucket : contents.remaining().subList(1, contents.remaining().size())) {
      left.add(new DataCount.Left(after, bucket.upTo(), bucket.keys()));
      after = bucket.upTo().orElse(after);
    }
    return new DataCount(
        "--inspect",
        contents.asOf(),
        contents.total().keys() - contents.total().expiring(),
        left,
        Optional.of(new TreeSet<>(contents.databases().keySet())));
  }
}
