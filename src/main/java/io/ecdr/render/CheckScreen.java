package io.ecdr.render;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Text;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CheckReport.Result;
import io.ecdr.usecase.Trial;
import java.time.Instant;
import java.util.List;

/** What {@code check} found, cache by cache and purpose by purpose. */
public final class CheckScreen implements Screen {

  private final CheckReport report;

  public CheckScreen(CheckReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.check/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  @Override
  public ExitCode code() {
    return report.code();
  }

  @Override
  public Value.Fields data() {
    var data =
        Value.Fields.NONE
            .with("ready", report.code() == ExitCode.OK)
            .with("overdueDrills", DrillLines.data(report.overdue()))
            .with(
                "results", Value.items(report.results().stream().map(CheckScreen::data).toList()));
    var trials = report.trials().stream().map(CheckScreen::data).toList();
    return trials.isEmpty() ? data : data.with("trialWrites", Value.items(trials));
  }

  private static Value.Fields data(Trial trial) {
    return Value.fields(
            "region", trial.marker().region().id(),
            "bucket", trial.marker().bucket(),
            "key", trial.marker().key())
        .with("works", trial.works())
        .with("mayBeLeft", trial.left());
  }

  private static Value.Fields data(Result result) {
    var data =
        Value.fields(
                "cache", result.cache(),
                "region", result.region().id(),
                "purpose", result.purpose().word(),
                "state", state(result))
            .with("to", result.to().map(Region::id))
            .with("blockers", Value.texts(result.blockers().stream().map(Check::id).toList()))
            .with("checks", Value.items(result.checks().stream().map(PlanCodec::of).toList()))
            .with("why", result.left().or(() -> result.trouble().map(t -> t.message())))
            .with("hint", result.trouble().map(t -> t.hint()).filter(h -> !h.isBlank()));
    return result.trouble().isPresent()
        ? data.with("code", result.trouble().get().code().number())
        : data;
  }

  private static String state(Result result) {
    if (result.left().isPresent()) {
      return "left-out";
    }
    if (result.trouble().isPresent()) {
      return "not-checked";
    }
    return result.blockers().isEmpty() ? "ready" : "blocked";
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void print(Page page) {
    DrillLines.print(page, report.overdue());
    for (var result : report.results()) {
      page.title(name(result));
      if (result.left().isPresent()) {
        page.text(2, result.left().get());
      } else if (result.trouble().isPresent()) {
        page.inked(Ink.BAD, 2, "could not be checked: " + result.trouble().get().message());
        page.text(2, "hint: " + result.trouble().get().hint());
      } else {
        CheckLines.print(page, result.checks());
      }
      page.gap();
    }
    if (report.results().isEmpty()) {
      page.line("No caches.");
      return;
    }
    page.line(summary());
  }

  static String name(Result result) {
    return result.cache()
        + " in "
        + result.region()
        + ": "
        + result.purpose().word()
        + result.to().filter(to -> !to.equals(result.region())).map(to -> " to " + to).orElse("");
  }

  private String summary() {
    long checked = report.results().stream().filter(Result::checked).count();
    long blocked = report.results().stream().filter(r -> !r.blockers().isEmpty()).count();
    long troubled = report.results().stream().filter(r -> r.trouble().isPresent()).count();
    return (checked - blocked)
        + " of "
        + (checked + troubled)
        + " ready"
        + (blocked > 0 ? ", " + blocked + " blocked" : "")
        + (troubled > 0 ? ", " + troubled + " could not be checked" : "")
        + ". "
        + sent();
  }

  private String sent() {
    if (report.trials().isEmpty()) {
      return "Nothing was sent that changes anything.";
    }
    long left = report.trials().stream().filter(Trial::left).count();
    return left == 0
        ? "Nothing was changed; of trial writes nothing is left."
        : "Nothing was changed, but " + Text.count(left, "trial write") + " may be left.";
  }
}
