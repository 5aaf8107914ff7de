package io.ecdr.render;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.SavedPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A plan in a file: just written, or read to be approved. */
public final class SavedPlanScreen implements Screen {

  private final SavedPlan saved;
  private final String file;
  private final Instant now;
  private final boolean written;

  private SavedPlanScreen(SavedPlan saved, String file, Instant now, boolean written) {
    this.saved = Objects.requireNonNull(saved, "saved");
    this.file = Objects.requireNonNull(file, "file");
    this.now = Objects.requireNonNull(now, "now");
    this.written = written;
  }

  /** Right after it was written. */
  public static SavedPlanScreen written(SavedPlan saved, String file, Instant now) {
    return new SavedPlanScreen(saved, file, now, true);
  }

  /** Read again. */
  public static SavedPlanScreen shown(SavedPlan saved, String file, Instant now) {
    return new SavedPlanScreen(saved, file, now, false);
  }

  @Override
  public String schema() {
    return "ecdr.plan-file/1";
  }

  @Override
  public Instant at() {
    return now;
  }

  /** A plan that was made exits with what its checks say; one that is only shown with 0. */
  @Override
  public ExitCode code() {
    return written ? saved.plan().checked() : ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    return Value.fields("file", file)
        .with("savedPlan", SavedPlanCodec.of(saved))
        .with("expired", saved.expired(now))
        .with("mayRun", saved.plan().blockers().isEmpty());
  }

  @Override
  public List<String> warnings() {
    return saved.expired(now)
        ? List.of("this plan expired at " + saved.expires() + " and cannot be applied any more")
        : List.of();
  }

  @Override
  public void print(Page page) {
    var screen = new PlanScreen(saved.plan());
    screen.body(page);
    page.gap();
    stakes(page);
    page.gap();
    page.title("This plan");
    page.entry(2, 22, "file", file);
    page.entry(2, 22, "made", Words.of(saved.plan().created()) + " by " + tool());
    page.entry(2, 22, "may be applied until", Words.of(saved.expires()) + validity());
    page.entry(
        2, 22, "may be applied", "once: by this machine only, or by all with --state-bucket");
    page.entry(2, 22, "digest", SavedPlanCodec.digest(saved));
    saved.fingerprint().fields().forEach((name, value) -> rests(page, name, value));
    page.gap();
    page.line(end());
  }

  /** What an approver answers for. */
  private void stakes(Page page) {
    page.title("At stake");
    var lasting = Stakes.irrevocable(saved.plan());
    if (lasting.isEmpty()) {
      page.entry(2, 20, "cannot be undone", "nothing; what it makes can be deleted");
    }
    lasting.forEach(each -> marked(page, each));
    page.entry(2, 20, "may be lost", Stakes.loss(saved.plan()));
    listed(page, "has to be paid for", Stakes.paid(saved.plan()));
    listed(page, "agreed to", Stakes.agreed(saved));
  }

  private static void marked(Page page, String sentence) {
    var word = Width.pad("CANNOT BE UNDONE", 20);
    var lines = Width.wrap(sentence, page.columns() - 22);
    page.line("  " + page.paint(Ink.BAD, word) + lines.get(0));
    lines.stream().skip(1).forEach(more -> page.line(" ".repeat(22) + more));
  }

  private static void listed(Page page, String word, List<String> entries) {
    if (entries.isEmpty()) {
      page.entry(2, 20, word, "nothing");
    }
    for (int i = 0; i < entries.size(); i++) {
      page.entry(2, 20, i == 0 ? word : "", entries.get(i));
    }
  }

  private void rests(Page page, String name, String value) {
    page.entry(2, 22, "rests on", name + ": " + (value.isEmpty() ? "-" : value));
  }

  private String tool() {
    return "ecdr " + saved.plan().toolVersion();
  }

  private String validity() {
    return saved.expired(now)
        ? " (expired)"
        : " (" + Words.of(Duration.between(now, saved.expires())) + " from now)";
  }

  private String end() {
    boolean free = saved.plan().blockers().isEmpty();
    var checks = free ? "" : "Checks forbid it now; they are asked again when it is applied. ";
    return checks + "Nothing was sent that changes anything. Apply it: ecdr apply " + file;
  }
}
