package io.ecdr.plan.assess;

import java.util.Optional;

/** The workshop's sample has neither AUTH nor users, real groups do. */
final class AuthOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    var security = facts.group().security();
    if (facts.sort() == CacheSort.MEMCACHED
        || facts.sort() == CacheSort.SERVERLESS_MEMCACHED
        || security.authToken()
        || !security.userGroups().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "auth-off",
            Severity.LOW,
            "whoever reaches it may read and write: it has neither user groups nor an AUTH token",
            "give it a user group; it needs TLS"));
  }
}
