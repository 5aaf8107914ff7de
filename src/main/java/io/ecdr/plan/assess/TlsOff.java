package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * The workshop's sample has no TLS, real groups do; user groups need it (facts page, 10.22). A
 * group that is there is given it by way of mode {@code preferred} (source: {@code
 * API:ModifyReplicationGroup}; from which engine version on is not said there). All members of a
 * Global Datastore have the same (6.3).
 */
final class TlsOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    if (facts.sort() == CacheSort.MEMCACHED || facts.group().security().transitEncryption()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding("tls-off", Severity.LOW, "clients talk to it in the clear", hint(facts)));
  }

  private static String hint(CacheFacts facts) {
    if (facts.sort() != CacheSort.GROUP) {
      return "make it a replication group, which can be given TLS";
    }
    return facts.member()
        ? "all members of a Global Datastore have the same TLS: give it to a cache before that is"
            + " made a member"
        : Hints.group(facts, "--transit-encryption-enabled --transit-encryption-mode preferred");
  }
}
