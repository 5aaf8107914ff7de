package io.ecdr.plan;

import io.ecdr.model.DataCount;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The step that reads restored data and compares it with what a backup's files hold. Pure. */
public final class ProofSteps {

  /** The kind of its work. */
  public static final String KIND = "prove-data";

  /** The fact that says what came of it. */
  public static final String FACT = "Data";

  /** The fact of a step that read a backup to its end: what is to come back of it. */
  public static final String EXPECTED = "Expected";

  /** The parameter that leaves the verdict to a later step. */
  public static final String GOES_ON = "GoesOn";

  private ProofSteps() {}

  /** The same, but that the data differs is told by its facts, and a later step ends with it. */
  static Step goesOn(Step step) {
    return step instanceof Step.Local local && local.kind().equals(KIND)
        ? new Step.Local(
            local.id(),
            local.title(),
            local.kind(),
            local.parameters().with(GOES_ON, true),
            local.mayCall(),
            local.limits(),
            local.undo(),
            local.precondition())
        : step;
  }

  /**
   * The step.
   *
   * @param named the cache as its kind is named
   * @param confirm the step whose facts tell the endpoint
   * @param counting the command that lets the backup be counted, where one can
   */
  static Step step(
      Value.Fields named,
      String confirm,
      boolean cluster,
      boolean tls,
      RestoreAccess.Login login,
      Optional<DataCount> count,
      Optional<String> counting,
      Limits limits) {
    var cache = named.members().keySet().stream().findFirst().flatMap(named::text).orElse("");
    var parameters =
        named
            .with("Endpoint", new Value.Bound(confirm, "Endpoint", "host:port"))
            .with("Cluster", cluster)
            .with("Tls", tls)
            .with("User", login.user())
            .with("Auth", login.auth());
    if (count.isEmpty()) {
      parameters = parameters.with("Counting", counting);
    }
    if (count.isPresent()) {
      parameters = parameters.with("Expected", of(count.get()));
    }
    return new Step.Local(
        cache + "/prove",
        "Read back what " + cache + " holds, as far as it can be reached from here",
        KIND,
        parameters,
        List.of(),
        limits,
        "",
        named.get("ServerlessCacheName").isPresent() ? "it is available" : "all its nodes serve");
  }

  /** The same, held to what an earlier step of the lane has counted by then. */
  static Step heldTo(Step step, String counted) {
    return step instanceof Step.Local local && local.kind().equals(KIND)
        ? new Step.Local(
            local.id(),
            local.title(),
            local.kind(),
            local
                .parameters()
                .without("Counting")
                .with("Expected", new Value.Bound(counted, EXPECTED, "what the backup holds")),
            local.mayCall(),
            local.limits(),
            local.undo(),
            local.precondition())
        : step;
  }

  /** What is to come back, as the step takes it. */
  public static Value.Fields of(DataCount count) {
    List<Value> left = new ArrayList<>();
    for (var each : count.expiring()) {
      left.add(
          Value.fields("After", each.after().toString())
              .with("UpTo", each.upTo().map(Duration::toString))
              .with("Keys", each.keys()));
    }
    return Value.fields("By", count.by(), "AsOf", count.asOf().toString())
        .with("Lasting", count.lasting())
        .with("Left", Value.items(left));
  }

  /**
   * What is expected, out of the step's parameters; empty when nobody counted.
   *
   * @throws DateTimeException when a time in it is none
   */
  public static Optional<DataCount> expected(Value.Fields parameters) {
    var fields = Objects.requireNonNull(parameters, "parameters").fields("Expected");
    if (fields.text("AsOf").isEmpty()) {
      return Optional.empty();
    }
    var left =
        fields.list("Left").stream()
            .map(
                each ->
                    new DataCount.Left(
                        Duration.parse(each.text("After").orElse("PT0S")),
                        each.text("UpTo").map(Duration::parse),
                        each.number("Keys").orElse(0L)))
            .toList();
    return Optional.of(
        new DataCount(
            fields.text("By").orElse(""),
            Instant.parse(fields.text("AsOf").get()),
            fields.number("Lasting").orElse(0L),
            left,
            Optional.empty()));
  }
}
