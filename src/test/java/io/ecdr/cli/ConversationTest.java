package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.DeletePlanner;
import io.ecdr.plan.Event;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.render.Page;
import io.ecdr.render.Samples;
import io.ecdr.render.Trouble;
import io.ecdr.usecase.Rejection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Questions and progress. */
class ConversationTest {

  @ParameterizedTest
  @CsvSource({"y, GIVEN", "YES, GIVEN", "n, DECLINED", "'', DECLINED", "orders, DECLINED"})
  void aPersonIsAskedAndOnlyYesIsYes(String typed, Consent.Answer answer) {
    var words = new Typed(Path.of("unused"));
    assertThat(ask(words, true, typed + "\n")).isEqualTo(answer);
    assertThat(words.out.toString()).isEmpty();
    assertThat(words.err.toString())
        .contains("Take snapshot orders-20261123-0115-k3f9 of orders")
        .endsWith("This usually takes 4m 40s. Go on? [y/N] ");
  }

  @ParameterizedTest
  @CsvSource({
    "orders, GIVEN",
    "y, DECLINED",
    "yes, DECLINED",
    "ORDERS-2, DECLINED",
    "'', DECLINED"
  })
  void aChangeOfRolesIsConfirmedByTheCachesName(String typed, Consent.Answer answer) {
    var words = new Typed(Path.of("unused"));
    var change = CommandLine.populateCommand(new ConfirmOptions());
    var question =
        new Question(
            words.console(true, typed + "\n"),
            change,
            new Page(new PrintWriter(words.err, true), false, 80));
    assertThat(question.ask(Samples.switchover())).isEqualTo(answer);
    assertThat(words.err.toString())
        .contains("Would be lost: lag 1s")
        .endsWith("Type orders to go on: ");
  }

  @ParameterizedTest
  @CsvSource({"orders-1, GIVEN", "ORDERS-1, GIVEN", "y, DECLINED", "orders, DECLINED"})
  void aDeletionIsConfirmedByTheBackupsName(String typed, Consent.Answer answer) {
    var words = new Typed(Path.of("unused"));
    var plan =
        Samples.plan(
            DeletePlanner.VERB,
            new Check(
                "delete-orders-1",
                "May go",
                Check.Verdict.PASS,
                "nothing keeps it",
                Optional.empty(),
                "",
                "",
                false,
                false));
    var question =
        new Question(
            words.console(true, typed + "\n"),
            CommandLine.populateCommand(new ConfirmOptions()),
            new Page(new PrintWriter(words.err, true), false, 80));
    assertThat(question.ask(plan)).isEqualTo(answer);
    assertThat(words.err.toString()).endsWith("Type orders-1 to go on: ");
  }

  @Test
  void theEndOfInputIsNoYes() {
    assertThat(ask(new Typed(Path.of("unused")), true, "")).isEqualTo(Consent.Answer.DECLINED);
  }

  @Test
  void nobodyIsAskedWhereThereIsNoTerminalOrInputIsOff() {
    var words = new Typed(Path.of("unused"));
    assertThat(ask(words, false, "y\n")).isEqualTo(Consent.Answer.NOBODY_TO_ASK);
    assertThat(ask(words, true, "y\n", "--input=false")).isEqualTo(Consent.Answer.NOBODY_TO_ASK);
    assertThat(words.err.toString()).isEmpty();
  }

  @Test
  void yesBeforehandAsksNobody() {
    var words = new Typed(Path.of("unused"));
    assertThat(ask(words, false, "", "--yes")).isEqualTo(Consent.Answer.GIVEN);
    assertThat(words.err.toString()).isEmpty();
  }

  private static Consent.Answer ask(
      Typed words, boolean terminal, String input, String... options) {
    var change = CommandLine.populateCommand(new ConfirmOptions(), options);
    return new Question(
            words.console(terminal, input),
            change,
            new Page(new PrintWriter(words.err, true), false, 80))
        .ask(Samples.plan());
  }

  @Test
  void plainProgressTellsStartsEndsChangesAndNowAndThenASign() {
    var err = new StringWriter();
    run(new PlainProgress(new PrintWriter(err)));
    assertThat(err.toString())
        .isEqualTo(
            """
            orders/snapshot: Take snapshot orders-20261123-0115-k3f9 of orders, usually 3m
            orders/snapshot: snapshot is creating, 1s so far
            orders/snapshot: snapshot is creating, 21s so far
            orders/snapshot: done in 22s
            """);
  }

  @Test
  void liveProgressRewritesOneLineAndLeavesTheEndBehind() {
    var err = new StringWriter();
    var out = new PrintWriter(err);
    run(new LiveProgress(out, new Page(out, false, 60), 60));
    assertThat(err.toString())
        .contains("orders: snapshot is creating, 21s (usually 3m)")
        .endsWith(
            "\u001b[1A\r\u001b[Jdone  Take snapshot orders-20261123-0115-k3f9 of orders:\n"
                + "      done in 22s\n");
    narrow(err, 60);
  }

  @Test
  void whatWentWrongIsBrokenWhereTheTerminalEnds() {
    var err = new StringWriter();
    var said = "there is no way home that could be told from here, ".repeat(4);
    Trouble.print(new Page(err, false, 80), new Rejection(ExitCode.REFUSED_BY_CHECKS, said, said));
    assertThat(err.toString()).startsWith("ecdr: there").contains("\nhint: there", "\n      ");
    narrow(err, 80);
  }

  private static void narrow(StringWriter err, int columns) {
    assertThat(err.toString().replaceAll("\u001b\\[[0-9]*[A-Z]", "").lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  private static void run(EventSink sink) {
    var step = Samples.snapshot();
    var t = Samples.NOW;
    sink.happened(new Event.Started(step, t));
    for (int second : new int[] {1, 2, 3, 21}) {
      sink.happened(
          new Event.Progress(
              step, t.plusSeconds(second), "snapshot is creating", Duration.ofSeconds(second)));
    }
    sink.happened(
        new Event.Ended(
            step,
            t.plusSeconds(22),
            new StepOutcome.Done(Value.Fields.NONE, false),
            Duration.ofSeconds(22)));
  }
}
