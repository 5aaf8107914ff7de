package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Types every command that a hint names as it is: none may end with bad usage. */
public final class TypedHints {

  private static final Pattern COMMAND =
      Pattern.compile(
          "\\becdr ((?:backup|standby|op|drill) [a-z]+ |"
              + "(?:restore|status|check|assess|failover|detach|switchover|failback|apply) )"
              + "((?:(?!; |, |\\)| or |$).)*)");

  /** Tests repeat themselves. */
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private TypedHints() {}

  /** The commands in a text that have anything behind their names. */
  static List<String> in(String text) {
    List<String> all = new ArrayList<>();
    var found = COMMAND.matcher(text);
    while (found.find()) {
      all.add(found.group(1) + found.group(2).strip());
    }
    return all;
  }

  /** Of a text. */
  public static void typable(Path state, String text) {
    for (var command : in(text)) {
      if (SEEN.add(command.replaceAll("\\d{8}-\\d{4}-[a-z0-9]{4}", "ID"))) {
        var typed = new Typed(state);
        int code = typed.run(command.split(" "));
        assertThat(code)
            .as("ecdr %s, of: %s: %s", command, text, typed.err)
            .isNotEqualTo(ExitCode.USAGE.number());
      }
    }
  }

  /** Of a plan's checks. */
  public static void typable(Path state, Plan plan) {
    plan.checks().forEach(check -> typable(state, check.hint()));
  }

  /** Of what a run ended with. */
  public static void typable(Path state, Report report) {
    report.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(step -> step.outcome().stream())
        .forEach(
            outcome ->
                typable(
                    state,
                    outcome instanceof StepOutcome.Stopped stopped
                        ? stopped.hint()
                        : ((StepOutcome.Done) outcome).facts().text("Hint").orElse("")));
  }
}
