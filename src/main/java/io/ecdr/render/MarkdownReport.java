package io.ecdr.render;

import static io.ecdr.render.MarkdownText.code;
import static io.ecdr.render.MarkdownText.plain;

import io.ecdr.plan.Aftercare;
import io.ecdr.plan.EndpointsMoved;
import io.ecdr.plan.LostWrites;
import io.ecdr.plan.Report;
import io.ecdr.plan.StaleMember;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.Told;
import io.ecdr.usecase.OperationReport;
import java.util.List;

/** What an operation came to as Markdown, for a ticket. Pure: the same report gives the same. */
public final class MarkdownReport {

  private final StringBuilder out = new StringBuilder();

  private MarkdownReport() {}

  /** The whole report. */
  public static String of(OperationReport operation) {
    var text = new MarkdownReport();
    text.report(operation.report());
    operation.lost().ifPresent(text::lost);
    text.stale(StaleMember.left(operation.report()));
    var notes = Aftercare.of(operation.report());
    if (!notes.isEmpty()) {
      text.line("");
      text.aftercare("##", notes);
    }
    return text.out.toString();
  }

  /** What Terraform and CloudFormation will want, alone. */
  public static String aftercare(OperationReport operation) {
    var text = new MarkdownReport();
    var notes = Aftercare.of(operation.report());
    if (notes.isEmpty()) {
      text.line("It did nothing that Terraform or CloudFormation are known to trip over.");
    } else {
      text.aftercare("#", notes);
    }
    return text.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void report(Report report) {
    line("# " + plain("ecdr " + report.verb() + ", operation " + report.operation()));
    line("");
    line("- Began " + plain(Words.of(report.started())));
    line("- Ended " + plain(Words.of(report.ended())));
    line("- Exit code " + plain(Words.of(report.code())));
    for (var lane : report.lanes()) {
      line("");
      line("## " + plain(lane.cache().toString()));
      line("");
      line("| came to | step | took | words |");
      line("| --- | --- | --- | --- |");
      lane.steps().forEach(this::step);
      lane.endpoints().ifPresent(this::endpoints);
      told(lane.told());
    }
  }

  private void lost(List<LostWrites> lost) {
    var lines = new StringBuilder();
    LostLines.print(new Page(lines, false, 80), lost);
    line("");
    out.append(MarkdownText.block("", lines.toString().strip()));
  }

  private void stale(List<StaleMember> all) {
    if (all.isEmpty()) {
      return;
    }
    line("");
    line("## Stale members");
    line("");
    for (var stale : all) {
      line("- " + plain(stale.words()));
      stale.rebuild().forEach(command -> line("  - " + code(command)));
    }
    line("");
    line(plain(StaleMember.advice(all)));
  }

  private void step(Report.StepReport step) {
    var title = plain(step.step().title());
    if (step.outcome().isEmpty()) {
      line("| not reached | " + title + " | | |");
    } else if (step.outcome().get() instanceof StepOutcome.Stopped stopped) {
      line(
          "| **%s** | %s | %s | %s |"
              .formatted(
                  plain(Words.of(stopped.code())),
                  title,
                  plain(Words.measured(step.took())),
                  plain(
                      stopped.reason() + (stopped.hint().isBlank() ? "" : "; " + stopped.hint()))));
    } else {
      line("| done | %s | %s | |".formatted(title, plain(Words.measured(step.took()))));
    }
  }

  private void endpoints(EndpointsMoved moved) {
    line("");
    line("- Connect to: " + plain(EndpointLines.words(moved.now())));
    moved.old().ifPresent(old -> line("- Before: " + plain(EndpointLines.words(old))));
  }

  private void told(List<Told> all) {
    if (!all.isEmpty()) {
      line("");
    }
    all.forEach(each -> line("- " + plain(ToldLines.line(each))));
  }

  private void aftercare(String level, List<Aftercare.Note> notes) {
    line(level + " Terraform and CloudFormation");
    line("");
    line(plain(AftercareLines.FIRST));
    for (var note : notes) {
      line("");
      line(
          "%s# %s %s, id %s, in %s"
              .formatted(
                  level,
                  note.tool().word(),
                  code(note.type()),
                  code(note.id()),
                  plain(note.region())));
      line("");
      line("It will want to: " + plain(note.wants()));
      line("");
      note.prevent().forEach(each -> line("- " + plain(each)));
      line("");
      line("Basis: " + plain(note.basis()));
    }
  }
}
