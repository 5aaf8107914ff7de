package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetachQuestionTest {

  private static final Region AWAY = new Region("eu-west-1");
  private static final Step.Rung RUNG =
      new Step.Rung(
          "orders-eu/detach",
          "Detach orders-eu from Global Datastore ldgnf-o",
          new Call(
              Service.ELASTICACHE,
              "DisassociateGlobalReplicationGroup",
              AWAY,
              "http://localhost",
              Value.fields("ReplicationGroupId", "orders-eu")),
          new Condition("standalone", AWAY, Value.Fields.NONE),
          Duration.ofMinutes(1));

  private final StringWriter err = new StringWriter();

  private DetachQuestion question(BufferedReader in) {
    return new DetachQuestion(
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            in,
            true,
            true,
            true,
            100,
            name -> null,
            InstantSource.system()));
  }

  private static boolean answer(DetachQuestion question) {
    var end = Instant.now().plusSeconds(60);
    Optional<Boolean> answer = question.answer();
    while (answer.isEmpty()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(5_000_000L);
      answer = question.answer();
    }
    return answer.get();
  }

  @ParameterizedTest
  @CsvSource({"orders-eu, true", "Orders-EU, true", "yes, false", "orders, false", "'', false"})
  void onlyTheCachesNameIsAYes(String typed, boolean yes) {
    var question = question(new BufferedReader(new StringReader(typed + "\n")));

    question.ask(RUNG, "it was refused");

    assertThat(answer(question)).isEqualTo(yes);
    assertThat(err.toString())
        .contains("it was refused", "Detach orders-eu", "never be attached again")
        .endsWith("Type orders-eu to detach it, anything else to stop here: ");
  }

  @Test
  void nobodyWaitsForTheAnswerAndTheEndOfTheInputIsANo() throws IOException {
    var writer = new PipedWriter();
    var question = question(new BufferedReader(new PipedReader(writer)));

    question.ask(RUNG, "it was refused");

    assertThat(question.answer()).isEmpty();
    writer.close();
    assertThat(answer(question)).isFalse();
  }
}
