package io.ecdr.lock;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.sim.action.Content;
import io.ecdr.sim.action.s3.GetObject;
import io.ecdr.sim.action.s3.PutObject;
import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.memory.MemoryEngine;
import io.ecdr.sim.fault.FaultBook;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.VirtualTime;
import io.ecdr.sim.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The simulator's S3 with its own clock, asked through the actions themselves, without a wire. */
final class SimulatedS3 implements AutoCloseable {

  static final Region REGION = new Region("eu-west-1");
  static final String BUCKET = "state-eu";
  private static final String ACCOUNT = "111122223333";
  private static final Caller CALLER = new Caller(ACCOUNT, "AKIDTEST", REGION.id());

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T01:15:00Z"));
  private final World world;

  SimulatedS3() {
    world =
        new World(
            new World.Settings(
                List.of(REGION.id()),
                ACCOUNT,
                Pace.AWS,
                time,
                new Random(1),
                new MemoryEngine(time),
                new FaultBook()));
    world.s3().create(BUCKET, REGION.id(), ACCOUNT, time.now());
  }

  Instant now() {
    return time.now();
  }

  void pass(Duration by) {
    time.advance(by);
  }

  Completion send(Call call) {
    try {
      return call.action().equals("GetObject")
          ? new Completion.Answered(get(call.parameters()))
          : new Completion.Answered(put(call.parameters()));
    } catch (ServiceFault e) {
      return new Completion.Refused(
          e.code(), e.getMessage(), e.httpStatus(), RefusalKind.of(e.code(), e.httpStatus()));
    }
  }

  private Value.Fields get(Value.Fields asked) {
    var reply =
        new GetObject()
            .answer(
                GetObjectRequest.builder()
                    .bucket(asked.text("Bucket").orElseThrow())
                    .key(asked.text("Key").orElseThrow())
                    .build(),
                Content.none(),
                CALLER,
                world);
    try (var bytes = reply.stream().orElseThrow().bytes()) {
      return dated(Value.fields("ETag", reply.response().eTag()))
          .with("LastModified", new Value.Time(seconds(reply.response().lastModified())))
          .with("Body", new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Value.Fields put(Value.Fields asked) {
    var request =
        PutObjectRequest.builder()
            .bucket(asked.text("Bucket").orElseThrow())
            .key(asked.text("Key").orElseThrow());
    asked.text("IfMatch").ifPresent(request::ifMatch);
    asked.text("IfNoneMatch").ifPresent(request::ifNoneMatch);
    var blob = Blob.of(asked.text("Body").orElseThrow().getBytes(StandardCharsets.UTF_8));
    var reply = new PutObject().answer(request.build(), () -> blob, CALLER, world);
    return dated(Value.fields("ETag", reply.response().eTag()));
  }

  private Value.Fields dated(Value.Fields answer) {
    return answer.with("Date", new Value.Time(seconds(time.now())));
  }

  /** On the wire both times have whole seconds. */
  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() {
    world.close();
  }
}
