package io.ecdr.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A replication group as {@code DescribeReplicationGroups} tells it (source: {@code
 * API:ReplicationGroup}).
 *
 * @param region where it was read; the answer does not say
 * @param status the service's word, lower case; may be one we do not know
 * @param cluster whether cluster mode is enabled
 * @param nodeGroups the shards, in the service's order
 * @param configurationEndpoint cluster mode enabled only
 * @param snapshotRetention days that automatic snapshots are kept; 0 means there are none
 * @param globalDatastore membership in a Global Datastore
 */
public record ReplicationGroup(
    String id,
    Region region,
    Optional<String> arn,
    String status,
    boolean cluster,
    List<String> memberClusters,
    List<NodeGroup> nodeGroups,
    Optional<String> nodeType,
    Optional<String> engine,
    boolean automaticFailover,
    boolean multiAz,
    boolean dataTiering,
    Optional<Endpoint> configurationEndpoint,
    Security security,
    Optional<String> snapshotWindow,
    Optional<Integer> snapshotRetention,
    Optional<GlobalMember> globalDatastore) {

  public ReplicationGroup {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(arn, "arn");
    Objects.requireNonNull(status, "status");
    memberClusters = List.copyOf(memberClusters);
    nodeGroups = List.copyOf(nodeGroups);
    Objects.requireNonNull(nodeType, "nodeType");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(configurationEndpoint, "configurationEndpoint");
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(snapshotWindow, "snapshotWindow");
    Objects.requireNonNull(snapshotRetention, "snapshotRetention");
    Objects.requireNonNull(globalDatastore, "globalDatastore");
  }

  /** Where clients connect. */
  public record Endpoint(String address, int port) {
    @Override
    public String toString() {
      return address + ":" + port;
    }

    static Optional<Endpoint> of(Value.Fields fields) {
      return fields
          .text("Address")
          .map(a -> new Endpoint(a, fields.number("Port").orElse(0L).intValue()));
    }
  }

  /**
   * One shard.
   *
   * @param slots such as {@code 0-5460}; absent with cluster mode disabled
   */
  public record NodeGroup(
      String id,
      String status,
      Optional<String> slots,
      Optional<Endpoint> primary,
      Optional<Endpoint> reader,
      List<Member> members) {
    public NodeGroup {
      members = List.copyOf(members);
    }

    static NodeGroup of(Value.Fields fields) {
      return new NodeGroup(
          fields.text("NodeGroupId").orElse(""),
          word(fields, "Status"),
          fields.text("Slots"),
          Endpoint.of(fields.fields("PrimaryEndpoint")),
          Endpoint.of(fields.fields("ReaderEndpoint")),
          fields.list("NodeGroupMembers").stream().map(Member::of).toList());
    }

    /** Nodes that are not the primary; one less than all when roles are not told (CME). */
    public int replicas() {
      return Math.max(0, members.size() - 1);
    }
  }

  /**
   * One node of a shard.
   *
   * @param role {@code primary} or {@code replica}; told for cluster mode disabled only
   */
  public record Member(
      String cacheClusterId,
      Optional<String> role,
      Optional<String> zone,
      Optional<Endpoint> endpoint) {
    static Member of(Value.Fields fields) {
      return new Member(
          fields.text("CacheClusterId").orElse(""),
          fields.text("CurrentRole").map(r -> r.toLowerCase(Locale.ROOT)),
          fields.text("PreferredAvailabilityZone"),
          Endpoint.of(fields.fields("ReadEndpoint")));
    }
  }

  /** How it is guarded. No secrets: names and yes or no. */
  public record Security(
      boolean transitEncryption,
      Optional<String> transitEncryptionMode,
      boolean atRestEncryption,
      Optional<String> kmsKey,
      boolean authToken,
      List<String> userGroups) {
    public Security {
      userGroups = List.copyOf(userGroups);
    }
  }

  /** Membership in a Global Datastore; the role is upper case. */
  public record GlobalMember(String id, String role) {}

  /** Where clients write, as far as it is told. */
  public Optional<Endpoint> clientEndpoint() {
    return configurationEndpoint.or(
        () -> nodeGroups.stream().flatMap(each -> each.primary().stream()).findFirst());
  }

  /** Reads one from an element of {@code ReplicationGroups}. */
  public static ReplicationGroup of(Region region, Value.Fields fields) {
    var global = fields.fields("GlobalReplicationGroupInfo");
    return new ReplicationGroup(
        fields.text("ReplicationGroupId").orElse(""),
        region,
        fields.text("ARN"),
        word(fields, "Status"),
        fields.flag("ClusterEnabled").orElse(false),
        fields.texts("MemberClusters"),
        fields.list("NodeGroups").stream().map(NodeGroup::of).toList(),
        fields.text("CacheNodeType"),
        fields.text("Engine"),
        word(fields, "AutomaticFailover").startsWith("enabl"),
        word(fields, "MultiAZ").equals("enabled"),
        word(fields, "DataTiering").equals("enabled"),
        Endpoint.of(fields.fields("ConfigurationEndpoint")),
        new Security(
            fields.flag("TransitEncryptionEnabled").orElse(false),
            fields.text("TransitEncryptionMode"),
            fields.flag("AtRestEncryptionEnabled").orElse(false),
            fields.text("KmsKeyId"),
            fields.flag("AuthTokenEnabled").orElse(false),
            fields.texts("UserGroupIds")),
        fields.text("SnapshotWindow"),
        fields.number("SnapshotRetentionLimit").map(Long::intValue),
        global
            .text("GlobalReplicationGroupId")
            .map(
                id ->
                    new GlobalMember(
                        id,
                        word(global, "GlobalReplicationGroupMemberRole")
                            .toUpperCase(Locale.ROOT))));
  }

  /** {@code cluster mode enabled} or {@code cluster mode disabled}, for people. */
  public String mode() {
    return cluster ? "cluster mode enabled" : "cluster mode disabled";
  }

  /** Nodes with the role, in the service's order; empty where roles are not told. */
  public List<Member> withRole(String role) {
    return nodeGroups.stream()
        .flatMap(g -> g.members().stream())
        .filter(m -> m.role().filter(role::equals).isPresent())
        .toList();
  }

  static String word(Value.Fields fields, String name) {
    return fields.text(name).orElse("").toLowerCase(Locale.ROOT);
  }
}
