package io.ecdr.aws;

import io.ecdr.aws.Budgets.Patience;
import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The one place where SDK clients are made: on first use, one per service, Region, address and
 * patience, without the SDK's own retries. A call whose answer was lost must be looked into, not
 * sent again.
 *
 * <p>Proxies are taken from the usual system properties and environment variables.
 */
public final class ClientFactory implements AutoCloseable {

  private record Key(
      Service service,
      Region region,
      String endpoint,
      Patience patience,
      Optional<String> profile) {}

  private final Access access;
  private final SdkEndpoints endpoints;
  private final AwsCredentialsProvider credentials;
  private final Map<String, AwsCredentialsProvider> profiles = new ConcurrentHashMap<>();
  private final Map<Key, AutoCloseable> clients = new ConcurrentHashMap<>();
  private final Map<Patience, SdkHttpClient> https = new ConcurrentHashMap<>();
  private final Set<Region> silent = ConcurrentHashMap.newKeySet();

  /** Makes nothing yet. */
  public ClientFactory(Access access, SdkEndpoints endpoints) {
    this.access = access;
    this.endpoints = endpoints;
    this.credentials = access.credentials().orElseGet(() -> new OnceCredentials(access.profile()));
  }

  /** What a call is signed with. */
  AwsCredentialsProvider credentials(Call call) {
    return credentials(call.profile());
  }

  private AwsCredentialsProvider credentials(Optional<String> profile) {
    return profile
        .map(name -> profiles.computeIfAbsent(name, access.profiles()))
        .orElse(credentials);
  }

  /** Looks for credentials and tells why there are none; empty when there are. */
  public Optional<String> trouble() {
    try {
      credentials.resolveCredentials();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(((Completion.Refused) Faults.credentials(e)).message());
    }
  }

  /** Takes note of whether a Region answers; see {@link Budgets#again}. */
  void heard(Region region, boolean answered) {
    if (answered) {
      silent.remove(region);
    } else {
      silent.add(region);
    }
  }

  ElastiCacheClient elastiCache(Call call) {
    return client(
        call, ElastiCacheClient.class, key -> build(ElastiCacheClient.builder(), key).build());
  }

  S3Client s3(Call call) {
    return client(call, S3Client.class, this::s3);
  }

  StsClient sts(Call call) {
    return client(call, StsClient.class, key -> build(StsClient.builder(), key).build());
  }

  CloudWatchClient cloudWatch(Call call) {
    return client(
        call, CloudWatchClient.class, key -> build(CloudWatchClient.builder(), key).build());
  }

  /** A client for the services that ecdr asks one or two things without their SDK modules. */
  PlainClient plain(Call call) {
    return client(
        call,
        PlainClient.class,
        key ->
            new PlainClient(
                access.http().orElseGet(() -> http(key.patience())),
                credentials(key.profile()),
                URI.create(key.endpoint()),
                key.service().word(),
                key.region().id()));
  }

  private <C extends AutoCloseable> C client(Call call, Class<C> type, Function<Key, C> make) {
    var key =
        new Key(
            call.service(),
            call.region(),
            call.endpoint(),
            Patience.of(call, silent.contains(call.region())),
            call.profile());
    return type.cast(clients.computeIfAbsent(key, make));
  }

  private S3Client s3(Key key) {
    var rules = S3EndpointProvider.defaultProvider();
    return build(S3Client.builder(), key)
        .forcePathStyle(overridden(key))
        // us-east-1's old global address answers for other Regions too; a lost Region must not be
        // asked by accident.
        .endpointProvider(
            params -> rules.resolveEndpoint(params.toBuilder().useGlobalEndpoint(false).build()))
        .serviceConfiguration(c -> c.expectContinueEnabled(false))
        .build();
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B build(
      B builder, Key key) {
    var override =
        ClientOverrideConfiguration.builder()
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .addExecutionInterceptor(new OnlyAws());
    key.profile().or(access::profile).ifPresent(override::defaultProfileName);
    builder
        .region(software.amazon.awssdk.regions.Region.of(key.region().id()))
        .credentialsProvider(credentials(key.profile()))
        .httpClient(access.http().orElseGet(() -> http(key.patience())))
        .overrideConfiguration(override.build());
    if (overridden(key)) {
      // FIPS and dual stack change AWS's own addresses; with another address the SDK refuses them.
      builder
          .endpointOverride(URI.create(key.endpoint()))
          .fipsEnabled(false)
          .dualstackEnabled(false);
    }
    return builder;
  }

  private boolean overridden(Key key) {
    return !key.endpoint().equals(endpoints.own(key.service(), key.region()));
  }

  private SdkHttpClient http(Patience patience) {
    return https.computeIfAbsent(
        patience,
        p ->
            UrlConnectionHttpClient.builder()
                .connectionTimeout(access.budgets().connect())
                .socketTimeout(access.budgets().answer(p))
                .build());
  }

  @Override
  public void close() {
    clients.values().forEach(ClientFactory::closeQuietly);
    https.values().forEach(SdkHttpClient::close);
  }

  private static void closeQuietly(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("an SDK client did not close", e);
    }
  }
}
