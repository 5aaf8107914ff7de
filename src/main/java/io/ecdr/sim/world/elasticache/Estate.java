package io.ecdr.sim.world.elasticache;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;

/** What one account has in one Region. Maps are by name, in lower case. */
public final class Estate {

  private final String account;
  private final String region;
  private final SortedMap<String, Group> groups = new TreeMap<>();
  private final SortedMap<String, Group> clusters = new TreeMap<>();
  private final SortedMap<String, StoredSnapshot> snapshots = new TreeMap<>();
  private final SortedMap<String, Serverless> serverless = new TreeMap<>();
  private final SortedMap<String, ServerlessSnapshot> serverlessSnapshots = new TreeMap<>();
  private final SortedMap<String, CacheSubnetGroup> subnetGroups = new TreeMap<>();
  private final SortedMap<String, ParameterGroup> parameterGroups = new TreeMap<>();
  private final SortedMap<String, GlobalReplicationGroup> globals = new TreeMap<>();
  private final TagBook tags = new TagBook();
  private final UserBook users;
  private final EventLog events;

  Estate(String account, String region, EventLog events) {
    this.account = account;
    this.region = region;
    this.events = events;
    this.users = new UserBook(account, region);
  }

  public String account() {
    return account;
  }

  public String region() {
    return region;
  }

  public SortedMap<String, Group> groups() {
    return groups;
  }

  /** Single nodes outside of replication groups, each a group of itself, by id. */
  public SortedMap<String, Group> clusters() {
    return clusters;
  }

  /** Replication groups and single nodes. */
  public List<Group> allGroups() {
    var all = new ArrayList<>(groups.values());
    all.addAll(clusters.values());
    return all;
  }

  /** Serverless caches. */
  public SortedMap<String, Serverless> serverless() {
    return serverless;
  }

  /** Snapshots of serverless caches. */
  public SortedMap<String, ServerlessSnapshot> serverlessSnapshots() {
    return serverlessSnapshots;
  }

  public SortedMap<String, StoredSnapshot> snapshots() {
    return snapshots;
  }

  public SortedMap<String, CacheSubnetGroup> subnetGroups() {
    return subnetGroups;
  }

  public SortedMap<String, ParameterGroup> parameterGroups() {
    return parameterGroups;
  }

  /** The global datastores with a member here, as this Region knows them, by id. */
  public SortedMap<String, GlobalReplicationGroup> globals() {
    return globals;
  }

  public UserBook users() {
    return users;
  }

  public TagBook tags() {
    return tags;
  }

  public EventLog events() {
    return events;
  }

  /** An ARN here. */
  public String arn(String type, String name) {
    return Arns.of(region, account, type, name);
  }

  /**
   * A group by its id in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code ReplicationGroupNotFoundFault}
   */
  public Group group(String id) {
    Group found = groups.get(Names.lower(id));
    if (found == null) {
      throw Refusals.noGroup(id);
    }
    return found;
  }

  /** The group that has a node, by the node's id in any case. */
  public Optional<Group> groupOfNode(String nodeId) {
    String id = Names.lower(nodeId);
    return allGroups().stream().filter(group -> group.node(id).isPresent()).findFirst();
  }

  /**
   * A snapshot by its name in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code SnapshotNotFoundFault}
   */
  public StoredSnapshot snapshot(String name) {
    StoredSnapshot found = snapshots.get(Names.lower(name));
    if (found == null) {
      throw Refusals.noSnapshot(name);
    }
    return found;
  }

  /**
   * A serverless cache by its name in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code ServerlessCacheNotFoundFault}
   */
  public Serverless serverless(String name) {
    Serverless found = serverless.get(Names.lower(name));
    if (found == null) {
      throw Refusals.noServerless(name);
    }
    return found;
  }

  /**
   * A snapshot of a serverless cache by its name in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code ServerlessCacheSnapshotNotFoundFault}
   */
  public ServerlessSnapshot serverlessSnapshot(String name) {
    ServerlessSnapshot found = serverlessSnapshots.get(Names.lower(name));
    if (found == null) {
      throw Refusals.noServerlessSnapshot(name);
    }
    return found;
  }

  /**
   * A subnet group by its name in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code CacheSubnetGroupNotFoundFault}
   */
  public CacheSubnetGroup subnetGroup(String name) {
    CacheSubnetGroup found = subnetGroups.get(Names.lower(name));
    if (found == null) {
      throw Refusals.noSubnetGroup(name);
    }
    return found;
  }

  /**
   * A parameter group by its name in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code CacheParameterGroupNotFound}
   */
  public ParameterGroup parameterGroup(String name) {
    ParameterGroup found = parameterGroups.get(Names.lower(name));
    if (found == null) {
      throw Refusals.noParameterGroup(name);
    }
    return found;
  }

  /** The Region's Availability Zones: three, {@code a} to {@code c}. */
  public List<String> zones() {
    return List.of(region + "a", region + "b", region + "c");
  }

  /** The zone of the n-th node when none is asked for. */
  public String zone(int number) {
    return zones().get(Math.floorMod(number, zones().size()));
  }

  /** The VPC of a subnet group. */
  public String vpc(String subnetGroup) {
    return Optional.ofNullable(subnetGroups.get(subnetGroup))
        .orElseThrow(() -> new NoSuchElementException(subnetGroup))
        .vpcId();
  }

  /** Groups that use a subnet group. */
  public List<Group> groupsIn(String subnetGroup) {
    var users = new ArrayList<Group>();
    for (Group group : allGroups()) {
      if (subnetGroup.equals(group.aboutNodes().cacheSubnetGroupName())) {
        users.add(group);
      }
    }
    return users;
  }

  /** Whether a group uses a parameter group. */
  public boolean usesParameters(String parameterGroup) {
    return allGroups().stream()
        .anyMatch(
            group ->
                group
                    .aboutNodes()
                    .cacheParameterGroup()
                    .cacheParameterGroupName()
                    .equals(parameterGroup));
  }

  /** Adds a parameter group with its family's defaults. */
  public ParameterGroup addParameterGroup(String name, String family, String description) {
    var made = new ParameterGroup(name, family, description, arn("parametergroup", name), false);
    parameterGroups.put(name, made);
    return made;
  }

  /** Removes a parameter group and its tags. */
  public void deleteParameterGroup(ParameterGroup group) {
    parameterGroups.remove(group.name());
    tags.forget(group.arn());
  }

  /** Removes a subnet group and its tags. */
  public void deleteSubnetGroup(CacheSubnetGroup group) {
    subnetGroups.remove(group.cacheSubnetGroupName());
    tags.forget(group.arn());
  }
}
