package io.ecdr.aws;

import io.ecdr.model.Region;
import io.ecdr.plan.Service;
import io.ecdr.port.Endpoints;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.services.cloudwatch.endpoints.CloudWatchEndpointProvider;
import software.amazon.awssdk.services.elasticache.endpoints.ElastiCacheEndpointProvider;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * Addresses: the one the operator gave, else one from {@code AWS_ENDPOINT_URL_…}, {@code
 * AWS_ENDPOINT_URL} or the profile, else AWS's own for the Region's partition, with FIPS and dual
 * stack where they are switched on.
 */
public final class SdkEndpoints implements Endpoints {

  private record Key(Service service, Region region) {}

  private final Optional<String> override;
  private final Optional<String> profile;
  private final Map<Key, String> own = new ConcurrentHashMap<>();
  private final Map<Key, String> used = new ConcurrentHashMap<>();

  /** Resolves nothing yet. */
  public SdkEndpoints(Access access) {
    this.override = access.endpoint().map(SdkEndpoints::plain);
    this.profile = access.profile();
  }

  @Override
  public String of(Service service, Region region) {
    return override.orElseGet(
        () -> used.computeIfAbsent(new Key(service, region), this::configuredOrOwn));
  }

  /** AWS's own address, whatever was configured. */
  String own(Service service, Region region) {
    return own.computeIfAbsent(new Key(service, region), this::resolve);
  }

  private String configuredOrOwn(Key key) {
    var word = key.service().word();
    var spelled = spelled(key.service());
    var configured =
        AwsClientEndpointProvider.builder()
            .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_" + key.service().name())
            .serviceEndpointOverrideSystemProperty("aws.endpointUrl" + spelled)
            .serviceProfileProperty(key.service().name().toLowerCase(Locale.ROOT))
            .profileFile(ProfileFile::defaultProfileFile)
            .profileName(profileName())
            .serviceEndpointPrefix(word)
            .defaultProtocol("https")
            .region(sdk(key.region()))
            .build();
    return configured.isEndpointOverridden()
        ? plain(configured.clientEndpoint())
        : own(key.service(), key.region());
  }

  private String resolve(Key key) {
    var region = sdk(key.region());
    boolean fips =
        FipsEnabledProvider.builder()
            .profileName(profileName())
            .build()
            .isFipsEnabled()
            .orElse(false);
    boolean dual =
        DualstackEnabledProvider.builder()
            .profileName(profileName())
            .build()
            .isDualstackEnabled()
            .orElse(false);
    if (PlainActions.speak(key.service())) {
      return PlainEndpoints.of(key.service(), key.region(), fips, dual);
    }
    var endpoint =
        switch (key.service()) {
          case ELASTICACHE ->
              ElastiCacheEndpointProvider.defaultProvider()
                  .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dual));
          case S3 ->
              S3EndpointProvider.defaultProvider()
                  .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dual));
          case STS ->
              StsEndpointProvider.defaultProvider()
                  .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dual));
          case CLOUDWATCH ->
              CloudWatchEndpointProvider.defaultProvider()
                  .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dual));
          case EC2, IAM, KMS, ROUTE_53, SECRETS_MANAGER, SERVICE_QUOTAS, SSM ->
              throw new IllegalStateException(key.service() + " has no module of the SDK here");
        };
    return plain(endpoint.join().url());
  }

  private String profileName() {
    return profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
  }

  private static software.amazon.awssdk.regions.Region sdk(Region region) {
    return software.amazon.awssdk.regions.Region.of(region.id());
  }

  /** Without what is before an {@code @}: it would end up in plans, and nothing ever sends it. */
  private static String plain(URI address) {
    var user = address.getRawUserInfo();
    var text = address.toString();
    text = user == null ? text : text.replace("//" + user + "@", "//");
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** As in the names of system properties. */
  private static String spelled(Service service) {
    return switch (service) {
      case ELASTICACHE -> "ElastiCache";
      case SECRETS_MANAGER -> "SecretsManager";
      case SERVICE_QUOTAS -> "ServiceQuotas";
      default -> Character.toUpperCase(service.word().charAt(0)) + service.word().substring(1);
    };
  }
}
