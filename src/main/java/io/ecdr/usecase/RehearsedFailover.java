package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.iam.StepCalls;
import io.ecdr.port.Endpoints;
import io.ecdr.usecase.Rehearsed.Part;
import io.ecdr.usecase.Rehearsed.Sent;
import io.ecdr.usecase.Rehearsed.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Runs a failover up to its first change, in the process that cannot reach what is denied: has
 * credentials found, plans as typed, plans once more with the lost Region asked, has the checks
 * judged, reads the shared state, and knocks at the standby's engine. Sends nothing that changes
 * anything, takes no lock and writes nothing.
 */
public final class RehearsedFailover {

  /**
   * What it needs.
   *
   * @param credentials why there are none; empty when there are
   * @param asTyped plans and asks nothing of the lost Regions
   * @param asking plans and asks them
   * @param endpoints of calls that only look
   */
  public record Tools(
      Supplier<Optional<String>> credentials,
      Planning<FailoverRequest> asTyped,
      Planning<FailoverRequest> asking,
      RehearsedState state,
      RehearsedEngine engine,
      RehearsedHooks hooks,
      Endpoints endpoints) {}

  private final Tools tools;
  private final Consumer<String> beginning;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param beginning told of each part before it begins
   */
  public RehearsedFailover(Tools tools, Consumer<String> beginning) {
    this.tools = tools;
    this.beginning = beginning;
  }

  /**
   * Runs it.
   *
   * @param accepting takes over what the operator accepts
   * @param unattended nobody confirms the real one
   */
  public Rehearsed run(FailoverRequest request, UnaryOperator<Plan> accepting, boolean unattended) {
    if (!credentials()) {
      return new Rehearsed(parts, List.of(), List.of());
    }
    var plan = plan("plan", "The failover can be planned", tools.asTyped(), request);
    if (plan.isEmpty()) {
      return new Rehearsed(parts, List.of(), List.of());
    }
    plan("lost-asked", "It can also while the lost Region is asked", tools.asking(), request);
    var accepted = accepting.apply(plan.get());
    checks(accepted);
    beginning.accept("state");
    parts.addAll(tools.state().look(accepted, unattended));
    beginning.accept("engine");
    parts.addAll(tools.engine().look(accepted));
    parts.addAll(tools.hooks().run(accepted, beginning));
    return new Rehearsed(parts, sends(accepted), tools.hooks().left(accepted));
  }

  private boolean credentials() {
    beginning.accept("credentials");
    var title = "Credentials can be had";
    var why = tools.credentials().get();
    parts.add(
        why.isEmpty()
            ? part("credentials", title, Verdict.OK, "they were found", "", ExitCode.OK)
            : part(
                "credentials",
                title,
                Verdict.FAILED,
                why.get(),
                "have a profile that needs only the survivor, and name it with --profile",
                ExitCode.VERIFICATION_FAILED));
    return why.isEmpty();
  }

  private Optional<Plan> plan(
      String id, String title, Planning<FailoverRequest> planning, FailoverRequest request) {
    beginning.accept(id);
    var planned = planning.plan(request);
    if (planned instanceof Planned.Rejected rejected) {
      var why = rejected.why();
      parts.add(part(id, title, Verdict.FAILED, why.message(), why.hint(), why.code()));
      return Optional.empty();
    }
    var plan = ((Planned.Ready) planned).plan();
    int steps = plan.lanes().stream().mapToInt(lane -> lane.steps().size()).sum();
    parts.add(part(id, title, Verdict.OK, steps + " steps", "", ExitCode.OK));
    return Optional.of(plan);
  }

  private void checks(Plan plan) {
    beginning.accept("checks");
    var title = "Its checks let it run";
    if (plan.blockers().isEmpty()) {
      var all = plan.checks().size() + " checks, none forbids it";
      parts.add(part("checks", title, Verdict.OK, all, "", ExitCode.OK));
      return;
    }
    parts.add(
        part(
            "checks",
            title,
            Verdict.FAILED,
            plan.blockers().stream()
                .map(check -> check.title() + ": " + check.observed())
                .collect(Collectors.joining("; ")),
            plan.blockers().get(0).hint(),
            plan.checked()));
  }

  private List<Sent> sends(Plan plan) {
    Set<Sent> all = new LinkedHashSet<>();
    for (var lane : plan.lanes()) {
      for (var step : lane.steps()) {
        StepCalls.of(step, plan.account()).forEach(call -> all.add(sent(step, call)));
      }
    }
    return List.copyOf(all);
  }

  private Sent sent(Step step, Call call) {
    var endpoint =
        call.endpoint().isEmpty()
            ? tools.endpoints().of(call.service(), call.region())
            : call.endpoint();
    var title = call.readsOnly() ? "" : title(step, call);
    return new Sent(title, call.name(), call.region(), endpoint, !call.readsOnly());
  }

  private static String title(Step step, Call call) {
    return step instanceof Step.Ladder ladder
        ? ladder.rungs().stream()
            .filter(rung -> rung.call().equals(call))
            .map(Step.Rung::title)
            .findFirst()
            .orElse(step.title())
        : step.title();
  }

  private static Part part(
      String id, String title, Verdict verdict, String words, String hint, ExitCode code) {
    return new Part(id, title, verdict, words, hint, code);
  }
}
