package io.ecdr.plan.assess;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Of an engine that is not told, or that nobody here knows, nothing can be said. */
final class EngineTold implements Obstacle {

  private static final Set<String> KNOWN = new TreeSet<>(Set.of("redis", "valkey", "memcached"));

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    var engine = cache.engine();
    if (KNOWN.contains(engine)) {
      return Optional.empty();
    }
    return Optional.of(
        engine.isBlank()
            ? Reason.untold("engine-not-told", "the engine", cache.node())
            : Reason.unknown("engine-unknown", "ecdr does not know engine " + engine, ""));
  }
}
