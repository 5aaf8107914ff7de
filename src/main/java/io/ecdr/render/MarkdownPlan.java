package io.ecdr.render;

import static io.ecdr.render.MarkdownText.block;
import static io.ecdr.render.MarkdownText.code;
import static io.ecdr.render.MarkdownText.plain;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.Region;
import io.ecdr.plan.Check;
import io.ecdr.plan.HomeParts;
import io.ecdr.plan.Lane;
import io.ecdr.plan.SavedPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A saved plan as Markdown, for a ticket. Pure: the same plan and file give the same text. */
public final class MarkdownPlan {

  private final SavedPlan saved;
  private final String file;
  private final Instant now;
  private final StringBuilder out = new StringBuilder();

  private MarkdownPlan(SavedPlan saved, String file, Instant now) {
    this.saved = saved;
    this.file = file;
    this.now = now;
  }

  /**
   * The text.
   *
   * @param file its name, for the command that applies it
   * @param now when it is shown; an expired plan says so
   */
  public static String of(SavedPlan saved, String file, Instant now) {
    return new MarkdownPlan(saved, file, now).text();
  }

  private String text() {
    var plan = saved.plan();
    line("# " + plain("ecdr " + plan.verb() + ": " + caches()));
    facts();
    stakes();
    heading("Checks");
    line("They are asked again when it is applied.");
    line("");
    checks();
    plan.lanes().forEach(this::lane);
    heading("Predicted");
    predicted();
    heading("Apply it");
    line(code("--expect-digest") + " refuses any other plan than this one.");
    line("");
    out.append(
        block(
            "sh",
            "ecdr apply " + quoted(file) + " --expect-digest " + SavedPlanCodec.digest(saved)));
    return out.toString();
  }

  private String caches() {
    return saved.plan().lanes().stream()
        .map(lane -> lane.cache().toString())
        .collect(Collectors.joining(", "));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void heading(String text) {
    line("");
    line("## " + text);
    line("");
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void facts() {
    var plan = saved.plan();
    line("");
    row("", "");
    row("---", "---");
    row("plan", code(plan.id()));
    row("made", plain(Words.of(plan.created()) + " by ecdr " + plan.toolVersion()));
    var expired = saved.expired(now) ? " **(expired)**" : "";
    row("may be applied until", plain(Words.of(saved.expires())) + expired);
    row("account", code(plan.account().digits()));
    var regions = plan.regions().stream().map(Region::id).collect(Collectors.joining(", "));
    row("Regions", plain(regions));
    row("takes", plain(Words.of(plan.prediction().duration())));
    row("digest", code(SavedPlanCodec.digest(saved)));
    saved.fingerprint().fields().forEach((name, value) -> row("rests on", rest(name, value)));
  }

  private static String rest(String name, String value) {
    return plain(name) + ": " + (value.isBlank() ? "-" : plain(value));
  }

  private void stakes() {
    heading("At stake");
    var lasting = Stakes.irrevocable(saved.plan());
    if (lasting.isEmpty()) {
      line("- Cannot be undone: nothing; what it makes can be deleted.");
    }
    lasting.forEach(each -> line("- ⚠️ **Cannot be undone:** " + plain(each)));
    line("- May be lost: " + plain(Stakes.loss(saved.plan())));
    items("Has to be paid for", Stakes.paid(saved.plan()));
    items("Agreed to", Stakes.agreed(saved).stream().toList());
  }

  private void items(String word, List<String> entries) {
    line(
        "- "
            + word
            + ": "
            + (entries.isEmpty()
                ? "nothing"
                : entries.stream().map(MarkdownText::plain).collect(Collectors.joining("; "))));
  }

  private void checks() {
    if (saved.plan().checks().isEmpty()) {
      line("None.");
      return;
    }
    row("verdict", "check", "seen", "wanted", "what to do");
    row("---", "---", "---", "---", "---");
    for (var check : saved.plan().checks()) {
      var verdict = Words.of(check.verdict());
      row(
          check.blocks() ? "**" + verdict + "**" : verdict,
          plain(check.title()) + " " + code(check.id()),
          plain(check.observed() + check.age().map(a -> " (" + Words.of(a) + " old)").orElse("")),
          plain(check.limit()),
          plain(todo(check)));
    }
    if (!saved.plan().blockers().isEmpty()) {
      line("");
      line("**Checks forbid this plan as it is.**");
    }
  }

  private static String todo(Check check) {
    List<String> all = new ArrayList<>();
    if (!check.hint().isBlank()) {
      all.add(check.hint());
    }
    check
        .acceptedBy()
        .ifPresent(
            option -> all.add((check.accepted() ? "accepted by " : "or accept it: ") + option));
    return String.join("; ", all);
  }

  private void lane(Lane lane) {
    heading("Steps for " + plain(lane.cache().toString()));
    int number = 1;
    for (var step : lane.steps()) {
      HomeParts.heading(lane, step).ifPresent(part -> line("\n**" + plain(part) + "**\n"));
      line((number == 1 ? "" : "\n") + "### " + number + ". " + plain(step.title()));
      line("");
      var limits = step.limits();
      line(
          plain(
              "Usually %s (%s), given up after %s."
                  .formatted(
                      Words.of(limits.expected()), limits.basis(), Words.of(limits.timeout()))));
      line("");
      line("Needs: " + plain(step.precondition()) + ".");
      line("");
      new MarkdownStep(out).print(step);
      number++;
    }
  }

  private void predicted() {
    var predicted = saved.plan().prediction();
    line("- Takes " + plain(Words.of(predicted.duration())));
    predicted.rto().ifPresent(rto -> line("- Writable again in " + plain(Words.of(rto))));
    predicted
        .recoveryPointAge()
        .ifPresent(age -> line("- Data would be " + plain(Words.of(age)) + " old"));
    line("- Basis: " + plain(predicted.basis()));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
