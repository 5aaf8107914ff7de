package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.plan.Reachability;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalOperations;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.AwayDrills;
import io.ecdr.usecase.DyingOperations;
import io.ecdr.usecase.StatusReport;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A switchover is rehearsed, there and back, typed at the whole program. */
class DrillSwitchoverTypedTest extends TypedGround {

  private static final String LINE =
      "drill switchover %s --region us-east-1 --to eu-west-1 --accept-unknown-loss --hold 1s";
  private static final String SURE = " --expect-primary us-east-1 --yes -o json";

  @BeforeAll
  void fourPairs() {
    for (var id : List.of("orders", "carts", "shop", "twins")) {
      types(Lines.group(id), 0);
      types("sim wait " + id + " --region us-east-1", 0);
      types(
          "standby create "
              + id
              + " --region us-east-1 --to eu-west-1 --subnet-group private --yes --as "
              + id
              + (id.equals("twins") ? "" : "-eu"),
          0);
    }
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  /** Nothing is to do for a switchover there, so that is where the primary is. */
  private void primaryIsIn(String id, String region) {
    var look =
        types(
            "switchover %s --region us-east-1 --to %s --accept-unknown-loss --dry-run"
                .formatted(id, region),
            0);
    assertThat(look.out()).contains("the target is the primary already");
  }

  /** Two members may have one id; their Regions tell them apart. */
  @Test
  void bothMembersMayHaveTheSameId() throws IOException {
    var program = Files.writeString(folder.resolve("program"), "#!/bin/sh\nexit 0\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var hooks = " --pre-hook %1$s --post-hook %1$s".formatted(program);
    var ended = types(LINE.formatted("twins") + hooks + SURE, 0);

    assertThat(ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::region))
        .containsExactly("eu-west-1", "us-east-1");
    var lane = ended.data().fields("report").list("lanes").get(0);
    assertThat(lane.list("steps").stream().map(s -> s.fields("step").text("id").orElseThrow()))
        .containsSubsequence(
            "twins/switchover",
            "twins/hold",
            "twins@us-east-1/follows",
            "twins@us-east-1/switchover",
            "twins@us-east-1/write-probe")
        .doesNotHaveDuplicates();
    primaryIsIn("twins", "us-east-1");
    assertThat(types("status twins --region us-east-1", 0).out())
        .contains("drill switchover")
        .doesNotContain("drill switchover to twins in eu-west-1");
  }

  @Test
  void theRolesMoveThereAndBackAndBothWaysAreMeasured() {
    var ended = types(LINE.formatted("orders") + SURE, 0);

    assertThat(changing(ended))
        .containsExactly("FailoverGlobalReplicationGroup", "FailoverGlobalReplicationGroup");
    var lane = ended.data().fields("report").list("lanes").get(0);
    assertThat(lane.text("measuredRto")).isPresent();
    assertThat(lane.list("steps").stream().map(s -> s.fields("step").text("id").orElseThrow()))
        .containsSubsequence(
            "orders-eu/switchover", "orders-eu/hold", "orders/switchover", "orders/write-probe");
    primaryIsIn("orders", "us-east-1");
    var shown = types("op show " + ended.data().fields("report").text("operation").get(), 0);
    assertThat(shown.out()).contains("done");
    var lost =
        types(
            "op report "
                + ended.data().fields("report").text("operation").get()
                + " --loss -o json",
            0);
    assertThat(lost.data().list("lost").stream().map(l -> l.text("region").orElseThrow()))
        .containsExactly("eu-west-1", "us-east-1");
    // No window keeps the next role change away, and the last one was the way home.
    assertThat(types("status orders --region us-east-1", 0).out().replaceAll("\\s+", " "))
        .contains("drill switchover to orders in us-east-1")
        .doesNotContain("op ack");
  }

  @Test
  void aDryRunTellsWhatItDoesToWritersAndWhenItEnds() {
    var ended = types(LINE.formatted("shop") + " --dry-run", 0);
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    assertThat(ended.out().replaceAll("\\s+", " "))
        .contains(
            "twice, there and back, writes are refused while the roles move",
            "the way back to shop in us-east-1 begins 1 s after the roles have moved",
            "--stop-when-lag");
    assertThat(types(LINE.formatted("shop") + " --deadline 1s --dry-run", 2).err())
        .contains("a drill's deadline is after the time");
    var home = LINE.formatted("shop").replace("--to eu-west-1", "--to us-east-1");
    assertThat(types(home + " --dry-run", 11).out()).contains("There is a way there and back");
  }

  /** The lag metric is a minute late and more, so it does not come down in time. */
  @Test
  void oneThatStopsBeforeAnythingWasSentTakesNoWayBack() {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var line =
        LINE.formatted("shop") + " --max-data-loss 1s --max-pause 1s --writes-stopped-at " + now;

    var ended = types(line + SURE, 15);

    assertThat(changing(ended)).isEmpty();
    var steps = ended.data().fields("report").list("lanes").get(0).list("steps");
    assertThat(steps.stream().filter(s -> s.fields("outcome").members().size() > 0))
        .as("the marks and the lag, and nothing of the way back")
        .hasSize(2);
    primaryIsIn("shop", "us-east-1");
  }

  @Test
  void oneThatDiedIsOverdueLaterAndGoesHomeWhenItIsResumed() {
    operator.grace(Duration.ofSeconds(2));
    operator.keeping(real -> new DyingOperations(real, 3));
    assertThatThrownBy(() -> operator.types(LINE.formatted("carts") + SURE))
        .isInstanceOf(DyingOperations.Died.class);
    operator.keeping(UnaryOperator.identity());
    assertThat(overdueIn(Duration.ofMinutes(1))).isEmpty();
    var overdue = overdueIn(Duration.ofHours(2)).orElseThrow();
    assertThat(overdue).startsWith("ecdr op resume ");

    var resumed = types(overdue.replaceFirst("ecdr ", "") + " --yes", 0);

    assertThat(resumed.out().replaceAll("\\s+", " ")).contains("done and confirmed");
    primaryIsIn("carts", "us-east-1");
    assertThat(overdueIn(Duration.ofHours(2))).isEmpty();
  }

  /** What a status tells first about a drill that is over, when it is asked so much later. */
  private Optional<String> overdueIn(Duration time) {
    var drills =
        new AwayDrills(
            new LocalOperations(folder.resolve("state")),
            new LocalLocks(folder.resolve("state"), InstantSource.system(), 42, "here"),
            () -> Instant.now().plus(time));
    var nothing =
        new StatusReport(
            List.of(),
            Instant.EPOCH,
            Optional.empty(),
            Reachability.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ExitCode.OK);
    var answer = drills.status(request -> new Answer.Given<>(nothing)).read(null);
    return ((Answer.Given<StatusReport>) answer)
        .report().overdue().stream().map(OverdueDrill::command).findFirst();
  }
}
