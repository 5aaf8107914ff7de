package io.ecdr.usecase;

import io.ecdr.aws.Access;
import io.ecdr.aws.Budgets;
import io.ecdr.aws.ClientFactory;
import io.ecdr.aws.SdkCalls;
import io.ecdr.aws.SdkEndpoints;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.cloudwatch.CloudWatchActions;
import io.ecdr.sim.action.ec2.Ec2Actions;
import io.ecdr.sim.action.elasticache.ElastiCacheActions;
import io.ecdr.sim.action.iam.IamActions;
import io.ecdr.sim.action.kms.KmsActions;
import io.ecdr.sim.action.quotas.QuotaActions;
import io.ecdr.sim.action.s3.S3Actions;
import io.ecdr.sim.action.sts.StsActions;
import io.ecdr.sim.engine.memory.MemoryEngine;
import io.ecdr.sim.engine.memory.MemoryGroup;
import io.ecdr.sim.fault.FaultBook;
import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.VirtualTime;
import io.ecdr.sim.wire.Front;
import io.ecdr.sim.wire.InProcessHttpClient;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Exports;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.s3.BucketPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;

/**
 * Two simulated Regions at AWS's own pace in virtual time, and what lies in them: real SDK clients,
 * real wire, no sockets, no waiting.
 */
class SimulatedRegions implements AutoCloseable {

  static final Region HOME = new Region("us-east-1");
  static final Region DR = new Region("eu-west-1");

  private static final String ACCOUNT = "111122223333";
  private static final URI ADDRESS = URI.create("http://in-process.invalid");

  final FaultBook faults = new FaultBook();
  final VirtualCalls calls;

  private String keyId = ACCOUNT;
  private final AwsCredentialsProvider credentials =
      () -> AwsBasicCredentials.create(keyId, "secret");
  private final InProcessHttpClient http;
  final SdkEndpoints endpoints;
  final ClientFactory clients;
  private final SdkCalls sdk;
  private final MemoryEngine engine;
  private final World world;
  private final VirtualTime time;
  final Random random = new Random(11);
  private String bent = "";

  /** The action that the service refuses. */
  String refused = "";

  private UnaryOperator<Value.Fields> bend = UnaryOperator.identity();

  /**
   * The Regions.
   *
   * @param options ways where AWS's texts leave something open
   */
  SimulatedRegions(Options options) {
    this.calls = new VirtualCalls(this::send, this::pass);
    this.time = new VirtualTime(calls.instant());
    this.engine = new MemoryEngine(time);
    this.world =
        new World(
            new World.Settings(
                    List.of(HOME.id(), DR.id()), ACCOUNT, Pace.AWS, time, random, engine, faults)
                .withOptions(options));
    var table = new ActionTable();
    ElastiCacheActions.addTo(table);
    StsActions.addTo(table);
    S3Actions.addTo(table);
    CloudWatchActions.addTo(table);
    Ec2Actions.addTo(table);
    IamActions.addTo(table);
    KmsActions.addTo(table);
    QuotaActions.addTo(table);
    this.http = new InProcessHttpClient(new Front(world, table));
    var access =
        new Access(
            Optional.of(ADDRESS),
            Optional.empty(),
            Budgets.USUAL,
            Optional.of(credentials),
            Optional.of(http));
    this.endpoints = new SdkEndpoints(access);
    this.clients = new ClientFactory(access, endpoints);
    this.sdk = new SdkCalls(clients);
    bucket("exports", HOME);
    bucket("backups", DR);
    client(DR)
        .createCacheSubnetGroup(
            r ->
                r.cacheSubnetGroupName("private")
                    .cacheSubnetGroupDescription("of a test")
                    .subnetIds("subnet-1"));
  }

