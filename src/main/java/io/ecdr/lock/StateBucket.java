package io.ecdr.lock;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import io.ecdr.port.Calls;
import io.ecdr.port.Endpoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A bucket of one Region that keeps small texts of ours. Waits for each answer, but never longer
 * than is said; a call that is given up may still act later, which is why every write has a
 * condition. Safe to use from several threads.
 */
public final class StateBucket {

  private static final String PREFIX = "ecdr-state/";

  private final Calls calls;
  private final Endpoints endpoints;
  private final Region region;
  private final String bucket;
  private final LongSupplier ticks;

  /**
   * @param calls for this bucket alone: arrivals of others would be dropped
   * @param ticks nanoseconds of a clock that nobody sets
   */
  public StateBucket(
      Calls calls, Endpoints endpoints, Region region, String bucket, LongSupplier ticks) {
    this.calls = calls;
    this.endpoints = endpoints;
    this.region = region;
    this.bucket = bucket;
    this.ticks = ticks;
  }

  /** What a look came to. */
  sealed interface Seen {

    /**
     * @param age by the store's own clock; empty when it does not tell it
     */
    record Found(String text, String etag, Optional<Duration> age) implements Seen {}

    /** Nothing is there. */
    record Absent() implements Seen {}

    /** Nobody can tell. */
    record Silent(String why) implements Seen {}
  }

  /** What a conditional write came to. */
  sealed interface Put {

    record Done(String etag) implements Put {}

    /** Something else was there than expected; nothing was written. */
    record Conflict() implements Put {}

    /** Nobody can tell; it may have been written, or be so later. */
    record Silent(String why) implements Put {}
  }

  /** Where it is. */
  Region region() {
    return region;
  }

  @Override
  public String toString() {
    return "s3://" + bucket + " in " + region;
  }

  /** Looks at one text. */
  Seen get(String key, Duration atMost) {
    var completion = send("GetObject", Value.fields("Key", PREFIX + key), atMost);
    if (completion instanceof Completion.Answered answered) {
      var body = answered.body();
      var etag = body.text("ETag");
      if (etag.isEmpty()) {
        return new Seen.Silent(this + " told no ETag");
      }
      var age =
          body.time("Date")
              .flatMap(now -> body.time("LastModified").map(at -> Duration.between(at, now)));
      return new Seen.Found(body.text("Body").orElse(""), etag.get(), age);
    }
    return completion instanceof Completion.Refused refused && missing(refused)
        ? new Seen.Absent()
        : new Seen.Silent(words(completion));
  }

  /** Without leave to list, S3 says forbidden of what is not there (S3API:GetObject). */
  private static boolean missing(Completion.Refused refused) {
    return refused.kind() == RefusalKind.NOT_FOUND && !refused.code().equals("NoSuchBucket")
        || refused.kind() == RefusalKind.NOT_PERMITTED;
  }

  /**
   * Writes one text.
   *
   * @param over the ETag of what is there now; empty when nothing must be
   */
  Put put(String key, String text, Optional<String> over, Duration atMost) {
    var wanted =
        Value.fields("Key", PREFIX + key, "Body", text, "ContentType", "application/json")
            .with("IfMatch", over)
            .with("IfNoneMatch", over.isPresent() ? Optional.empty() : Optional.of("*"));
    var completion = send("PutObject", wanted, atMost);
    if (completion instanceof Completion.Answered answered) {
      return answered
          .body()
          .text("ETag")
          .<Put>map(Put.Done::new)
          .orElseGet(() -> new Put.Silent(this + " told no ETag"));
    }
    return completion instanceof Completion.Refused refused
            && (refused.kind() == RefusalKind.PRECONDITION || gone(refused))
        ? new Put.Conflict()
        : new Put.Silent(words(completion));
  }

  private static boolean gone(Completion.Refused refused) {
    return refused.code().equals("NoSuchKey");
  }

  /** The names of all texts below a folder; empty when nobody can tell. */
  Optional<List<String>> list(String folder, Duration atMost) {
    var completion = send("ListObjectsV2", Value.fields("Prefix", PREFIX + folder), atMost);
    if (!(completion instanceof Completion.Answered answered)) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    for (var object : answered.body().list("Contents")) {
      object.text("Key").ifPresent(key -> keys.add(key.substring(PREFIX.length())));
    }
    return Optional.of(keys);
  }

  private synchronized Completion send(String action, Value.Fields parameters, Duration atMost) {
    var call =
        new Call(
            Service.S3,
            action,
            region,
            endpoints.of(Service.S3, region),
            parameters.with("Bucket", bucket));
    long begun = ticks.getAsLong();
    var ticket = calls.submit(call);
    while (true) {
      var left = atMost.minusNanos(ticks.getAsLong() - begun);
      if (left.isNegative()) {
        return new Completion.Lost("no answer in time");
      }
      var arrival = calls.next(left);
      if (arrival.isEmpty()) {
        return new Completion.Lost("no answer in time");
      }
      if (arrival.get().ticket().equals(ticket)) {
        return arrival.get().completion();
      }
    }
  }

  private String words(Completion completion) {
    if (completion instanceof Completion.Refused refused) {
      return this + ": " + refused.code() + ": " + refused.message();
    }
    if (completion instanceof Completion.Unreachable unreachable) {
      return this + ": " + unreachable.why();
    }
    return this + ": " + (completion instanceof Completion.Lost lost ? lost.why() : "no answer");
  }
}
