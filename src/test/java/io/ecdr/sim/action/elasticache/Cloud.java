package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.cloudwatch.CloudWatchActions;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.memory.MemoryEngine;
import io.ecdr.sim.engine.memory.MemoryGroup;
import io.ecdr.sim.fault.FaultBook;
import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.SimTime;
import io.ecdr.sim.time.VirtualTime;
import io.ecdr.sim.wire.Front;
import io.ecdr.sim.wire.InProcessHttpClient;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Exports;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.BucketPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/** A simulated cloud in virtual time, talked to by the real client over the wire in process. */
final class Cloud implements AutoCloseable {

  static final String HOME = "us-east-1";
  static final String AWAY = "eu-west-1";
  static final String ACCOUNT = "111122223333";
  static final String TYPE = "cache.r6g.large";
  static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final Engine engine;
  private final FaultBook faults = new FaultBook();
  private final World world;
  private final InProcessHttpClient http;

  private Cloud(Pace pace, Options options, Function<SimTime, Engine> engines) {
    engine = engines.apply(time);
    world =
        new World(
            new World.Settings(
                    List.of(HOME, AWAY), ACCOUNT, pace, time, new Random(7), engine, faults)
                .withOptions(options));
    var table = new ActionTable();
    ElastiCacheActions.addTo(table);
    CloudWatchActions.addTo(table);
    http = new InProcessHttpClient(new Front(world, table));
  }

  static Cloud open() {
    return new Cloud(Pace.FAST, Options.defaults(), MemoryEngine::new);
  }

  static Cloud open(Pace pace) {
    return new Cloud(pace, Options.defaults(), MemoryEngine::new);
  }

  static Cloud open(Options options) {
    return new Cloud(Pace.FAST, options, MemoryEngine::new);
  }

  /** Over another engine than the one in memory. */
  static Cloud over(Engine engine) {
    return new Cloud(Pace.FAST, Options.defaults(), time -> engine);
  }

  ElastiCacheClient client(String region) {
    return clientOf(ACCOUNT, region);
  }

  ElastiCacheClient clientOf(String account, String region) {
    return ElastiCacheClient.builder()
        .httpClient(http)
        .endpointOverride(java.net.URI.create("http://in-process.invalid"))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  CloudWatchClient metrics(String region) {
    return CloudWatchClient.builder()
        .httpClient(http)
        .endpointOverride(java.net.URI.create("http://in-process.invalid"))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "secret")))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  ElastiCacheClient home() {
    return client(HOME);
  }

  ElastiCacheClient away() {
    return client(AWAY);
  }

  ElastiCache service() {
    return world.elasticache();
  }

  Instant now() {
    return time.now();
  }

  /** Lets time pass. */
  void pass(Duration by) {
    time.advance(by);
  }

  /** Lets everything settle that is under way at the fast pace. */
  void settle() {
    if (engine instanceof PatientEngine patient) {
      patient.await();
    }
    pass(Duration.ofSeconds(10));
  }

  /** What is broken. */
  FaultBook faults() {
    return faults;
  }

  /** Puts a fault in force, in the words of {@code ecdr sim fault}. */
  void breakWith(String... words) {
    faults.add(FaultGrammar.parse(List.of(words)));
  }

  void mend() {
    faults.clearAll();
  }

  /** The keys of a group. */
  MemoryGroup keys(String region, String group) {
    return ((MemoryEngine) engine).group(region, region + "/" + group).orElseThrow();
  }

  /** A bucket whose policy lets the Region's ElastiCache do what an export and a seed need. */
  Bucket bucket(String name, String region) {
    return bucket(
        name,
        region,
        "s3:PutObject",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:GetBucketAcl",
        "s3:ListMultipartUploadParts",
        "s3:ListBucketMultipartUploads");
  }

  Bucket bucket(String name, String region, String... actions) {
    Bucket bucket = world.s3().create(name, region, ACCOUNT, now());
    if (actions.length > 0) {
      String text =
          """
          {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
           "Principal":{"Service":"%s"},"Action":["%s"],
           "Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}]}
          """
              .formatted(Exports.principal(region), String.join("\",\"", actions), name, name);
      bucket.settings().policy(Optional.of(BucketPolicy.parse(text, name)));
    }
    return bucket;
  }

  Bucket foreignBucket(String name, String region) {
    return world.s3().create(name, region, "999999999999", now());
  }

  /** Makes a group and waits until it is there. */
  ReplicationGroup make(Consumer<CreateReplicationGroupRequest.Builder> request) {
    String id = home().createReplicationGroup(request).replicationGroup().replicationGroupId();
    settle();
    return group(id);
  }

  /** A group of one node or more, without cluster mode. */
  ReplicationGroup disabled(String id, int nodes) {
    return make(plain(id).andThen(r -> r.numCacheClusters(nodes)));
  }

  /** A group in cluster mode. */
  ReplicationGroup enabled(String id, int shards, int replicas) {
    return make(
        plain(id)
            .andThen(
                r ->
                    r.numNodeGroups(shards)
                        .replicasPerNodeGroup(replicas)
                        .automaticFailoverEnabled(true)));
  }

  static Consumer<CreateReplicationGroupRequest.Builder> plain(String id) {
    return r ->
        r.replicationGroupId(id).replicationGroupDescription("of a test").cacheNodeType(TYPE);
  }

  ReplicationGroup group(String id) {
    return home()
        .describeReplicationGroups(r -> r.replicationGroupId(id))
        .replicationGroups()
        .get(0);
  }

  /** Takes a snapshot and waits until it is there. */
  Snapshot snap(String group, String name) {
    var described = group(group);
    home()
        .createSnapshot(
            r -> {
              r.snapshotName(name);
              if (described.clusterEnabled()) {
                r.replicationGroupId(group);
              } else {
                r.cacheClusterId(described.memberClusters().get(0));
              }
            });
    settle();
    return snapshot(name);
  }

  Snapshot snapshot(String name) {
    return home().describeSnapshots(r -> r.snapshotName(name)).snapshots().get(0);
  }

  /** The refusal's code and status, such as {@code SnapshotNotFoundFault 404}. */
  static String refusal(Supplier<?> call) {
    ElastiCacheException refused = refused(call);
    return refused.awsErrorDetails().errorCode() + " " + refused.statusCode();
  }

  /** The refusal, whose class must be the modelled one where there is one. */
  static ElastiCacheException refused(Supplier<?> call) {
    try {
      Object answer = call.get();
      throw new AssertionError("not refused: " + answer);
    } catch (ElastiCacheException refused) {
      if (refused.getClass() == ElastiCacheException.class) {
        throw new AssertionError("no modelled fault", refused);
      }
      return refused;
    }
  }

  /** What a refusal says. */
  static String says(Supplier<?> call) {
    return refused(call).awsErrorDetails().errorMessage();
  }

  @Override
  public void close() {
    if (!service().history().broken().isEmpty()) {
      throw new AssertionError("broken lifecycles: " + service().history().broken());
    }
    world.close();
  }
}
