package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.ec2.Ec2Actions;
import io.ecdr.sim.action.elasticache.ElastiCacheActions;
import io.ecdr.sim.action.iam.IamActions;
import io.ecdr.sim.action.kms.KmsActions;
import io.ecdr.sim.action.quotas.QuotaActions;
import io.ecdr.sim.action.route53.Route53Actions;
import io.ecdr.sim.action.s3.S3Actions;
import io.ecdr.sim.action.secretsmanager.SecretActions;
import io.ecdr.sim.action.ssm.SsmActions;
import io.ecdr.sim.action.sts.StsActions;
import io.ecdr.sim.action.tagging.TaggingActions;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.fault.Faults;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.VirtualTime;
import io.ecdr.sim.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A world of two Regions and an account, to be talked to by real clients through either door. */
public final class TestWorld implements AutoCloseable {

  public static final String HOME = "us-east-1";
  public static final String AWAY = "eu-west-1";
  public static final String ACCOUNT = "111122223333";

  private final AtomicReference<Faults.Treatment> treatment =
      new AtomicReference<>(Faults.Treatment.NONE);
  private final World world;
  private final Front front;
  private final Optional<WireServer> server;
  private final SdkHttpClient http;
  private String accessKey = "AKIAEXAMPLE";

  private TestWorld(boolean sockets, ActionTable table) {
    world =
        new World(
            new World.Settings(
                List.of(HOME, AWAY),
                ACCOUNT,
                Pace.INSTANT,
                new VirtualTime(Instant.parse("2026-11-23T01:00:00Z")),
                new Random(7),
                new NoEngine(),
                faults()));
    front = new Front(world, table);
    server = sockets ? Optional.of(serve(front)) : Optional.empty();
    http =
        sockets
            ? UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(2)).build()
            : new InProcessHttpClient(front);
  }

  private static ActionTable all() {
    var table = new ActionTable();
    StsActions.addTo(table);
    ElastiCacheActions.addTo(table);
    TaggingActions.addTo(table);
    S3Actions.addTo(table);
    Ec2Actions.addTo(table);
    IamActions.addTo(table);
    KmsActions.addTo(table);
    QuotaActions.addTo(table);
    Route53Actions.addTo(table);
    SecretActions.addTo(table);
    SsmActions.addTo(table);
    return table;
  }

  /** Reached through sockets. */
  public static TestWorld overHttp() {
    return new TestWorld(true, all());
  }

  /** Reached on the caller's own thread, with actions of the test's own. */
  static TestWorld inProcess(ActionTable table) {
    return new TestWorld(false, table);
  }

  /** Reached on the caller's own thread. */
  public static TestWorld inProcess() {
    return new TestWorld(false, all());
  }

  private static WireServer serve(Front front) {
    try {
      return WireServer.start(front, 0, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public World world() {
    return world;
  }

  /** What happens to all requests from now on. */
  public void breakWith(Faults.Treatment with) {
    treatment.set(with);
  }

  /** The access key of clients made from now on. */
  public TestWorld signedBy(String key) {
    accessKey = key;
    return this;
  }

  /** Where to point a client at. */
  public URI endpoint() {
    return server.map(WireServer::endpoint).orElse(URI.create("http://in-process.invalid"));
  }

  /** A real client of this world, sending everything once. */
  public <B extends AwsClientBuilder<B, C>, C> C client(B builder, String region) {
    return httpOf(builder)
        .endpointOverride(endpoint())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  @SuppressWarnings("unchecked")
  private <B> B httpOf(B builder) {
    return (B)
        ((software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<?, ?>) builder)
            .httpClient(http);
  }

  private Faults faults() {
    return new Faults() {
      @Override
      public Treatment onRequest(String region, String service, String action, Instant now) {
        return treatment.get();
      }

      @Override
      public Optional<Duration> stretch(String region, String transition, Duration usual) {
        return Optional.of(usual);
      }
    };
  }

  @Override
  public void close() {
    server.ifPresent(WireServer::close);
    world.close();
  }

  /** These tests start no caches. */
  private record NoEngine() implements Engine {
    @Override
    public List<EngineVersion> versions() {
      return List.of(new EngineVersion("redis", "7.0.15", 10));
    }

    @Override
    public CompletableFuture<RunningGroup> start(GroupSpec spec) {
      return CompletableFuture.failedFuture(new IllegalStateException("no engine here"));
    }

    @Override
    public void close() {
      // Nothing was started.
    }
  }
}
