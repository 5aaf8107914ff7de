package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.aws.Access;
import io.ecdr.aws.Budgets;
import io.ecdr.aws.ClientFactory;
import io.ecdr.aws.SdkCalls;
import io.ecdr.aws.SdkEndpoints;
import io.ecdr.execute.Executor;
import io.ecdr.execute.Settings;
import io.ecdr.journal.Position;
import io.ecdr.model.BackupRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.port.Calls;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.fault.FaultGrammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** A simulator with two Regions, two buckets and whatever a test makes in it. */
final class SurveyedWorld implements AutoCloseable {

  static final io.ecdr.model.Region HOME = new io.ecdr.model.Region("us-east-1");
  static final io.ecdr.model.Region AWAY = new io.ecdr.model.Region("eu-west-1");

  private static final Budgets SHORT =
      new Budgets(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(30),
          6,
          3,
          Duration.ofMillis(700),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          100);

  private final Simulator simulator;
  private final List<AutoCloseable> closing = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<Call> sent = new ArrayList<>();
  private final SdkEndpoints endpoints;
  private final Calls calls;
  private final InstantSource clock;

  private SurveyedWorld(Simulator simulator, URI endpoint, String accessKey) {
    this.simulator = simulator;
    this.clock = InstantSource.system();
    var access =
        new Access(
            Optional.of(endpoint),
            Optional.empty(),
            SHORT,
            Optional.of(credentials(accessKey)),
            Optional.empty());
    endpoints = new SdkEndpoints(access);
    var real = new SdkCalls(new ClientFactory(access, endpoints));
    closing.add(real);
    calls =
        new Calls() {
          @Override
          public Ticket submit(Call call) {
            sent.add(call);
            return real.submit(call);
          }

          @Override
          public Optional<Arrival> next(Duration atMost) {
            return real.next(atMost);
          }
        };
  }

  static SurveyedWorld start() {
    return start("AKIAEXAMPLE");
  }

  /**
   * Ours are the credentials that say what is wrong with them; those who set up are always fine.
   */
  static SurveyedWorld start(String accessKey) {
    try {
      var simulator = Simulator.start(SimulatorOptions.forTests());
      var all = new SurveyedWorld(simulator, simulator.endpoint(), accessKey);
      all.closing.add(simulator);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same verbs, pointed at another address. */
  SurveyedWorld at(URI endpoint) {
    return new SurveyedWorld(simulator, endpoint, "AKIAEXAMPLE");
  }

  private static StaticCredentialsProvider credentials(String key) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret"));
  }

  private <B extends AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
      B builder, io.ecdr.model.Region region) {
    var client =
        builder
            .endpointOverride(simulator.endpoint())
            .region(Region.of(region.id()))
            .credentialsProvider(credentials("AKIAEXAMPLE"))
            .build();
    closing.add(client);
    return client;
  }

  ElastiCacheClient elastiCache(io.ecdr.model.Region region) {
    return client(ElastiCacheClient.builder(), region);
  }

  S3Client s3(io.ecdr.model.Region region) {
    return client(S3Client.builder().forcePathStyle(true), region);
  }

  SurveyedWorld bucket(io.ecdr.model.Region region, String name) {
    var s3 = s3(region);
    s3.createBucket(
        b -> {
          b.bucket(name);
          if (!region.equals(HOME)) {
            b.createBucketConfiguration(c -> c.locationConstraint(region.id()));
          }
        });
    return this;
  }

  SurveyedWorld policy(io.ecdr.model.Region region, String bucket) {
    return policyFor(region, bucket, region + ".elasticache-snapshot.amazonaws.com");
  }

  SurveyedWorld policyFor(io.ecdr.model.Region region, String bucket, String principal) {
    s3(region)
        .putBucketPolicy(
            p ->
                p.bucket(bucket)
                    .policy(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                         "Principal":{"Service":"%s"},"Action":"s3:*",
                         "Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}]}
                        """
                            .formatted(principal, bucket, bucket)));
    return this;
  }

  /** Both buckets with their policies, {@code src} at home and {@code dst} away. */
  SurveyedWorld buckets() {
    return bucket(HOME, "src").policy(HOME, "src").bucket(AWAY, "dst").policy(AWAY, "dst");
  }

  SurveyedWorld group(io.ecdr.model.Region region, String id, boolean cluster) {
    var client = elastiCache(region);
    var request =
        CreateReplicationGroupRequest.builder()
            .replicationGroupId(id)
            .replicationGroupDescription("d")
            .engine("redis")
            .cacheNodeType("cache.r7g.large")
            .automaticFailoverEnabled(true);
    client.createReplicationGroup(
        cluster
            ? request.numNodeGroups(2).replicasPerNodeGroup(1).build()
            : request.numCacheClusters(2).build());
    until(
        () ->
            client
                .describeReplicationGroups(r -> r.replicationGroupId(id))
                .replicationGroups()
                .get(0)
                .status()
                .equals("available"));
    return this;
  }

  SurveyedWorld subnets(io.ecdr.model.Region region, String name) {
    elastiCache(region)
        .createCacheSubnetGroup(
            r ->
                r.cacheSubnetGroupName(name)
                    .cacheSubnetGroupDescription("d")
                    .subnetIds("subnet-0a000000000000001", "subnet-0a000000000000002"));
    return this;
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    var end = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("not in time").isBefore(end);
      Thread.onSpinWait();
    }
  }

  SurveyedWorld fault(String words) {
    simulator.faults().add(FaultGrammar.parse(List.of(words.split(" "))));
    return this;
  }

  Surveyor surveyor() {
    return new Surveyor(calls, endpoints, clock, new Random(3), PATIENCE);
  }

  String nextId() {
    return "20261123-0115-k%03d".formatted(ids.incrementAndGet());
  }

  /** Every call that the product has sent. */
  List<Call> sent() {
    return List.copyOf(sent);
  }

  BackupRequest request(String cache) {
    return new BackupRequest(cache, HOME, AWAY, "src", "dst", "ecdr", Optional.empty());
  }

  Planned planBackup(BackupRequest request) {
    return new BackupCreate(surveyor(), this::nextId, "test").plan(request);
  }

  Report run(Plan plan) {
    return new Executor(
            calls, endpoints, clock, new Random(4), () -> false, event -> {}, Settings.DEFAULT)
        .run(plan, Position.START, entry -> {});
  }

  @Override
  public void close() {
    for (var each : closing) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
