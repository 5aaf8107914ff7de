package io.ecdr.execute;

import io.ecdr.model.Slots;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Just enough of ElastiCache and S3 to run a plan against, with lifecycles that take time. */
final class SmallWorld implements Function<Call, Completion> {

  static final Duration SNAPSHOT = Duration.ofSeconds(90);
  static final Duration EXPORT = Duration.ofSeconds(60);
  static final Duration GROUP = Duration.ofMinutes(6);

  /** Something that takes until a moment, and how it ends. */
  record Busy(Instant until, String meanwhile, String then) {
    String status(Instant now) {
      return now.isBefore(until) ? meanwhile : then;
    }
  }

  record Group(Busy busy, String operation, List<String> members, Instant tagsFrom) {}

  final Map<String, Busy> snapshots = new LinkedHashMap<>();
  final Map<String, Busy> exports = new LinkedHashMap<>();
  final Map<String, Group> groups = new LinkedHashMap<>();
  final SmallS3 s3 = new SmallS3();
  final List<String> made = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  int shards = 3;
  String snapshotEnds = "available";
  String groupEnds = "available";
  Predicate<Call> refused = call -> false;
  private final Map<String, Runnable> exporting = new LinkedHashMap<>();
  private InstantSource clock;

  void clock(InstantSource source) {
    clock = source;
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public Completion apply(Call call) {
    finishExports();
    if (refused.test(call)) {
      return refused("ExpiredToken", RefusalKind.CREDENTIALS);
    }
    var p = call.parameters();
    return switch (call.action()) {
      case "CreateSnapshot" -> createSnapshot(p);
      case "DescribeSnapshots" -> describeSnapshots(p);
      case "CopySnapshot" -> copySnapshot(p);
      case "CreateReplicationGroup" -> createGroup(p);
      case "DescribeReplicationGroups" -> describeGroup(p.text("ReplicationGroupId").orElse(""));
      case "ListTagsForResource" -> tags(p.text("ResourceName").orElse(""));
      case "DescribeEvents" ->
          answered("Events", events.stream().map(e -> Value.fields("Message", e)).toList());
      case "DescribeCacheClusters" ->
          answered("CacheClusters", List.of(Value.fields("CacheClusterStatus", "available")));
      default -> s3.apply(call);
    };
  }

  private Completion createSnapshot(Value.Fields p) {
    var name = p.text("SnapshotName").orElse("");
    if (snapshots.containsKey(name)) {
      return refused("SnapshotAlreadyExistsFault", RefusalKind.ALREADY_EXISTS);
    }
    if (snapshots.values().stream().anyMatch(s -> s.status(now()).equals("creating"))) {
      return refused("InvalidReplicationGroupState", RefusalKind.INVALID_STATE);
    }
    snapshots.put(name, new Busy(now().plus(SNAPSHOT), "creating", snapshotEnds));
    made.add("snapshot " + name);
    return new Completion.Answered(Value.Fields.NONE);
  }

  private Completion describeSnapshots(Value.Fields p) {
    var name = p.text("SnapshotName").orElse("");
    var snapshot = snapshots.get(name);
    if (snapshot == null) {
      return refused("SnapshotNotFoundFault", RefusalKind.NOT_FOUND);
    }
    var export = exports.get(name);
    boolean copying = export != null && now().isBefore(export.until());
    List<Value> nodes = new ArrayList<>();
    for (int i = 1; i <= shards; i++) {
      nodes.add(
          Value.fields("NodeGroupId", "%04d".formatted(i))
              .with("SnapshotCreateTime", new Value.Time(snapshot.until()))
              .with(
                  "NodeGroupConfiguration",
                  Value.fields("Slots", slots(i)).with("ReplicaCount", 1)));
    }
    return answered(
        "Snapshots",
        List.of(
            Value.fields("SnapshotName", name, "Engine", "redis", "EngineVersion", "7.1.0")
                .with("SnapshotStatus", copying ? "copying" : snapshot.status(now()))
                .with("NodeSnapshots", new Value.Items(nodes))));
  }

  private String slots(int shard) {
    int from = Slots.COUNT * (shard - 1) / shards;
    return from + "-" + (Slots.COUNT * shard / shards - 1);
  }

  private Completion copySnapshot(Value.Fields p) {
    var name = p.text("SourceSnapshotName").orElse("");
    var snapshot = snapshots.get(name);
    if (snapshot == null) {
      return refused("SnapshotNotFoundFault", RefusalKind.NOT_FOUND);
    }
    boolean busy = exports.containsKey(name) && now().isBefore(exports.get(name).until());
    if (busy || !snapshot.status(now()).equals("available")) {
      return refused("InvalidSnapshotState", RefusalKind.INVALID_STATE);
    }
    var bucket = p.text("TargetBucket").orElse("");
    if (s3.keys(bucket).stream().anyMatch(k -> k.startsWith(name + "-"))) {
      return refused("InvalidParameterValue", RefusalKind.BAD_REQUEST);
    }
    exports.put(name, new Busy(now().plus(EXPORT), "copying", "available"));
    made.add("export " + name);
    exporting.put(
        name,
        () -> {
          for (int i = 1; i <= shards; i++) {
            s3.put(bucket, name + "-%04d.rdb".formatted(i), SmallS3.rdb(40 * i));
          }
        });
    return new Completion.Answered(Value.Fields.NONE);
  }

  /** Files show when the export is over. */
  private void finishExports() {
    for (var name : List.copyOf(exporting.keySet())) {
      if (!now().isBefore(exports.get(name).until())) {
        exporting.remove(name).run();
      }
    }
  }

  private Completion createGroup(Value.Fields p) {
    var id = p.text("ReplicationGroupId").orElse("");
    if (groups.containsKey(id)) {
      return refused("ReplicationGroupAlreadyExists", RefusalKind.ALREADY_EXISTS);
    }
    var operation =
        p.list("Tags").stream()
            .filter(t -> t.text("Key").orElse("").equals("ecdr:operation"))
            .flatMap(t -> t.text("Value").stream())
            .findFirst()
            .orElse("");
    addGroup(id, operation);
    made.add("group " + id);
    return new Completion.Answered(Value.Fields.NONE);
  }

  void addGroup(String id, String operation) {
    var busy = new Busy(now().plus(GROUP), "creating", groupEnds);
    groups.put(
        id, new Group(busy, operation, List.of(id + "-001", id + "-002"), now().plusSeconds(60)));
  }

  private Completion describeGroup(String id) {
    var group = groups.get(id);
    if (group == null) {
      return refused("ReplicationGroupNotFoundFault", RefusalKind.NOT_FOUND);
    }
    var endpoint = Value.fields("Address", id + ".example").with("Port", 6379);
    return answered(
        "ReplicationGroups",
        List.of(
            Value.fields(
                    "ReplicationGroupId",
                    id,
                    "Status",
                    group.busy().status(now()),
                    "ARN",
                    "arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:" + id)
                .with("MemberClusters", Value.texts(group.members()))
                .with(
                    "NodeGroups",
                    Value.items(
                        List.of(
                            Value.fields("NodeGroupId", "0001")
                                .with("PrimaryEndpoint", endpoint))))));
  }

  private Completion tags(String arn) {
    var group = groups.get(arn.substring(arn.lastIndexOf(':') + 1));
    if (group == null) {
      return refused("ReplicationGroupNotFoundFault", RefusalKind.NOT_FOUND);
    }
    if (now().isBefore(group.tagsFrom())) {
      return refused("InvalidReplicationGroupState", RefusalKind.INVALID_STATE);
    }
    return answered(
        "TagList", List.of(Value.fields("Key", "ecdr:operation", "Value", group.operation())));
  }

  static Completion answered(String member, List<? extends Value> all) {
    return new Completion.Answered(Value.Fields.NONE.with(member, Value.items(all)));
  }

  static Completion refused(String code, RefusalKind kind) {
    return new Completion.Refused(code, "the service says " + code, 400, kind);
  }

  /** How many of a kind were ever made. */
  long made(String kind) {
    return made.stream().filter(m -> m.startsWith(kind + " ")).count();
  }

  /** What lies in a bucket, by key, with the sizes. */
  Map<String, Integer> bucket(String name) {
    var all = new TreeMap<String, Integer>();
    s3.keys(name).forEach(key -> all.put(key, s3.bytes(name, key).length));
    return all;
  }
}
