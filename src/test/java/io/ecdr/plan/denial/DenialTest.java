package io.ecdr.plan.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.Region;
import io.ecdr.plan.denial.Place.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/** Which hosts a rehearsal denies, and where it takes them to be. */
class DenialTest {

  private static final Region LOST = new Region("us-east-1");
  private static final Region SIGN_IN = new Region("us-west-2");
  private static final Region SURVIVOR = new Region("eu-west-1");
  private static final Denial DENIAL = new Denial(Set.of(LOST), Set.of(SIGN_IN), SURVIVOR);

  @ParameterizedTest
  @CsvSource({
    // host, denied, kind, Region
    "elasticache.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "elasticache.eu-west-1.amazonaws.com, false, REGION, eu-west-1",
    "elasticache.eu-central-1.amazonaws.com, false, REGION, eu-central-1",
    "ELASTICACHE.US-EAST-1.AMAZONAWS.COM., true, REGION, us-east-1",
    "monitoring.us-west-2.amazonaws.com, true, REGION, us-west-2",
    "elasticache-fips.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "elasticache.us-east-1.api.aws, true, REGION, us-east-1",
    "sts.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "sts.eu-west-1.amazonaws.com, false, REGION, eu-west-1",
    "sts.amazonaws.com, true, GLOBAL,",
    "iam.amazonaws.com, true, GLOBAL,",
    "iam.global.api.aws, true, GLOBAL,",
    "route53.amazonaws.com, true, GLOBAL,",
    "organizations.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "amazonaws.com, true, GLOBAL,",
    "s3.amazonaws.com, true, GLOBAL,",
    "s3-external-1.amazonaws.com, true, GLOBAL,",
    "state.s3.amazonaws.com, true, GLOBAL,",
    "eu-west-1.s3.amazonaws.com, true, GLOBAL,",
    "a.eu-west-1.s3.amazonaws.com, true, GLOBAL,",
    "state.s3.eu-west-1.amazonaws.com, false, REGION, eu-west-1",
    "us-east-1.s3.eu-west-1.amazonaws.com, false, REGION, eu-west-1",
    "eu-west-1.s3.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "state.s3.dualstack.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "s3-us-west-2.amazonaws.com, true, REGION, us-west-2",
    "state.s3-eu-west-1.amazonaws.com, false, REGION, eu-west-1",
    "s3-fips.us-east-1.amazonaws.com, true, REGION, us-east-1",
    "portal.sso.us-east-1.amazonaws.com, true, SIGN_IN, us-east-1",
    "portal.sso.eu-central-1.amazonaws.com, true, SIGN_IN, eu-central-1",
    "oidc.eu-central-1.amazonaws.com, true, SIGN_IN, eu-central-1",
    "oidc.eu-west-1.amazonaws.com, false, SIGN_IN, eu-west-1",
    "d-1234567890.awsapps.com, true, SIGN_IN,",
    "us-east-1.signin.aws.amazon.com, true, SIGN_IN, us-east-1",
    "eu-west-1.signin.aws.amazon.com, false, SIGN_IN, eu-west-1",
    "signin.aws.amazon.com, true, SIGN_IN,",
    "a.b1.0001.use1.cache.amazonaws.com, true, REGION, us-east-1",
    "clustercfg.a.b1.euw1.cache.amazonaws.com, false, REGION, eu-west-1",
    "a.serverless.usw2.cache.amazonaws.com, true, REGION, us-west-2",
    "a.b1.0001.xyz9.cache.amazonaws.com, true, GLOBAL,",
    "elasticache.cn-north-1.amazonaws.com.cn, false, REGION, cn-north-1",
    "127.0.0.1, false, MACHINE,",
    "localhost, false, MACHINE,",
    "[::1], false, MACHINE,",
    "169.254.169.254, false, MACHINE,",
    "[fd00:ec2::254], false, MACHINE,",
    "vault.example.com, false, ELSEWHERE,",
    "amazonaws.com.example.com, false, ELSEWHERE,",
    "notamazonaws.com, false, ELSEWHERE,",
    "10.1.2.3, false, ELSEWHERE,",
  })
  void judgesByTheName(String host, boolean denied, Kind kind, String region) {
    var verdict = DENIAL.of(host);

    assertThat(verdict.denied()).isEqualTo(denied);
    assertThat(verdict.place())
        .isEqualTo(new Place(kind, Optional.ofNullable(region).map(Region::new)));
    assertThat(verdict.why().isEmpty()).isNotEqualTo(denied);
  }

  static Stream<String> services() {
    return Stream.of(
        "elasticache",
        "s3",
        "sts",
        "monitoring",
        "ec2",
        "kms",
        "servicequotas",
        "ssm",
        "oidc",
        "portal.sso",
        "secretsmanager",
        "logs",
        "lambda",
        "sns");
  }

