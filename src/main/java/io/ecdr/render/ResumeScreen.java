package io.ecdr.render;

import io.ecdr.codec.PlanCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Step;
import io.ecdr.usecase.ResumePlan;
import java.time.Instant;
import java.util.List;

/** What going on with an operation would do: what {@code op resume --dry-run} shows. */
public final class ResumeScreen implements Screen {

  private final ResumePlan resume;

  public ResumeScreen(ResumePlan resume) {
    this.resume = resume;
  }

  @Override
  public String schema() {
    return "ecdr.resume-dry-run/1";
  }

  @Override
  public Instant at() {
    return resume.at();
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    return Value.Fields.NONE
        .with("operation", resume.plan().id())
        .with("done", Value.texts(resume.done().stream().map(Step::id).toList()))
        .with("left", PlanCodec.of(resume.left()))
        .with("sent", false);
  }

  @Override
  public List<String> warnings() {
    return resume.warnings();
  }

  @Override
  public void print(Page page) {
    var plan = resume.plan();
    page.title(plan.verb() + "  operation " + plan.id());
    page.line("account " + plan.account() + ", planned " + Words.of(plan.created()));
    if (!resume.done().isEmpty()) {
      page.gap();
      page.title("Done already");
      resume.done().forEach(step -> page.text(2, step.title()));
    }
    for (var lane : resume.left().lanes()) {
      page.gap();
      page.title("Steps left for " + lane.cache());
      int number = 1;
      for (var step : lane.steps()) {
        PlanScreen.step(page, number++, step);
        resume.position().sentOf(step.id()).ifPresent(sent -> page.text(5, words(sent)));
      }
    }
    page.gap();
    page.line(
        resume.left().lanes().isEmpty()
            ? "Nothing is left to do."
            : "Each step looks first; what is found done is not sent again.");
    page.line("Dry run: nothing was sent that changes anything.");
  }

  private static String words(Position.Sent sent) {
    var what = "sent before, at " + Words.of(sent.at());
    if (sent.state() == Entry.Result.ACCEPTED) {
      return what + ": taken on; it is waited for";
    }
    return sent.state() == Entry.Result.LOST || sent.doubtful()
        ? what + ": nobody knows whether it acted; that is found out first"
        : what + ": it changed nothing";
  }
}
