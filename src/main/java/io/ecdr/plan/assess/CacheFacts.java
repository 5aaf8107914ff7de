package io.ecdr.plan.assess;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.plan.PastRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is known of one cache when it is assessed. What could not be read stays unknown.
 *
 * @param group as told; other caches as a group of one shard
 * @param node one of its nodes
 * @param network {@code ipv4}, {@code ipv6} or {@code dual_stack}; empty when it is not told
 * @param datastore the Global Datastore that it is a member of; absent: none
 * @param lags how far each standby is behind, by its Region
 * @param saves its snapshots
 * @param copies its backups in the DR bucket; empty when nobody named one
 * @param reserved {@code reserved-memory-percent} of its parameter group; absent: it has none
 * @param past what earlier operations of this machine took
 * @param at when it was read
 */
public record CacheFacts(
    CacheSort sort,
    ReplicationGroup group,
    Fact<NodeFacts> node,
    Optional<String> network,
    Fact<GlobalDatastore> datastore,
    Map<String, Lag> lags,
    Fact<Saves> saves,
    Optional<Fact<Copies>> copies,
    Fact<Integer> reserved,
    List<PastRun> past,
    Instant at) {

  public CacheFacts {
    Objects.requireNonNull(sort, "sort");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(datastore, "datastore");
    lags = new TreeMap<>(lags);
    Objects.requireNonNull(saves, "saves");
    Objects.requireNonNull(copies, "copies");
    Objects.requireNonNull(reserved, "reserved");
    past = List.copyOf(past);
    Objects.requireNonNull(at, "at");
  }

  /** Its id. */
  public String id() {
    return group.id();
  }

  /** Where it is. */
  public Region region() {
    return group.region();
  }

  /** The engine as told, such as {@code valkey}; empty when it is not. */
  public String engine() {
    return node.value()
        .map(NodeFacts::engine)
        .filter(e -> !e.isBlank())
        .or(group::engine)
        .orElse("");
  }

  /** The engine's version; empty when no node told it. */
  public Optional<String> version() {
    return node.value().map(NodeFacts::version).filter(v -> !v.isBlank());
  }

  /** The node type; empty when it is not told, and for a serverless cache, which has none. */
  public Optional<String> nodeType() {
    return group
        .nodeType()
        .or(() -> node.value().map(NodeFacts::type))
        .filter(type -> !type.isBlank());
  }

  /** Whether ElastiCache takes a snapshot each day; empty when it is not told. */
  public Optional<Boolean> automatic() {
    return group.snapshotRetention().map(days -> days > 0);
  }

  /** Whether it is in a Global Datastore, which has some settings for all its members. */
  boolean member() {
    return group.globalDatastore().isPresent();
  }

  /** Whether it follows a cache in another Region. */
  public boolean standby() {
    return group
        .globalDatastore()
        .filter(m -> m.role().equals(GlobalDatastore.SECONDARY))
        .isPresent();
  }

  /** How commands name it, such as {@code orders --region us-east-1}. */
  String named() {
    return id() + " --region " + region();
  }
}
