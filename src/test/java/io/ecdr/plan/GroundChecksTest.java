package io.ecdr.plan;

import static io.ecdr.plan.Check.Verdict.FAIL;
import static io.ecdr.plan.Check.Verdict.PASS;
import static io.ecdr.plan.Check.Verdict.SKIPPED;
import static io.ecdr.plan.Check.Verdict.UNKNOWN;
import static io.ecdr.plan.Check.Verdict.WARN;
import static io.ecdr.plan.Samples.absent;
import static io.ecdr.plan.Samples.dark;
import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Fact;
import io.ecdr.model.KmsKey;
import io.ecdr.model.Quota;
import io.ecdr.model.SecurityGroup;
import io.ecdr.model.Subnet;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What EC2, KMS, IAM and Service Quotas tell, and what is made of it before a group is made. */
class GroundChecksTest {

  private static final Ground GOOD = Samples.ground();

  private Fact<List<Subnet>> subnets = GOOD.subnets();
  private Fact<List<SecurityGroup>> securityGroups = GOOD.securityGroups();
  private Fact<KmsKey> key = GOOD.key();
  private Fact<String> role = GOOD.role();
  private Fact<List<Quota>> quotas = GOOD.quotas();
  private Fact<Integer> nodes = GOOD.nodes();

  private Fact<Value.Fields> subnetGroup = known(Samples.subnetGroup());
  private int wantedNodes = 4;
  private boolean cluster = true;
  private boolean multiAz = true;
  private List<String> named = List.of("sg-away");
  private boolean atRest = true;
  private Optional<String> kmsKey = Optional.of("k");

