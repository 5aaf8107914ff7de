package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.AWAY;
import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.fault.Faults.Treatment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** EC2, IAM, KMS and Service Quotas, as the ordinary {@code aws} command sees them. */
class GroundServicesTest {

  private TestWorld world;

  @BeforeEach
  void open() {
    AwsCommand.assumePresent();
    world = TestWorld.overHttp();
  }

  @AfterEach
  void close() {
    if (world != null) {
      world.close();
    }
  }

  private JsonNode does(String region, String words) {
    var result = new AwsCommand(world, region).run(words.split(" +"));
    assertThat(result.err()).as(words).isEmpty();
    assertThat(result.exit()).as(words).isZero();
    try {
      return new ObjectMapper().readTree(result.out().isBlank() ? "{}" : result.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + result.out(), e);
    }
  }

  private void refuses(String region, String words, String code) {
    var result = new AwsCommand(world, region).run(words.split(" +"));
    assertThat(result.exit()).as(words).isNotZero();
    assertThat(result.err()).as(words).contains("An error occurred (" + code + ") when calling");
  }

  @Test
  void subnetsAreThoseOfTheSubnetGroups() {
    does(
        HOME,
        "elasticache create-cache-subnet-group --cache-subnet-group-name own"
            + " --cache-subnet-group-description d --subnet-ids subnet-1 subnet-2");
    var found =
        does(HOME, "ec2 describe-subnets --filters Name=subnet-id,Values=subnet-2,subnet-9")
            .path("Subnets");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("SubnetId").asText()).isEqualTo("subnet-2");
    assertThat(found.get(0).path("VpcId").asText()).isEqualTo("vpc-us-east-1");
    assertThat(found.get(0).path("AvailabilityZone").asText()).isEqualTo("us-east-1b");
    assertThat(found.get(0).path("AvailableIpAddressCount").asInt()).isEqualTo(251);
    assertThat(does(HOME, "ec2 describe-subnets").path("Subnets")).hasSize(5);
    assertThat(does(AWAY, "ec2 describe-subnets").path("Subnets")).hasSize(3);
    refuses(HOME, "ec2 describe-subnets --subnet-ids subnet-9", "InvalidSubnetID.NotFound");
    refuses(HOME, "ec2 describe-subnets --filters Name=cidr,Values=x", "InvalidParameterValue");
  }

  @Test
  void eachVpcHasItsSecurityGroupAndMayGetMore() {
    var id =
        does(
                HOME,
                "ec2 create-security-group --group-name mine --description d"
                    + " --vpc-id vpc-us-east-1")
            .path("GroupId")
            .asText();
    var found =
        does(HOME, "ec2 describe-security-groups --filters Name=vpc-id,Values=vpc-us-east-1")
            .path("SecurityGroups");
    assertThat(found.findValuesAsText("GroupId")).containsExactly("sg-us-east-1", id);
    assertThat(found.findValuesAsText("GroupName")).containsExactly("default", "mine");
    assertThat(does(HOME, "ec2 describe-security-groups --group-ids " + id).path("SecurityGroups"))
        .hasSize(1);
    refuses(AWAY, "ec2 describe-security-groups --group-ids " + id, "InvalidGroup.NotFound");
    refuses(
        HOME,
        "ec2 create-security-group --group-name mine --description d --vpc-id vpc-us-east-1",
        "InvalidGroup.Duplicate");
    refuses(HOME, "ec2 describe-instances", "InvalidAction");
  }

  @Test
  void theRoleOfElastiCacheIsThereWhateverTheRegion() {
    var role = does(AWAY, "iam get-role --role-name AWSServiceRoleForElastiCache").path("Role");
    assertThat(role.path("Arn").asText())
        .isEqualTo(
            "arn:aws:iam::111122223333:role/aws-service-role/elasticache.amazonaws.com/"
                + "AWSServiceRoleForElastiCache");
    assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText())
        .isEqualTo("elasticache.amazonaws.com");
    refuses(HOME, "iam get-role --role-name Other", "NoSuchEntity");
    refuses(HOME, "iam list-roles", "InvalidAction");
  }

  @Test
  void keysAreMadeAndDisabled() {
    var key = does(AWAY, "kms create-key --description d").path("KeyMetadata");
    var arn = key.path("Arn").asText();
    assertThat(key.path("KeyState").asText()).isEqualTo("Enabled");
    does(AWAY, "kms disable-key --key-id " + arn);
    var told = does(AWAY, "kms describe-key --key-id " + key.path("KeyId").asText());
    assertThat(told.at("/KeyMetadata/KeyState").asText()).isEqualTo("Disabled");
    does(AWAY, "kms enable-key --key-id " + arn);
    assertThat(
            does(AWAY, "kms describe-key --key-id " + arn).at("/KeyMetadata/Enabled").asBoolean())
        .isTrue();
    refuses(HOME, "kms describe-key --key-id " + arn, "NotFoundException");
    refuses(AWAY, "kms describe-key --key-id alias/none", "NotFoundException");
    refuses(AWAY, "kms list-keys", "UnknownOperationException");
  }

  @Test
  void quotasComeInPages() {
    var list = "service-quotas list-service-quotas --service-code elasticache";
    var all = does(HOME, list).path("Quotas");
    assertThat(all).hasSize(9);
    assertThat(does(HOME, list + " --page-size 4").path("Quotas")).isEqualTo(all);
    var nodes = does(HOME, list + " --quota-code L-DFE45DF3").path("Quotas").get(0);
    assertThat(nodes.path("Value").asDouble()).isEqualTo(300);
    refuses(
        HOME, "service-quotas list-service-quotas --service-code ec2", "NoSuchResourceException");
  }

  @Test
  void whatHoldsForAllServicesHoldsForThem() {
    world.breakWith(Treatment.THROTTLED);
    refuses(HOME, "ec2 describe-subnets", "RequestLimitExceeded");
    refuses(HOME, "kms describe-key --key-id k", "ThrottlingException");
    refuses(HOME, "iam get-role --role-name r", "Throttling");
  }
}
