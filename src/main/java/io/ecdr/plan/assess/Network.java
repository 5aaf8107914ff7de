package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * A Global Datastore takes no IPv6 (facts page, 6.3; source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}). Whether that goes for dual stack too is not said.
 */
final class Network implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (cache.sort() == CacheSort.MEMCACHED || cache.sort().serverless()) {
      return Optional.empty();
    }
    return switch (cache.network().orElse("")) {
      case "ipv4" -> Optional.empty();
      case "ipv6" ->
          Optional.of(
              Reason.impossible(
                  "ipv6",
                  "a Global Datastore takes no IPv6",
                  "the network type is set at creation: restore a backup into subnets of IPv4"));
      case "" -> Optional.of(Reason.untold("network-not-told", "the network type", cache.node()));
      default ->
          Optional.of(
              Reason.unknown(
                  "network-" + cache.network().get().replace('_', '-'),
                  "its network type is "
                      + cache.network().get()
                      + "; a Global Datastore takes no IPv6, and the guide says no more",
                  ""));
    };
  }
}
