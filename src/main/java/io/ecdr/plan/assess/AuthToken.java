package io.ecdr.plan.assess;

import java.util.Optional;

/** No snapshot holds an AUTH token, and nothing can read it back (facts page, 4.3). */
final class AuthToken implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    return cache.facts().group().security().authToken()
        ? Optional.of(
            new Finding(
                "auth-token-not-kept",
                Severity.LOW,
                "no backup holds its AUTH token, so a restore must be given it again",
                "keep the token where both Regions can read it, or use user groups"))
        : Optional.empty();
  }
}
