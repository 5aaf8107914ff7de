package io.ecdr.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a Region calls the things that have other names elsewhere. Each map goes from the source's
 * name to this Region's.
 *
 * @param subnetGroup the one that new caches get; a backup does not tell the source's
 * @param kmsKey the key that new caches get where they are encrypted at rest
 * @param nodeTypes what stands for a node type here, tried in this order
 */
public record RegionMapping(
    Optional<String> subnetGroup,
    Optional<String> kmsKey,
    SortedMap<String, String> securityGroups,
    SortedMap<String, String> userGroups,
    SortedMap<String, String> parameterGroups,
    SortedMap<String, List<String>> nodeTypes) {

  public RegionMapping {
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    Objects.requireNonNull(kmsKey, "kmsKey");
    securityGroups = Collections.unmodifiableSortedMap(new TreeMap<>(securityGroups));
    userGroups = Collections.unmodifiableSortedMap(new TreeMap<>(userGroups));
    parameterGroups = Collections.unmodifiableSortedMap(new TreeMap<>(parameterGroups));
    var types = new TreeMap<String, List<String>>();
    nodeTypes.forEach((from, to) -> types.put(from, List.copyOf(to)));
    nodeTypes = Collections.unmodifiableSortedMap(types);
  }
}