  private Check check(String id) {
    var list = new Checklist();
    new GroundChecks(
            list,
            new Ground(subnets, securityGroups, key, role, quotas, nodes),
            new GroundChecks.Wanted(
                Samples.AWAY,
                wantedNodes,
                cluster,
                multiAz,
                subnetGroup,
                named,
                List.of("sg-home"),
                atRest,
                kmsKey))
        .ask();
    assertThat(list.all())
        .extracting(Check::id)
        .containsExactly(
            "region-enabled", "subnets", "security-groups", "kms-key", "quotas", "service-role");
    return list.all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private void expect(String id, Check.Verdict verdict, String... words) {
    var check = check(id);
    assertThat(check.verdict()).as(check.toString()).isEqualTo(verdict);
    for (var word : words) {
      assertThat(check.observed() + " / " + check.hint()).contains(word);
    }
    if (verdict.blocks() || verdict == WARN) {
      assertThat(check.hint()).isNotBlank();
    }
  }

  @Test
  void allIsWellWhereAllIsThere() {
    expect("region-enabled", PASS, "ElastiCache answers");
    expect("subnets", PASS, "eu-west-1a 250 free, eu-west-1b 251 free");
    expect("security-groups", PASS, "sg-away");
    expect("kms-key", PASS, "key/k is Enabled");
    expect("quotas", PASS, "14 of 300 nodes in the Region; 4 of 90 nodes in a cluster");
    expect("service-role", PASS, "there");
  }

  @Test
  void subnetsWithoutRoomStopIt() {
    wantedNodes = 502;
    expect("subnets", FAIL, "eu-west-1a 250 free, eu-west-1b 251 free", "--subnet-group");
    wantedNodes = 501;
    expect("subnets", PASS);
  }

  @Test
  void multiAzWantsRoomInTwoZones() {
    subnets =
        known(
            List.of(
                new Subnet("subnet-a", "eu-west-1a", "vpc-1", 250),
                new Subnet("subnet-b", "eu-west-1b", "vpc-1", 0)));
    expect("subnets", WARN, "eu-west-1b 0 free", "two zones");
    multiAz = false;
    expect("subnets", PASS);
  }

  @Test
  void aSubnetThatIsGoneStopsIt() {
    subnets = known(List.of(new Subnet("subnet-a", "eu-west-1a", "vpc-1", 250)));
    expect("subnets", FAIL, "subnet-b of the subnet group does not exist");
    subnets = dark();
    expect("subnets", UNKNOWN, "nothing answers");
  }

  @Test
  void withoutASubnetGroupItsSubnetsAreNotAskedAbout() {
    subnetGroup = absent();
    subnets = absent();
    expect("subnets", SKIPPED, "no subnet group");
  }

  @Test
  void securityGroupsMustBeThereAndOfTheSubnetGroupsVpc() {
    named = List.of("sg-away", "sg-gone");
    expect("security-groups", FAIL, "there is no sg-gone in eu-west-1", "--security-group");
    named = List.of("sg-away");
    securityGroups = known(List.of(new SecurityGroup("sg-away", "vpc-2")));
    expect("security-groups", FAIL, "sg-away is of vpc-2");
    securityGroups = dark();
    expect("security-groups", UNKNOWN, "nothing answers");
    named = List.of();
    securityGroups = absent();
    expect("security-groups", WARN, "the source had sg-home", "clients may not get in");
  }

  @Test
  void withoutAVpcToCompareWithSecurityGroupsNeedOnlyBeThere() {
    subnetGroup = known(Value.fields("CacheSubnetGroupName", "subnets"));
    securityGroups = known(List.of(new SecurityGroup("sg-away", "vpc-2")));
    expect("security-groups", PASS, "sg-away");
  }

  @Test
  void aKeyMustBeThereAndEnabled() {
    key = known(new KmsKey("arn:aws:kms:eu-west-1:111122223333:key/k", "PendingDeletion"));
    expect("kms-key", FAIL, "key/k is PendingDeletion", "--kms-key");
    key = absent();
    expect("kms-key", FAIL, "there is no key k in eu-west-1");
    key = dark();
    expect("kms-key", UNKNOWN, "nothing answers");
  }

  @Test
  void withoutANamedKeyThereIsNothingToAsk() {
    kmsKey = Optional.empty();
    key = absent();
    expect("kms-key", PASS, "the service's own key");
    atRest = false;
    expect("kms-key", SKIPPED, "not encrypted at rest");
  }

  @Test
  void aFullQuotaStopsIt() {
    nodes = known(297);
    expect("quotas", FAIL, "301 of 300 nodes in the Region", "request-service-quota-increase");
    nodes = known(296);
    expect("quotas", PASS, "300 of 300");
  }

  @Test
  void theQuotaOfAClusterIsForClusterModeOnly() {
    quotas = known(List.of(new Quota("L-DFE45DF3", "", 300), new Quota("L-AF354865", "", 3)));
    expect("quotas", FAIL, "4 of 3 nodes in a cluster");
    cluster = false;
    expect("quotas", PASS, "14 of 300");
  }

  @Test
  void goingBeyondADefaultIsNoProofOfARefusal() {
    quotas = known(List.of());
    expect("quotas", PASS, "14 of 300 nodes in the Region (the default)");
    nodes = known(297);
    expect("quotas", WARN, "301 of 300 nodes in the Region (the default)");
  }

  @Test
  void quotasThatCannotBeReadAreUnknown() {
    quotas = dark();
    expect("quotas", UNKNOWN, "nothing answers");
    quotas = GOOD.quotas();
    nodes = dark();
    expect("quotas", UNKNOWN, "nothing answers");
  }

  @Test
  void aMissingOrUnreadableRoleStopsNothing() {
    role = absent();
    expect("service-role", WARN, "the account has none", "create-service-linked-role");
    role = dark();
    expect("service-role", WARN, "nothing answers");
  }

  @Test
  void aRegionThatRefusesCredentialsMayNotBeEnabled() {
    nodes = new Fact.Unknown<>(Trouble.CREDENTIALS, "InvalidClientTokenId: no", Samples.NOW);
    expect("region-enabled", FAIL, "InvalidClientTokenId", "get-region-opt-status", "eu-west-1");
    nodes = new Fact.Unknown<>(Trouble.NOT_PERMITTED, "OptInRequired: no", Samples.NOW);
    expect("region-enabled", FAIL, "OptInRequired");
    nodes = new Fact.Unknown<>(Trouble.NOT_PERMITTED, "AccessDenied: no", Samples.NOW);
    expect("region-enabled", UNKNOWN, "AccessDenied");
  }
}
