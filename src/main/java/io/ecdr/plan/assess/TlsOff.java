package io.ecdr.plan.assess;

import java.util.Optional;

/** The workshop's sample has no TLS, real groups do; user groups need it (facts page, 10.22). */
final class TlsOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    if (facts.sort() == CacheSort.MEMCACHED || facts.group().security().transitEncryption()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "tls-off",
            Severity.LOW,
            "clients talk to it in the clear",
            facts.sort() == CacheSort.GROUP
                ? Hints.group(
                    facts, "--transit-encryption-enabled --transit-encryption-mode preferred")
                : "make it a replication group, which can be given TLS"));
  }
}
