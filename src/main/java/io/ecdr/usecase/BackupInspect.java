package io.ecdr.usecase;

import io.ecdr.model.BackupInspectRequest;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.Value;
import io.ecdr.plan.CallMaker;
import io.ecdr.port.FileStreams;
import io.ecdr.port.ObjectStreams;
import io.ecdr.rdb.Census;
import io.ecdr.usecase.BackupInspectReport.FileRead;
import io.ecdr.usecase.Inspection.Source;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Reads {@code backup inspect}: every byte of a backup's files, or of files of this machine.
 * Changes nothing; the proof of a backup does not grow by it.
 */
public final class BackupInspect implements Reading<BackupInspectRequest, BackupInspectReport> {

  private final Supplier<Surveyor> surveyors;
  private final Supplier<ObjectStreams> objects;
  private final FileStreams local;
  private final InstantSource clock;
  private final ReadProgress progress;

  /**
   * A verb that reads through these.
   *
   * @param surveyors asked where a backup is named; files of this machine need no AWS
   * @param objects asked where a backup is named
   */
  public BackupInspect(
      Supplier<Surveyor> surveyors,
      Supplier<ObjectStreams> objects,
      FileStreams local,
      InstantSource clock,
      ReadProgress progress) {
    this.surveyors = Objects.requireNonNull(surveyors, "surveyors");
    this.objects = Objects.requireNonNull(objects, "objects");
    this.local = Objects.requireNonNull(local, "local");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  @Override
  public Answer<BackupInspectReport> read(BackupInspectRequest request) {
    try {
      return new Answer.Given<>(report(request));
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  private BackupInspectReport report(BackupInspectRequest request) {
    Optional<BackupRecord> backup = Optional.empty();
    List<Source> sources = new ArrayList<>();
    if (request.backup().isPresent()) {
      var surveyor = surveyors.get();
      var record = BackupShow.find(surveyor, request.backup().get()).backup();
      backup = Optional.of(record);
      sources.addAll(stored(surveyor.maker(), request.backup().get(), record.manifest()));
    } else {
      for (var path : request.files()) {
        sources.add(local(path));
      }
    }
    progress.total(
        sources.size(), sources.stream().mapToLong(source -> source.bytes().orElse(0)).sum());
    var census =
        new Census(request.asOf().orElseGet(clock::instant), request.ahead(), request.biggest());
    var inspection = new Inspection(census, progress);
    List<FileRead> files = new ArrayList<>();
    for (var source : sources) {
      files.add(read(inspection, source));
    }
    return new BackupInspectReport(
        clock.instant(), backup, files, census.contents(), request.showKeys());
  }

  private FileRead read(Inspection inspection, Source source) {
    try {
      return inspection.read(source);
    } catch (ObjectStreams.Unreadable e) {
      throw SurveyEnded.because(
          new Fact.Unknown<>(
              Reads.trouble(e.completion()),
              Reads.words(e.call(), e.completion()),
              clock.instant()),
          "try again; nothing was changed");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Source local(String path) {
    try {
      return new Source(path, "", OptionalLong.of(local.size(path)), () -> local.open(path));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SurveyEnded unreadable(IOException e) {
    return new SurveyEnded(ExitCode.USAGE, String.valueOf(e.getMessage()), "name an RDB file");
  }

  private List<Source> stored(CallMaker maker, BackupShowRequest shown, Manifest manifest) {
    var streams = objects.get();
    return manifest.shards().stream()
        .map(
            shard -> {
              var get =
                  maker.s3(
                      shown.drRegion(),
                      "GetObject",
                      Value.fields("Bucket", shown.drBucket(), "Key", shard.key()));
              return new Source(
                  shard.id(),
                  shard.slots(),
                  OptionalLong.of(shard.bytes()),
                  () -> streams.open(get));
            })
        .toList();
  }
}
