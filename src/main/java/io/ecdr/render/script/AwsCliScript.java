package io.ecdr.render.script;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.plan.Check;
import io.ecdr.plan.Lane;
import io.ecdr.plan.SavedPlan;
import io.ecdr.render.Stakes;
import io.ecdr.render.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A saved plan as a POSIX shell script of {@code aws} commands, to be run where ecdr is not: the
 * same calls in the same order, waited for by the same conditions, ending with the same exit codes.
 *
 * <p>It looks before it sends and never sends a call twice whose outcome it does not know, so it
 * may be run again. It needs {@code sh}, {@code aws} and the tools of POSIX.
 */
public final class AwsCliScript {

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SavedPlan saved;
  private final StringBuilder out = new StringBuilder();

  private AwsCliScript(SavedPlan saved) {
    this.saved = saved;
  }

  /**
   * The script. Pure.
   *
   * @throws NoScript when the plan holds something that has no form as {@code aws} commands
   */
  public static String of(SavedPlan saved) {
    return new AwsCliScript(saved).text();
  }

  private String text() {
    var plan = saved.plan();
    if (plan.lanes().stream().anyMatch(lane -> lane.throwaway().isPresent())) {
      throw new NoScript("a script that is cut off takes nothing away again, and it must");
    }
    var pieces = new Pieces();
    var preflight = new Preflight(saved, pieces);
    var body = new StringBuilder();
    boolean untested = false;
    for (var lane : plan.lanes()) {
      var steps = new StepLines(pieces, lane);
      body.append(place(lane)).append(steps.text());
      untested |= steps.untested();
    }
    header();
    variable("plan", plan.id());
    variable("account", plan.account().digits());
    variable("expires", DIGITS.format(saved.expires()));
    variable("expires_words", Words.of(saved.expires()));
    out.append(place(plan.lanes().get(0))).append('\n');
    out.append(new Addresses(plan).function()).append('\n');
    out.append(pieces.text());
    stakes();
    left(preflight.left());
    out.append('\n').append(preflight.text());
    out.append("confirm ").append(Shell.say(preflight.word())).append('\n');
    out.append(body);
    end(untested);
    return out.toString();
  }

  private void header() {
    var plan = saved.plan();
    out.append("#!/bin/sh\n");
    comment(plan.verb() + ": " + caches());
    comment(
        "Made by ecdr "
            + plan.toolVersion()
            + " from plan "
            + plan.id()
            + " of "
            + Words.of(plan.created())
            + ", with the digest");
    comment(SavedPlanCodec.digest(saved));
    comment(
        "Sends what ecdr apply would send, in the same order, and waits for the same. It looks");
    comment("before it sends, so it may be run again. It takes no lock and writes no journal: see");
    comment("that nobody works on the same cache meanwhile, with ecdr or without.");
    comment(
        "Needs sh, aws and the tools of POSIX.  --dry-run shows the commands, --yes asks nobody.");
    comment(
        "Values stand between single quotes as they are meant, and not every variable is read here:");
    out.append("# shellcheck disable=SC2016,SC2034\n");
    out.append("set -eu\n\n");
  }

  private String caches() {
    return saved.plan().lanes().stream()
        .map(lane -> lane.cache().toString())
        .collect(Collectors.joining(", "));
  }

  private void comment(String text) {
    out.append("# ").append(Shell.line(text)).append('\n');
  }

  private void variable(String name, String value) {
    out.append(name).append('=').append(Shell.quote(value)).append('\n');
  }

  private static String place(Lane lane) {
    return "\nhome="
        + Shell.quote(lane.cache().region().id())
        + "\ncache="
        + Shell.quote(lane.cache().id())
        + "\n";
  }

  private void stakes() {
    var plan = saved.plan();
    out.append("\nat_stake() {\n");
    told(plan.verb() + ": " + caches());
    var lasting = Stakes.irrevocable(plan);
    lasting.forEach(each -> told("CANNOT BE UNDONE: " + each));
    if (lasting.isEmpty()) {
      told("Cannot be undone: nothing; what it makes can be deleted.");
    }
    told("May be lost, as it was when the plan was made: " + Stakes.loss(plan));
    Stakes.paid(plan).forEach(each -> told("Has to be paid for: " + each));
    out.append("}\n");
  }

  private void told(String text) {
    out.append("  say ").append(Shell.say(text)).append('\n');
  }

  private void left(List<Check> left) {
    if (left.isEmpty()) {
      return;
    }
    out.append("\nsay 'checked by ecdr when this was made, not by this script:'\n");
    for (var check : left) {
      out.append("say ")
          .append(
              Shell.quote(
                  Shell.line(
                      "  - "
                          + check.title()
                          + " ("
                          + Words.of(check.verdict())
                          + ": "
                          + check.observed()
                          + ")")))
          .append('\n');
    }
  }

  private void end(boolean untested) {
    out.append("\nif [ \"$dry\" = yes ]; then\n  say 'dry run: nothing was sent'\nelse\n  ");
    out.append(
        untested
            ? "give_up 20 'the main thing is done, and what follows it is not done here: see above'"
            : "say " + Shell.say(saved.plan().verb() + ": done and confirmed"));
    out.append("\nfi\n");
  }
}
