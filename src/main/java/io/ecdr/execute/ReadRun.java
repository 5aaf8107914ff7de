package io.ecdr.execute;

import io.ecdr.codec.ProofCodec;
import io.ecdr.model.Fault;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Endpoints;
import io.ecdr.port.FileReads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code read-file {Bucket, Region, Owner, Profile?, Key, Shard, Slots?, Bytes, Checksum?}}: reads
 * a file of a backup to its end. What is wrong with it is no failure of the step but its finding:
 * the steps behind read the other files and write it all down.
 *
 * <p>What a failure leaves behind: nothing. Whatever ends it, it may begin anew. Facts: {@code
 * Finding}.
 */
final class ReadRun implements StepRun {

  static final String KIND = "read-file";

  private static final Duration FIRST_GLANCE = Duration.ofMillis(5);
  private static final Duration LAST_GLANCE = Duration.ofMillis(250);

  private final Step.Local step;
  private final Value.Fields parameters;
  private final Call get;
  private final FileReads port;
  private final String operation;
  private final Instant started;
  private FileReads.Reading reading;

  ReadRun(
      Step.Local step,
      Value.Fields parameters,
      Endpoints endpoints,
      FileReads port,
      String operation,
      Instant started) {
    this.step = step;
    this.parameters = parameters;
    this.port = port;
    this.operation = operation;
    this.started = started;
    var region = new Region(text("Region"));
    this.get =
        new Call(
                Service.S3,
                "GetObject",
                region,
                endpoints.of(Service.S3, region),
                Value.fields("Bucket", text("Bucket"), "Key", text("Key"))
                    .with("ExpectedBucketOwner", parameters.text("Owner")))
            .as(parameters.text("Profile"));
  }

  private String text(String name) {
    return parameters.text(name).orElse("");
  }

  @Override
  public Move next(Instant now) {
    if (reading == null) {
      reading =
          port.begin(
              new FileReads.Order(
                  get,
                  text("Shard"),
                  text("Slots"),
                  parameters.number("Bytes").orElse(0L),
                  parameters.text("Checksum")));
    }
    var end = reading.end();
    if (end.isPresent()) {
      return ended(end.get());
    }
    if (!now.isBefore(started.plus(step.limits().timeout()))) {
      return Ends.timedOut(operation, started, now, "reading " + text("Key"));
    }
    var pause = Duration.between(started, now).dividedBy(10);
    var glance = pause.compareTo(FIRST_GLANCE) < 0 ? FIRST_GLANCE : pause;
    return new Move.Wait(
        now.plus(glance.compareTo(LAST_GLANCE) > 0 ? LAST_GLANCE : glance), "reading it");
  }

  private Move ended(FileReads.End end) {
    if (end instanceof FileReads.Found found) {
      return done(found.finding());
    }
    var completion = ((FileReads.Unread) end).completion();
    if (Bucket.notFound(completion)) {
      return done(missing());
    }
    var stop = Bucket.stop(get, completion);
    return Ends.stop(stop.code(), stop.reason(), Resume.after(stop.hint(), operation), false);
  }

  private FileFinding missing() {
    return new FileFinding(
        text("Shard"),
        text("Key"),
        0,
        0,
        0,
        List.of(),
        Optional.empty(),
        "",
        List.of(Fault.of(text("Key"), "the file is missing")),
        List.of());
  }

  private static Move done(FileFinding finding) {
    var facts = Value.Fields.NONE.with("Finding", ProofCodec.of(finding));
    return new Move.End(new StepOutcome.Done(facts, false), true);
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    throw new IllegalStateException("a reading asks for itself: " + key);
  }

  @Override
  public void letGo() {
    if (reading != null) {
      reading.abandon();
    }
  }
}
