package io.ecdr.usecase;

import io.ecdr.model.CompareRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.KeptAt;
import io.ecdr.port.KeyReads;
import io.ecdr.port.ObjectStreams;
import io.ecdr.rdb.RdbDamage;
import io.ecdr.rdb.RdbReader;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads {@code rescue compare}: every key of a backup's files is looked up in the cache that takes
 * the writes now. Memory does not grow with the files. Changes nothing.
 */
public final class RescueCompare implements Reading<CompareRequest, CompareReport> {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final Surveyor surveyor;
  private final Supplier<ObjectStreams> objects;
  private final KeyReads keys;
  private final InstantSource clock;
  private final ReadProgress progress;
  private final Consumer<CompareReport.One> each;

  /**
   * A verb that reads through these.
   *
   * @param each is told each key that differs
   */
  public RescueCompare(
      Surveyor surveyor,
      Supplier<ObjectStreams> objects,
      KeyReads keys,
      InstantSource clock,
      ReadProgress progress,
      Consumer<CompareReport.One> each) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.objects = Objects.requireNonNull(objects, "objects");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.each = Objects.requireNonNull(each, "each");
  }

  @Override
  public Answer<CompareReport> read(CompareRequest request) {
    try {
      return new Answer.Given<>(report(request));
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  private CompareReport report(CompareRequest request) {
    var old = BackupShow.find(surveyor, request.old()).backup();
    var group = group(request);
    var shards = old.manifest().shards();
    progress.total(shards.size(), shards.stream().mapToLong(Manifest.Shard::bytes).sum());
    try (var session = keys.open(place(request, group))) {
      var difference = new KeyDifference(session, clock, request.sample(), each);
      for (var shard : shards) {
        read(request, shard, difference);
      }
      return new CompareReport(
          clock.instant(),
          old,
          group.id() + " in " + group.region(),
          difference.counted(),
          request.showKeys());
    } catch (KeyReads.Unreachable e) {
      throw unreachable(request, e);
    }
  }

  private static SurveyEnded unreachable(CompareRequest request, KeyReads.Unreachable e) {
    return new SurveyEnded(
        ExitCode.UNREACHABLE,
        request.cache() + " cannot be read from here: " + e.getMessage(),
        "compare from a host that reaches it, as a user that may read"
            + " (--probe-user, --probe-auth)");
  }

  private ReplicationGroup group(CompareRequest request) {
    var gather = surveyor.gather();
    var call =
        new GroupCalls(surveyor.maker())
            .group(request.region(), request.cache().toLowerCase(Locale.ROOT));
    var told =
        GroupCalls.first(
            gather.read(List.of(call), gather.deadline()).fact(call), "ReplicationGroups");
    if (told.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no replication group " + request.cache() + " in " + request.region(),
          "see what there is: ecdr status --region " + request.region());
    }
    return ReplicationGroup.of(request.region(), SurveyEnded.need(told, ""));
  }

  private static KeyReads.Place place(CompareRequest request, ReplicationGroup group) {
    var endpoint =
        group
            .clientEndpoint()
            .orElseThrow(
                () ->
                    new SurveyEnded(
                        ExitCode.UNREACHABLE,
                        group.id() + " tells no endpoint",
                        "wait until it is available"));
    return new KeyReads.Place(
        endpoint.address(),
        endpoint.port(),
        group.cluster(),
        group.security().transitEncryption() && !request.plain(),
        request.login().user(),
        request.login().auth(),
        CONNECT,
        ANSWER);
  }

  private void read(CompareRequest request, Manifest.Shard shard, KeyDifference difference)
      throws KeyReads.Unreachable {
    var get =
        surveyor
            .maker()
            .s3(
                request.old().drRegion(),
                "GetObject",
                Value.fields("Bucket", request.old().drBucket(), "Key", shard.key()));
    try (var in = progress.follow(shard.id(), objects.get().open(get))) {
      RdbReader.read(in, difference);
      difference.flush();
    } catch (KeyDifference.Stopped e) {
      throw e.why();
    } catch (ObjectStreams.Unreadable e) {
      throw SurveyEnded.because(
          new Fact.Unknown<>(
              Reads.trouble(e.completion()),
              Reads.words(e.call(), e.completion()),
              clock.instant()),
          "try again; nothing was changed");
    } catch (RdbDamage e) {
      throw damaged(request, shard, e);
    } catch (IOException e) {
      throw new SurveyEnded(
          ExitCode.UNREACHABLE,
          shard.key() + " cannot be read to its end: " + e.getMessage(),
          "try again; nothing was changed");
    }
  }

  /** What this version does not know is not called bad. */
  private static SurveyEnded damaged(CompareRequest request, Manifest.Shard shard, RdbDamage e) {
    var old = request.old();
    return e.kind() == RdbDamage.Kind.UNKNOWN
        ? new SurveyEnded(
            ExitCode.VERIFICATION_FAILED,
            shard.key() + " cannot be compared by this version of ecdr: " + e.getMessage(),
            "it is not said to be bad; a newer version of ecdr may know it")
        : new SurveyEnded(
            ExitCode.VERIFICATION_FAILED,
            shard.key() + " is damaged: " + e.getMessage(),
            "name another backup: "
                + new KeptAt(old.drRegion(), Optional.of(old.drBucket()), old.prefix()).list());
  }
}