  /** Every host of these services that the SDK knows is told to be where the SDK has it. */
  @ParameterizedTest
  @MethodSource("services")
  void knowsWhereTheSdkHasItsHosts(String service) {
    var metadata = ServiceMetadata.of(service);
    List<String> checked = new ArrayList<>();
    // The table also has names that are no Regions, such as us-east-1-fips and aws-global.
    for (var region : metadata.regions().stream().filter(DenialTest::regular).toList()) {
      for (var tags :
          List.of(
              List.<EndpointTag>of(),
              List.of(EndpointTag.FIPS),
              List.of(EndpointTag.DUALSTACK),
              List.of(EndpointTag.FIPS, EndpointTag.DUALSTACK))) {
        endpoint(metadata, region, tags)
            .filter(host -> host.contains(region.id()))
            .ifPresent(
                host -> {
                  checked.add(host);
                  assertThat(Hosts.place(host, List.of()).region())
                      .as(host)
                      .contains(new Region(region.id()));
                });
      }
    }
    assertThat(checked).hasSizeGreaterThan(20);
  }

  private static boolean regular(software.amazon.awssdk.regions.Region region) {
    return region.id().matches(".*-\\d");
  }

  private static Optional<String> endpoint(
      ServiceMetadata metadata,
      software.amazon.awssdk.regions.Region region,
      List<EndpointTag> tags) {
    try {
      var key = ServiceEndpointKey.builder().region(region).tags(tags).build();
      return Optional.of(metadata.endpointFor(key).toString());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-west-2", "eu-west-1", "ap-southeast-2"})
  void knowsWhereTheRulesOfS3LeadABucketWithARegionsName(String region) {
    for (var bucket : List.of("state", "eu-west-1", "logs.eu-west-1", "s3", "cache")) {
      for (boolean fips : new boolean[] {false, true}) {
        for (boolean dual : new boolean[] {false, true}) {
          var host =
              S3EndpointProvider.defaultProvider()
                  .resolveEndpoint(
                      p ->
                          p.region(software.amazon.awssdk.regions.Region.of(region))
                              .bucket(bucket)
                              .useFips(fips)
                              .useDualStack(dual)
                              .useGlobalEndpoint(false))
                  .join()
                  .url()
                  .getHost();
          assertThat(Hosts.place(host, List.of()).region()).as(host).contains(new Region(region));
        }
      }
    }
  }

  @Test
  void theGlobalHostsOfTheSdkAreGlobal() {
    for (var service : List.of("iam", "route53", "cloudfront")) {
      var host =
          ServiceMetadata.of(service)
              .endpointFor(software.amazon.awssdk.regions.Region.AWS_GLOBAL)
              .toString();
      assertThat(DENIAL.of(host).place().kind()).as(host).isEqualTo(Kind.GLOBAL);
      assertThat(DENIAL.of(host).denied()).as(host).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, use1",
    "eu-west-1, euw1",
    "ap-southeast-2, apse2",
    "ca-central-1, cac1",
    "us-gov-west-1, ugw1",
  })
  void makesTheShortNamesOfRegions(String region, String word) {
    assertThat(Hosts.shortName(new Region(region))).contains(word);
  }

  @Test
  void whereTheProfileSignsInMayBeTheSurvivorsRegion() {
    var denial = new Denial(Set.of(LOST), Set.of(SURVIVOR), SURVIVOR);

    assertThat(denial.of("portal.sso.eu-west-1.amazonaws.com").denied()).isFalse();
    assertThat(denial.of("elasticache.eu-west-1.amazonaws.com").denied()).isFalse();
    assertThat(denial.signIn()).isEmpty();
  }

  @Test
  void theSurvivorIsNeverLost() {
    assertThatThrownBy(() -> new Denial(Set.of(SURVIVOR), Set.of(), SURVIVOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, elasticache, true",
    "eu-west-1, elasticache, false",
    "us-east-1, sts, true",
    "us-west-2, s3, true",
    "us-west-1, s3, false",
    "eu-west-1, iam, true",
  })
  void judgesAnAddressForAllRegionsByTheSignature(String region, String service, boolean denied) {
    var header =
        "AWS4-HMAC-SHA256 Credential=AKID/20261123/%s/%s/aws4_request, SignedHeaders=host"
            .formatted(region, service);
    var scope = Scope.in(header);

    assertThat(scope).contains(new Scope(new Region(region), service));
    assertThat(DENIAL.of("127.0.0.1", scope).denied()).isEqualTo(denied);
  }

  @Test
  void aNameThatIsDeniedStaysSoWhateverTheSignatureTells() {
    var scope = Optional.of(new Scope(SURVIVOR, "sts"));

    assertThat(DENIAL.of("sts.amazonaws.com", scope).denied()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer abc",
        "AWS4-HMAC-SHA256 Credential=AKID",
        "AWS4-HMAC-SHA256 Credential=AKID/20261123/nowhere/s3/aws4_request",
      })
  void aTextWithoutASignatureTellsNothing(String text) {
    assertThat(Scope.in(text)).isEmpty();
  }

  @Test
  void aPresignedAddressTellsItsSignature() {
    var query =
        URI.create("http://h/k?X-Amz-Credential=AKID%2F20261123%2Fus-east-1%2Fs3%2Faws4_request")
            .getRawQuery();

    assertThat(Scope.in(query)).contains(new Scope(LOST, "s3"));
  }
}
