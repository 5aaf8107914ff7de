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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A bucket of one Region that keeps small texts of ours. Waits for each answer, but never longer
 * than is said; a call that is given up may still act later, which is why every write has a
 * condition. Safe to use from several threads.
 */
public final class StateBucket {

  private static final String PREFIX = "ecdr-state/";
  private static final int MOST_PAGES = 10;

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
  public sealed interface Seen {

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
  public sealed interface Put {

    record Done(String etag) implements Put {}

    /** Something else was there than expected; nothing was written. */
    record Conflict() implements Put {}

    /** Nobody can tell; it may have been written, or be so later. */
    record Silent(String why) implements Put {}
  }

  /** Where it is. */
  public Region region() {
    return region;
  }

  @Override
  public String toString() {
    return "s3://" + bucket + " in " + region;
  }

  /** Looks at one text. */
  public Seen get(String key, Duration atMost) {
    return seen(send(List.of(call(get(key))), atMost).get(0));
  }

  private Seen seen(Completion completion) {
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
  public Put put(String key, String text, Optional<String> over, Duration atMost) {
    var wanted =
        Value.fields("Key", PREFIX + key, "Body", text, "ContentType", "application/json")
            .with("IfMatch", over)
            .with("IfNoneMatch", over.isPresent() ? Optional.empty() : Optional.of("*"));
    var completion = send(List.of(call(new Wanted("PutObject", wanted))), atMost).get(0);
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

  /** Looks at several texts at once. */
  public Map<String, Seen> get(List<String> keys, Duration atMost) {
    Map<String, Seen> all = new LinkedHashMap<>();
    List<Call> wanted = keys.stream().map(StateBucket::get).map(this::call).toList();
    var answers = send(wanted, atMost);
    for (int i = 0; i < keys.size(); i++) {
      all.put(keys.get(i), seen(answers.get(i)));
    }
    return all;
  }

  /** What came of asking for the folders in one. */
  public sealed interface Folders {

    /**
     * @param names in order, without their path
     */
    record Found(List<String> names) implements Folders {
      public Found {
        names = List.copyOf(names);
      }
    }

    /** Nobody can tell. */
    record Silent(String why) implements Folders {}
  }

  /**
   * The folders in one.
   *
   * @param after only names that come after this one
   */
  public Folders folders(String folder, String after, Duration atMost) {
    var start = PREFIX + folder + "/";
    List<String> names = new ArrayList<>();
    Optional<String> token = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      var wanted =
          Value.fields("Prefix", start, "Delimiter", "/", "StartAfter", start + after)
              .with("ContinuationToken", token);
      var completion = send(List.of(call(new Wanted("ListObjectsV2", wanted))), atMost).get(0);
      if (!(completion instanceof Completion.Answered answered)) {
        return new Folders.Silent(words(completion));
      }
      for (var prefix : answered.body().list("CommonPrefixes")) {
        prefix
            .text("Prefix")
            .filter(name -> name.startsWith(start) && name.endsWith("/"))
            .map(name -> name.substring(start.length(), name.length() - 1))
            .ifPresent(names::add);
      }
      token = answered.body().text("NextContinuationToken");
      if (token.isEmpty()) {
        break;
      }
    }
    return new Folders.Found(names);
  }

  private record Wanted(String action, Value.Fields parameters) {}

  private static Wanted get(String key) {
    return new Wanted("GetObject", Value.fields("Key", PREFIX + key));
  }

  private Call call(Wanted wanted) {
    return new Call(
        Service.S3,
        wanted.action(),
        region,
        endpoints.of(Service.S3, region),
        wanted.parameters().with("Bucket", bucket));
  }

  /** Sends them at once; what does not answer in time is lost. */
  private synchronized List<Completion> send(List<Call> wanted, Duration atMost) {
    long begun = ticks.getAsLong();
    Map<Calls.Ticket, Integer> open = new HashMap<>();
    List<Completion> all = new ArrayList<>();
    for (var call : wanted) {
      open.put(calls.submit(call), all.size());
      all.add(new Completion.Lost("no answer in time"));
    }
    while (!open.isEmpty()) {
      var left = atMost.minusNanos(ticks.getAsLong() - begun);
      var arrival = left.isNegative() ? Optional.<Calls.Arrival>empty() : calls.next(left);
      if (arrival.isEmpty()) {
        break;
      }
      var index = open.remove(arrival.get().ticket());
      if (index != null) {
        all.set(index, arrival.get().completion());
      }
    }
    return all;
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
