package io.ecdr.usecase;

import io.ecdr.aws.Access;
import io.ecdr.aws.Budgets;
import io.ecdr.aws.ClientFactory;
import io.ecdr.aws.SdkCalls;
import io.ecdr.aws.SdkEndpoints;
import io.ecdr.aws.SdkObjects;
import io.ecdr.cli.TypedHints;
import io.ecdr.execute.Executor;
import io.ecdr.execute.Settings;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Hooks;
import io.ecdr.model.KeepRules;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.Value;
import io.ecdr.model.VerifyRequest;
import io.ecdr.pace.PacedCalls;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Asking;
import io.ecdr.port.Consent;
import io.ecdr.port.DataProbe;
import io.ecdr.port.DataReading;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.Programs;
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
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalOperations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;

/**
 * Two simulated Regions at AWS's own pace in virtual time, and the verbs in front of them: real SDK
 * clients, real wire, no sockets, no waiting.
 */
final class TwoRegions implements AutoCloseable {

  static final Region HOME = new Region("us-east-1");
  static final Region DR = new Region("eu-west-1");

  /** The one group of subnets. */
  static final RestorePlace PRIVATE =
      new RestorePlace(Optional.of("private"), List.of(), Optional.empty(), false);

  /** Nothing that is typed as a hint gets as far as its state. */
  private static final Path NOWHERE = Path.of("target", "typed-hints");

  private static final String ACCOUNT = "111122223333";
  private static final URI ADDRESS = URI.create("http://in-process.invalid");

  final FaultBook faults = new FaultBook();
  final VirtualCalls calls;

  /** The way out of one process. */
  private PacedCalls paced;

