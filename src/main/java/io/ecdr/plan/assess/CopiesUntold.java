package io.ecdr.plan.assess;

import java.util.Optional;

/** Whether backups are kept is known only where the DR bucket was named and read. */
final class CopiesUntold implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (cache.copies().isEmpty()) {
      return Optional.of(
          new Reason(
              "copies-not-looked-at",
              Verdict.POSSIBLE,
              "whether it has backups in another Region was not looked at",
              "name --dr-region and --dr-bucket"));
    }
    return cache.copies().get().unknown().isPresent()
        ? Optional.of(
            Reason.untold("copies-not-told", "what the DR bucket has", cache.copies().get()))
        : Optional.empty();
  }
}
