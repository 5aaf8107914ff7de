package io.ecdr.usecase;

import io.ecdr.execute.HookOrder;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.port.Pause;
import io.ecdr.port.Programs;
import io.ecdr.usecase.Rehearsed.Part;
import io.ecdr.usecase.Rehearsed.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the hooks of a failover, each once and under the same denial, and tells them that it is a
 * drill. What they write is theirs and not told on.
 */
public final class RehearsedHooks {

  private static final Duration GLANCE = Duration.ofMillis(50);

  /** The ways to the network: hooks are given none of our variables unless they are named. */
  private static final List<String> WAYS =
      List.of("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");

  private final Programs programs;
  private final InstantSource clock;
  private final Pause pause;
  private final boolean wanted;

  /**
   * @param wanted whether they are run at all
   */
  public RehearsedHooks(Programs programs, InstantSource clock, Pause pause, boolean wanted) {
    this.programs = programs;
    this.clock = clock;
    this.pause = pause;
    this.wanted = wanted;
  }

  /**
   * Runs them where that is wanted.
   *
   * @param beginning told of each before it begins
   */
  List<Part> run(Plan plan, Consumer<String> beginning) {
    return hooks(plan).stream()
        .filter(hook -> wanted)
        .map(
            hook -> {
              beginning.accept(id(hook));
              return run(hook);
            })
        .toList();
  }

  /** Those that were left out, one sentence each. */
  List<String> left(Plan plan) {
    return hooks(plan).stream()
        .filter(hook -> !wanted)
        .map(hook -> hook.title() + ": not run; --with-hooks runs them, told that it is a drill")
        .toList();
  }

  private static List<Step.Hook> hooks(Plan plan) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(Step.Hook.class::isInstance)
        .map(Step.Hook.class::cast)
        .toList();
  }

  private static String id(Step.Hook hook) {
    return "hook-" + hook.id().substring(hook.id().indexOf('/') + 1);
  }

  private Part run(Step.Hook hook) {
    var running = programs.start(HookOrder.rehearsed(hook, WAYS));
    var end = clock.instant().plus(hook.terms().most());
    Optional<Programs.Ended> ended = running.ended();
    while (ended.isEmpty() && clock.instant().isBefore(end)) {
      pause.pause(GLANCE);
      ended = running.ended();
    }
    running.kill();
    if (ended.isEmpty()) {
      return failed(hook, "it did not end within " + hook.terms().most().toSeconds() + " s");
    }
    var code = ended.get().code();
    if (code.isEmpty()) {
      return failed(hook, "it could not be started: " + ended.get().why());
    }
    return switch (code.getAsInt()) {
      case 0 -> part(hook, Verdict.OK, "ended with exit code 0", "");
      case 62 -> part(hook, Verdict.WARN, "ended with exit code 62: go on", "");
      default -> failed(hook, "ended with exit code " + code.getAsInt());
    };
  }

  private static Part failed(Step.Hook hook, String words) {
    return part(hook, Verdict.FAILED, words, "have it need nothing of the lost Region");
  }

  private static Part part(Step.Hook hook, Verdict verdict, String words, String hint) {
    return new Part(id(hook), hook.title(), verdict, words, hint, ExitCode.VERIFICATION_FAILED);
  }
}
