package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Whoever may delete in the account may delete the cache, its snapshots and its backups, unless
 * Object Lock keeps those or they are in another account. Judged only where both were read.
 */
final class SameAccountUnlocked implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var copies = cache.facts().copies().flatMap(f -> f.value());
    boolean open =
        copies.flatMap(Copies::sameAccount).orElse(false)
            && copies
                .flatMap(Copies::newest)
                .flatMap(Copies.Copied::looked)
                .filter(l -> l.hold().isEmpty())
                .isPresent();
    return open
        ? Optional.of(
            new Finding(
                "same-account-not-locked",
                Severity.MEDIUM,
                "its backups are in the same account, and no Object Lock of the newest is told",
                "copy them to another account's bucket: ecdr backup copy --help"))
        : Optional.empty();
  }
}