  final Operations operations;
  final Locks locks;
  private final StaticCredentialsProvider credentials =
      StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "secret"));
  private final InProcessHttpClient http;
  private final SdkEndpoints endpoints;
  private final ClientFactory clients;
  private final SdkCalls sdk;
  private final MemoryEngine engine;
  private final World world;
  private final VirtualTime time;
  private final Random random = new Random(11);
  private int ids;
  Settings settings = Settings.DEFAULT;
  private DataProbe probe = DataProbe.none();
  private String bent = "";
  private UnaryOperator<Value.Fields> bend = UnaryOperator.identity();

  TwoRegions(Path state) {
    this(state, Options.defaults());
  }

  /** With other ways where AWS's texts leave something open. */
  TwoRegions(Path state, Options options) {
    this.calls = new VirtualCalls(this::send, this::pass);
    this.paced = new PacedCalls(calls, calls);
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
    this.operations = new LocalOperations(state);
    this.locks = new LocalLocks(state, calls, 42, "here");
    bucket("exports", HOME);
    bucket("backups", DR);
    client(DR)
        .createCacheSubnetGroup(
            r ->
                r.cacheSubnetGroupName("private")
                    .cacheSubnetGroupDescription("of a test")
                    .subnetIds("subnet-1"));
  }

  private Completion send(Call call) {
    sdk.submit(call);
    var told = sdk.next(Duration.ofSeconds(60)).orElseThrow().completion();
    return call.action().equals(bent) && told instanceof Completion.Answered answered
        ? new Completion.Answered(bend.apply(answered.body()))
        : told;
  }

  /** From now on the service tells something else when it is asked this. */
  void tells(String action, UnaryOperator<Value.Fields> instead) {
    bent = action;
    bend = instead;
  }

  private void pass(Duration passed) {
    time.advance(passed);
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

  /**
   * From now on the only group of the DR Region can be read, and what it holds is told like this.
   */
  void dataIsRead(UnaryOperator<DataReading.Content> as) {
    probe =
        new ReadableProbe(
            () -> {
              var groups = client(DR).describeReplicationGroups(r -> {}).replicationGroups();
              return keys(DR, groups.get(0).replicationGroupId());
            },
            calls,
            as);
  }

  /** From now on engines answer like this. */
  void dataIs(DataProbe answers) {
    probe = answers;
  }

  /** From now on nothing can be connected to. */
  void dataIsDark() {
    probe = DataProbe.none();
  }

  void breakWith(String... words) {
    faults.add(FaultGrammar.parse(List.of(words)));
  }

  /** What becomes of hooks. */
  Programs programs = Programs.none();

  /** All faults are over. */
  void mended() {
    faults.clearAll();
  }

  Surveyor surveyor() {
    return new Surveyor(paced, endpoints, calls, random, Patience.USUAL);
  }

  String nextId() {
    return "20261123-0115-k3f" + ++ids;
  }

  /** As long as a real one: a drill's cache is known by it. */
  String nextRealId() {
    return "20261123-0115-k" + (100 + ++ids);
  }

  Plan planBackup(String cache) {
    var request =
        new BackupRequest(cache, HOME, DR, "exports", "backups", "ecdr", Optional.empty());
    return plan(new BackupCreate(surveyor(), this::nextId, "test").plan(request));
  }

  /** One that does not go through the usual stages. */
  Plan planBackup(String cache, BackupStages stages) {
    var request =
        new BackupRequest(
            cache,
            HOME,
            DR,
            stages.export() ? "exports" : "",
            stages.copy() ? "backups" : "",
            "ecdr",
            Optional.empty(),
            Hooks.NONE,
            stages);
    return plan(new BackupCreate(surveyor(), this::nextId, "test").plan(request));
  }

  /** A copy of a backup in the DR bucket to one at home. */
  Plan planCopy(String backup, String target) {
    return planCopy(backup, Optional.empty(), Optional.of("backups"), HOME, target);
  }

  /** A copy of a snapshot to the DR Region. */
  Plan planCopyOfSnapshot(String name, String target) {
    return planCopy(name, Optional.of("exports"), Optional.empty(), DR, target);
  }

  private Plan planCopy(
      String source,
      Optional<String> exports,
      Optional<String> drBucket,
      Region region,
      String target) {
    var request =
        new CopyRequest(
            source,
            exports.map(b -> HOME),
            exports,
            drBucket.map(b -> DR),
            drBucket,
            "ecdr",
            List.of(new CopyRequest.Target(region, target)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return plan(new BackupCopy(surveyor(), this::nextId, "test").plan(request));
  }

  Plan planVerify(boolean deep, String... backups) {
    return plan(verify(deep, Optional.empty(), backups));
  }

  /** All backups, where none is named. */
  Planned verify(boolean deep, Optional<Long> perDay, String... backups) {
    var request =
        new VerifyRequest(
            List.of(backups),
            backups.length == 0,
            deep,
            perDay,
            Optional.empty(),
            DR,
            "backups",
            Optional.of("exports"),
            "ecdr",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new BackupVerify(surveyor(), operations, this::nextId, "test").plan(request);
  }

  Plan planPrune(String cache, KeepRules rules) {
    var request =
        new PruneRequest(List.of(cache), HOME, DR, "backups", "ecdr", rules, Optional.empty());
    return plan(new BackupPrune(surveyor(), operations, this::nextId, "test").plan(request));
  }

  Planned delete(String backup, int minRedundancy) {
    var request =
        new DeleteRequest(
            backup, Optional.empty(), DR, "backups", "ecdr", minRedundancy, Optional.empty());
    return new BackupDelete(surveyor(), operations, this::nextId, "test").plan(request);
  }

  /** Onto a node type of its own. */
  Plan planRestore(String backup, String as, String nodeType) {
    var request =
        RestoreRequest.of(backup, DR, as, "backups")
            .with(PRIVATE)
            .with(
                new RestoreShape(
                    List.of(nodeType), Optional.empty(), Optional.empty(), Optional.empty()));
    return plan(new Restore(surveyor(), this::nextId, "test").plan(request));
  }

  /** Of a snapshot of the home Region, in that Region. */
  Planned restoreHere(String snapshot, String as, RestoreShape shape) {
    return restoreHere(snapshot, as, shape, PRIVATE, RestoreAccess.AS_BACKED_UP);
  }

  /** Of a backup in the DR bucket. */
  Planned restoreThere(String backup, String as, RestoreShape shape) {
    var bucket = Optional.of("backups");
    return restore(backup, DR, as, bucket, shape, PRIVATE, RestoreAccess.AS_BACKED_UP);
  }

  Planned restoreHere(
      String snapshot, String as, RestoreShape shape, RestorePlace place, RestoreAccess access) {
    return restore(snapshot, HOME, as, Optional.empty(), shape, place, access);
  }

  private Planned restore(
      String backup,
      Region to,
      String as,
      Optional<String> bucket,
      RestoreShape shape,
      RestorePlace place,
      RestoreAccess access) {
    var request =
        new RestoreRequest(
            backup,
            Optional.empty(),
            to,
            as,
            bucket,
            "ecdr",
            shape,
            place,
            access,
            false,
            Optional.empty(),
            Hooks.NONE);
    return new Restore(surveyor(), this::nextId, "test").plan(request);
  }

  Plan planDrill(String backup, Duration keep) {
    var restore = RestoreRequest.of(backup, DR, "", "backups").with(PRIVATE);
    return plan(
        new DrillRestore(surveyor(), this::nextRealId, "test")
            .plan(new DrillRestoreRequest(restore, keep)));
  }

  /** With the journals of this machine, or of another. */
  Plan planCleanup(Operations journals) {
    return planCleanup(journals, false);
  }

  Plan planCleanup(Operations journals, boolean overdue) {
    return plan(
        new DrillCleanup(surveyor(), journals, locks, this::nextId, "test")
            .plan(new DrillCleanupRequest(DR, overdue, Optional.empty())));
  }

  Plan planRestore(String backup, String as) {
    var request = RestoreRequest.of(backup, DR, as, "backups").with(PRIVATE);
    return plan(new Restore(surveyor(), this::nextId, "test").plan(request));
  }

  static Plan plan(Planned planned) {
    if (planned instanceof Planned.Ready ready) {
      TypedHints.typable(NOWHERE, ready.plan());
      return ready.plan();
    }
    throw new AssertionError("no plan: " + ((Planned.Rejected) planned).why());
  }

  private Executor executor() {
    return new Executor(
        paced,
        endpoints,
        calls,
        random,
        () -> false,
        event -> {},
        settings,
        probe,
        programs,
        new DeepReader(() -> new SdkObjects(clients, time -> {}), Runnable::run, calls),
        Asking.NOBODY);
  }

  Answer<RunReport> run(Plan plan) {
    return told(
        new ChangeFlow(operations, locks, p -> Consent.Answer.GIVEN, executor(), calls).run(plan));
  }

  /** Whatever a run tells to type can be typed. */
  private static Answer<RunReport> told(Answer<RunReport> answer) {
    if (answer instanceof Answer.Given<RunReport> given) {
      TypedHints.typable(NOWHERE, given.report().report());
    } else if (answer instanceof Answer.Rejected<RunReport> rejected) {
      TypedHints.typable(NOWHERE, rejected.why().hint());
    }
    return answer;
  }

  Answer<RunReport> resume(String id) {
    return told(
        new OpResume(operations, locks, executor(), new SameAccount(surveyor()), calls, "test")
            .run(id));
  }

  /** What {@code op resume --dry-run} ends with. */
  ExitCode looksAtResuming(Operations state, String id) {
    var look =
        new OpResume(state, locks, executor(), new SameAccount(surveyor()), calls, "test").look(id);
    return look instanceof Answer.Rejected<ResumePlan> rejected
        ? rejected.why().code()
        : ExitCode.OK;
  }

  /** Runs it in a process that ends after so many lines of its journals; true when it did. */
  boolean dies(Plan plan, int lines) {
    try {
      flow(new DyingOperations(operations, lines)).run(plan);
      return false;
    } catch (DyingOperations.Died e) {
      calls.restart();
      paced = new PacedCalls(calls, calls);
      return true;
    }
  }

  /** Runs it in a process that may be killed by {@link #calls}; true when it was. */
  boolean killed(Plan plan) {
    try {
      run(plan);
      return false;
    } catch (VirtualCalls.Killed e) {
      calls.restart();
      paced = new PacedCalls(calls, calls);
      return true;
    }
  }

  ChangeFlow flow(Operations state) {
    return new ChangeFlow(state, locks, p -> Consent.Answer.GIVEN, executor(), calls);
  }

  OpAbort abort(Operations state) {
    return new OpAbort(
        state,
        locks,
        new SameAccount(surveyor()),
        new UndoPlanner(endpoints::of, "test"),
        this::nextId,
        calls);
  }

  OpEscalate escalate(Operations state) {
    return new OpEscalate(
        state,
        locks,
        new SameAccount(surveyor()),
        new Failover(surveyor(), this::nextId, "test"),
        calls);
  }

  Answer<RunReport> abort(String id) {
    return abort(operations).run(id, flow(operations), plan -> {});
  }

  Answer<RunReport> advance(String id, Duration atLeast) {
    return new OpAdvance(
            operations,
            locks,
            (time, begun) -> executor().slice(time, begun),
            new SameAccount(surveyor()),
            calls,
            "test",
            Leave.USUAL)
        .run(id, atLeast);
  }

  /** All snapshots at home, by name. */
  List<String> snapshots() {
    return client(HOME).describeSnapshotsPaginator().snapshots().stream()
        .map(snapshot -> snapshot.snapshotName())
        .toList();
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

  /** What lies in a bucket, by key. */
  List<String> objects(String bucket) {
    return keys(bucket, "ListObjectsV2", "Contents");
  }

  /** The uploads in parts that were begun in a bucket, by key. */
  List<String> uploads(String bucket) {
    return keys(bucket, "ListMultipartUploads", "Uploads");
  }

  /** What a call of somebody's comes to, here and now. */
  Completion ask(Region region, Service service, String action, Value.Fields parameters) {
    return send(new Call(service, action, region, ADDRESS.toString(), parameters));
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

  @Override
  public void close() {
    sdk.close();
    world.close();
  }
}
