package io.ecdr.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Region;
import io.ecdr.plan.Service;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "ELASTICACHE, eu-west-1, https://elasticache.eu-west-1.amazonaws.com",
    "S3, us-east-1, https://s3.us-east-1.amazonaws.com",
    "STS, us-east-1, https://sts.us-east-1.amazonaws.com",
    "CLOUDWATCH, eu-west-1, https://monitoring.eu-west-1.amazonaws.com",
    "ELASTICACHE, cn-north-1, https://elasticache.cn-north-1.amazonaws.com.cn",
    "S3, cn-northwest-1, https://s3.cn-northwest-1.amazonaws.com.cn",
    "STS, us-gov-west-1, https://sts.us-gov-west-1.amazonaws.com",
  })
  void knowsTheAddressesOfEveryPartition(Service service, String region, String address) {
    var endpoints = new SdkEndpoints(Access.network(Optional.empty(), Optional.empty()));
    assertThat(endpoints.of(service, new Region(region))).isEqualTo(address);
  }

  @Test
  void oneAddressGivenByTheOperatorStandsForAll() {
    var access =
        Access.network(Optional.of(URI.create("http://127.0.0.1:4566/")), Optional.empty());
    assertThat(new SdkEndpoints(access).of(Service.S3, new Region("eu-west-1")))
        .isEqualTo("http://127.0.0.1:4566");
  }

  @Test
  void whatLooksLikeAPasswordInAnAddressGoesNoFurther() {
    var access =
        Access.network(
            Optional.of(URI.create("http://me:secret@127.0.0.1:4566")), Optional.empty());
    assertThat(new SdkEndpoints(access).of(Service.S3, new Region("eu-west-1")))
        .isEqualTo("http://127.0.0.1:4566");
  }
}
