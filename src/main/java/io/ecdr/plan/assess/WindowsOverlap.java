package io.ecdr.plan.assess;

import io.ecdr.plan.Window;
import java.util.Optional;

/** Workshop: the window at the lowest load (peers B3), and so not while AWS works on the cache. */
final class WindowsOverlap implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    var snapshots = facts.group().snapshotWindow();
    var maintenance = facts.node().value().flatMap(NodeFacts::maintenance);
    boolean meet =
        cache.uses(Strategy.SNAPSHOT)
            && snapshots.flatMap(Window::of).isPresent()
            && maintenance
                .flatMap(Window::of)
                .filter(m -> m.meets(snapshots.flatMap(Window::of).get()))
                .isPresent();
    return meet
        ? Optional.of(
            new Finding(
                "windows-overlap",
                Severity.LOW,
                "automatic snapshots are taken "
                    + snapshots.get()
                    + " UTC, while the maintenance window "
                    + maintenance.get()
                    + " is open",
                "ecdr backup automatic "
                    + facts.named()
                    + " --window "
                    + Windows.apart(maintenance.get())))
        : Optional.empty();
  }
}
