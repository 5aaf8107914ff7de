package io.ecdr.plan.assess;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Global Datastore takes no caches in Local Zones (facts page, 6.3; source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}). Their names have a place between the Region's and
 * the zone's, such as {@code us-west-2-lax-1a}. Of Outposts the guide says nothing.
 */
final class Placement implements Obstacle {

  private static final Pattern LOCAL = Pattern.compile("[a-z]+(-[a-z]+)+-\\d+-[a-z0-9]+-\\d+[a-z]");

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (cache.sort() == CacheSort.MEMCACHED || cache.sort().serverless()) {
      return Optional.empty();
    }
    if (cache.node().value().filter(NodeFacts::outpost).isPresent()) {
      return Optional.of(
          Reason.unknown(
              "outpost",
              "it stands on an Outpost, of which the guide to Global Datastores says nothing",
              ""));
    }
    var zones =
        Stream.concat(
                cache.group().nodeGroups().stream()
                    .flatMap(g -> g.members().stream())
                    .flatMap(m -> m.zone().stream()),
                cache.node().value().flatMap(NodeFacts::zone).stream())
            .toList();
    var local = zones.stream().filter(z -> LOCAL.matcher(z).matches()).findFirst();
    if (local.isPresent()) {
      return Optional.of(
          Reason.impossible(
              "local-zone",
              "a Global Datastore takes no caches in Local Zones, and it has a node in "
                  + local.get(),
              "move its nodes to Availability Zones of the Region"));
    }
    return zones.isEmpty()
        ? Optional.of(Reason.untold("zone-not-told", "where its nodes are", cache.node()))
        : Optional.empty();
  }
}
