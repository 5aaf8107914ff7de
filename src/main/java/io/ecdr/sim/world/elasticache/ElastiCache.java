package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.time.SimTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticache.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.Subnet;

/**
 * All of the simulated ElastiCache: what every account has in every Region, and what changes it.
 * Used under the world's lock.
 *
 * <p>Every Region starts with a subnet group {@code default} and the service's {@code default.…}
 * parameter groups of the families on offer.
 */
public final class ElastiCache {

  /** The subnet group of groups that name none. */
  public static final String DEFAULT_SUBNET_GROUP = "default";

  private record Key(String account, String region) {}

  private final Surroundings in;
  private final History history;
  private final Versions versions;
  private final NodeTypes nodeTypes;
  private final Groups groups;
  private final Users users;
  private final Growth growth;
  private final ShardFailovers failovers;
  private final Snapshots snapshots;
  private final GlobalGroups globals;
  private final Exports exports;
  private final ServerlessSnapshots serverlessSnapshots;
  private final ServerlessCaches serverless;
  private final DataPlane dataPlane;
  private final Map<Key, Estate> estates = new LinkedHashMap<>();

  public ElastiCache(Surroundings in) {
    this.in = in;
    this.history = new History(in.time());
    this.versions = new Versions(in.engine().versions());
    this.nodeTypes = new NodeTypes(in.options().nodeMemory());
    var transitions = new Transitions(in, history);
    this.dataPlane = new DataPlane(estates::values);
    this.snapshots = new Snapshots(in, history, transitions);
    this.users = new Users(transitions);
    this.groups = new Groups(in, history, transitions, snapshots, dataPlane, users);
    this.growth = new Growth(in, history, transitions, snapshots, dataPlane);
    this.failovers = new ShardFailovers(transitions);
    this.globals = new GlobalGroups(in, history, transitions, groups, dataPlane, this::estate);
    this.exports = new Exports(in.s3(), transitions);
    this.serverlessSnapshots = new ServerlessSnapshots(in, history, transitions, exports);
    this.serverless =
        new ServerlessCaches(in, history, transitions, serverlessSnapshots, dataPlane);
  }

  /** What the caller's account has in the Region that the request was signed for. */
  public Estate estate(Caller caller) {
    return estate(caller.account(), caller.region());
  }

  /** What an account has in a Region. */
  public Estate estate(String account, String region) {
    return estates.computeIfAbsent(new Key(account, region), this::settle);
  }

  private Estate settle(Key key) {
    var estate = new Estate(key.account(), key.region(), new EventLog(in.time()));
    estate.subnetGroups().put(DEFAULT_SUBNET_GROUP, defaultSubnets(estate));
    for (var version : versions.all()) {
      String family = Versions.family(version);
      addDefault(estate, family, "default." + family, "no");
      addDefault(estate, family, "default." + family + ".cluster.on", "yes");
    }
    return estate;
  }

  private static void addDefault(Estate estate, String family, String name, String clusterMode) {
    String mode = clusterMode.equals("yes") ? "cluster mode enabled" : "cluster mode disabled";
    var group =
        new ParameterGroup(
            name,
            family,
            "Default parameter group for " + family + ", " + mode,
            estate.arn("parametergroup", name),
            true);
    group.set(ParameterCatalogue.CLUSTER_ENABLED, clusterMode);
    estate.parameterGroups().put(name, group);
  }

  private static CacheSubnetGroup defaultSubnets(Estate estate) {
    var subnets =
        estate.zones().stream()
            .map(
                zone ->
                    Subnet.builder()
                        .subnetIdentifier("subnet-default-" + zone)
                        .subnetAvailabilityZone(AvailabilityZone.builder().name(zone).build())
                        .build())
            .toList();
    return CacheSubnetGroup.builder()
        .cacheSubnetGroupName(DEFAULT_SUBNET_GROUP)
        .cacheSubnetGroupDescription("Default CacheSubnetGroup")
        .vpcId("vpc-default-" + estate.region())
        .subnets(subnets)
        .arn(estate.arn("subnetgroup", DEFAULT_SUBNET_GROUP))
        .build();
  }

  /** Gives groups more replicas. */
  public Growth growth() {
    return growth;
  }

  /** Moves primaries within a Region. */
  public ShardFailovers failovers() {
    return failovers;
  }

  /** Makes, changes and ends groups. */
  public Groups groups() {
    return groups;
  }

  /** What users may do. */
  public Users users() {
    return users;
  }

  /** Makes, changes and ends global datastores. */
  public GlobalGroups globals() {
    return globals;
  }

  /** Takes, copies and deletes snapshots. */
  public Snapshots snapshots() {
    return snapshots;
  }

  /** Makes and ends serverless caches. */
  public ServerlessCaches serverless() {
    return serverless;
  }

  /** Takes, copies, exports and deletes their snapshots. */
  public ServerlessSnapshots serverlessSnapshots() {
    return serverlessSnapshots;
  }

  /** The way to S3 and back. */
  public Exports exports() {
    return exports;
  }

  /** The nodes of whole Regions. */
  public DataPlane dataPlane() {
    return dataPlane;
  }

  /** Versions on offer. */
  public Versions versions() {
    return versions;
  }

  /** Node types on offer. */
  public NodeTypes nodeTypes() {
    return nodeTypes;
  }

  /** Every change of state so far. */
  public History history() {
    return history;
  }

  /** The choices it was made with. */
  public Options options() {
    return in.options();
  }

  /** The world's clock. */
  public SimTime time() {
    return in.time();
  }

  /** A number below a bound, by the world's chance. */
  public int chance(int bound) {
    return in.random().nextInt(bound);
  }

  /**
   * The names of the transitions that faults can slow down or hold up, such as {@code snapshot}.
   */
  public static List<String> transitions() {
    return Arrays.stream(Work.values()).filter(work -> work != Work.LAG).map(Work::text).toList();
  }
}
