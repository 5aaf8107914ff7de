package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switchover that becomes a failover by itself, typed at the whole program. */
class EscalateAfterTest {

  private static final String SWITCH = "switchover orders --region us-east-1 --to eu-west-1";
  private static final String SURE = " --yes --expect-primary us-east-1";
  private static final String PROMOTE = "FailoverGlobalReplicationGroup";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void open() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    operator.grace(Duration.ofSeconds(1));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
    ended(Lines.group("orders"), 0);
    ended("sim wait orders --region us-east-1", 0);
    ended(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes",
        0);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream()
        .filter(s -> !s.readsOnly())
        .map(RecordingHttp.Sent::action)
        .toList();
  }

  private static String words(Operator.Ended ended) {
    return (ended.err() + ended.out()).replaceAll("\\s+", " ");
  }

  private List<String> switchovers() {
    return ended("op list -o json", 0).data().list("operations").stream()
        .filter(o -> o.text("verb").orElse("").equals("switchover"))
        .map(o -> o.text("state").orElse(""))
        .toList();
  }

  @Test
  void aLostPromotionIsSentOnceMoreByTheFailover() {
    ended("sim fault lose-answer " + PROMOTE + " --before-effect", 0);

    // The switchover's own time is shorter than the grace, so it does not send it again itself.
    operator.grace(Duration.ofSeconds(4));
    var run = ended(SWITCH + " --accept-unknown-loss --escalate-after 2s" + SURE + " -o json", 0);

    assertThat(run.data().fields("report").text("verb")).contains("failover");
    assertThat(changing(run)).containsExactly(PROMOTE, PROMOTE);
    assertThat(words(run)).contains("was escalated to this failover");
    assertThat(switchovers()).containsExactly("escalated");
  }

  @Test
  void whatThePlanSaysIsKeptWithASavedPlan() {
    var line = SWITCH + " --accept-unknown-loss --escalate-after 2s --or-detach";
    assertThat(words(ended(line + " --dry-run", 0)))
        .contains("this becomes a failover to the same target", "which detaches");
    var file = folder.resolve("plan.json");
    ended("plan " + line + " --expect-primary us-east-1 --out " + file, 0);
    ended("sim fault lose-answer " + PROMOTE + " --before-effect", 0);
    operator.grace(Duration.ofSeconds(4));
    assertThat(words(ended("apply " + file + " --yes", 0)))
        .contains("was escalated to this failover");
  }

  @Test
  void whatIsDoneInTimeIsNotEscalated() {
    var run = ended(SWITCH + " --accept-unknown-loss --escalate-after 1m" + SURE, 0);
    assertThat(words(run)).contains("switchover: done and confirmed").doesNotContain("escalated");
    assertThat(switchovers()).containsExactly("done");
  }

  @Test
  void aVetoIsNoReasonToEscalate() {
    var run =
        operator.types(
            SWITCH
                + " --accept-unknown-loss --escalate-after 2s --pre-hook no-such-program"
                + SURE);
    assertThat(run.code()).isEqualTo(11);
    assertThat(changing(run)).isEmpty();
  }

  @Test
  void withoutABoundItIsBadUsage() {
    assertThat(ended(SWITCH + " --escalate-after 2s" + SURE, 2).err())
        .contains("--escalate-after needs --max-data-loss");
    assertThat(ended(SWITCH + " --accept-unknown-loss --or-detach" + SURE, 2).err())
        .contains("--or-detach needs --escalate-after");
  }
}