  ElastiCacheClient client(Region region) {
    return ElastiCacheClient.builder()
        .httpClient(http)
        .endpointOverride(ADDRESS)
        .region(software.amazon.awssdk.regions.Region.of(region.id()))
        .credentialsProvider(credentials)
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  /** Makes one as ElastiCache needs it. */
  void bucket(String name, Region region) {
    var bucket = world.s3().create(name, region.id(), ACCOUNT, calls.instant());
    String text =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
         "Principal":{"Service":"%s"},"Action":["s3:PutObject","s3:GetObject","s3:ListBucket",
         "s3:GetBucketAcl","s3:ListMultipartUploadParts","s3:ListBucketMultipartUploads"],
         "Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}]}
        """
            .formatted(Exports.principal(region.id()), name, name);
    bucket.settings().policy(Optional.of(BucketPolicy.parse(text, name)));
  }

  /** Makes a cache in the home Region, waits for it and gives it keys. */
  MemoryGroup cache(String id, Consumer<CreateReplicationGroupRequest.Builder> more) {
    Consumer<CreateReplicationGroupRequest.Builder> plain =
        r ->
            r.replicationGroupId(id)
                .replicationGroupDescription("of a test")
                .cacheNodeType("cache.r6g.large");
    client(HOME).createReplicationGroup(plain.andThen(more));
    return filled(id);
  }

  /** A cache at home and its standby in the DR Region, made by AWS's own calls. */
  void pair(String id) {
    cache(id, r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var datastore =
        client(HOME)
            .createGlobalReplicationGroup(
                r -> r.globalReplicationGroupIdSuffix(id).primaryReplicationGroupId(id))
            .globalReplicationGroup()
            .globalReplicationGroupId();
    calls.pass(Duration.ofHours(1));
    client(DR)
        .createReplicationGroup(
            r ->
                r.replicationGroupId(id + "-eu")
                    .replicationGroupDescription("of a test")
                    .globalReplicationGroupId(datastore)
                    .numCacheClusters(2)
                    .cacheSubnetGroupName("private"));
    calls.pass(Duration.ofHours(1));
  }

  /** The same with a serverless cache. */
  MemoryGroup serverless(String id) {
    client(HOME).createServerlessCache(r -> r.serverlessCacheName(id).engine("redis"));
    return filled("serverless/" + id);
  }

  /** One of Memcached, behind which nothing runs here. */
  void memcached(String id) {
    client(HOME).createServerlessCache(r -> r.serverlessCacheName(id).engine("memcached"));
    calls.pass(Duration.ofHours(1));
  }

  /** Takes a snapshot of a serverless cache by hand, and waits for it. */
  void serverlessSnapshot(String cache, String name) {
    client(HOME)
        .createServerlessCacheSnapshot(
            r -> r.serverlessCacheName(cache).serverlessCacheSnapshotName(name));
    calls.pass(Duration.ofHours(1));
  }

  /** The same with a single node. */
  MemoryGroup single(String id) {
    client(HOME)
        .createCacheCluster(
            r -> r.cacheClusterId(id).engine("redis").cacheNodeType("cache.r6g.large"));
    return filled("cluster/" + id);
  }

  private MemoryGroup filled(String name) {
    calls.pass(Duration.ofHours(1));
    var keys = keys(HOME, name);
    for (int i = 0; i < 500; i++) {
      if (i % 3 == 0) {
        keys.put("key-" + i, "value-" + i, calls.instant().plus(Duration.ofDays(3)));
      } else {
        keys.put("key-" + i, "value-" + i);
      }
    }
    return keys;
  }

  /** One without keys, that is not waited for. */
  void emptyCache(String id) {
    client(HOME)
        .createReplicationGroup(
            r ->
                r.replicationGroupId(id)
                    .replicationGroupDescription("of a test")
                    .cacheNodeType("cache.r6g.large"));
  }

  MemoryGroup keys(Region region, String id) {
    return engine.group(region.id(), region + "/" + id).orElseThrow();
  }

  /** From now on every service says in its own words that the session is over. */
  void credentialsExpire() {
    keyId = "EXPIRED" + ACCOUNT;
  }

  /** Somebody has signed in again. */
  void credentialsAreRenewed() {
    keyId = ACCOUNT;
  }

  void breakWith(String... words) {
    faults.add(FaultGrammar.parse(List.of(words)));
  }

  /** All faults are over. */
  void mended() {
    faults.clearAll();
  }

  /** From now on the service tells something else when it is asked this. */
  void tells(String action, UnaryOperator<Value.Fields> instead) {
    bent = action;
    bend = instead;
  }

  /** What a call of somebody's comes to, here and now. */
  Completion ask(Region region, Service service, String action, Value.Fields parameters) {
    return send(new Call(service, action, region, ADDRESS.toString(), parameters));
  }

  private Completion send(Call call) {
    if (call.action().equals(refused)) {
      return new Completion.Refused("InvalidParameterValue", "no", 400, RefusalKind.BAD_REQUEST);
    }
    sdk.submit(call);
    var told = sdk.next(Duration.ofSeconds(60)).orElseThrow().completion();
    return call.action().equals(bent) && told instanceof Completion.Answered answered
        ? new Completion.Answered(bend.apply(answered.body()))
        : told;
  }

  private void pass(Duration passed) {
    time.advance(passed);
  }

  /** All snapshots at home, by name. */
  List<String> snapshots() {
    return client(HOME).describeSnapshotsPaginator().snapshots().stream()
        .map(snapshot -> snapshot.snapshotName())
        .toList();
  }

  /** What lies in a bucket, by key. */
  List<String> objects(String bucket) {
    return keys(bucket, "ListObjectsV2", "Contents");
  }

  /** The uploads in parts that were begun in a bucket, by key. */
  List<String> uploads(String bucket) {
    return keys(bucket, "ListMultipartUploads", "Uploads");
  }

  private List<String> keys(String bucket, String action, String member) {
    var call =
        new Call(
            Service.S3,
            action,
            List.of("backups", "kept").contains(bucket) ? DR : HOME,
            ADDRESS.toString(),
            Value.fields("Bucket", bucket));
    return ((Completion.Answered) send(call))
        .body().list(member).stream().flatMap(o -> o.text("Key").stream()).toList();
  }

  /** Takes an object away behind everybody's back. */
  void loseObject(String bucket, String key) {
    send(
        new Call(
            Service.S3,
            "DeleteObject",
            bucket.equals("backups") ? DR : HOME,
            ADDRESS.toString(),
            Value.fields("Bucket", bucket, "Key", key)));
  }

  @Override
  public void close() {
    sdk.close();
    world.close();
  }
}
