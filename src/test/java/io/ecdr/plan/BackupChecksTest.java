package io.ecdr.plan;

import static io.ecdr.plan.Samples.absent;
import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.BucketOpenness;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.NodeLoads;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check of a backup, failing. */
class BackupChecksTest {

  private static void expect(BackupSeen seen, String id, Verdict verdict, String... words) {
    var plan = seen.plan();
    var check = BackupSeen.check(plan, id);
    assertThat(check.verdict()).as(check.toString()).isEqualTo(verdict);
    for (var word : words) {
      assertThat(check.observed() + " / " + check.hint()).contains(word);
    }
    if (verdict.blocks()) {
      assertThat(check.hint()).isNotBlank();
      assertThat(plan.blockers()).contains(check);
    }
  }

  private static Fact<List<Snapshot>> today(int many, String source, Duration age) {
    List<Snapshot> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(BackupSeen.snapshot("s" + i, age, source, "1 MB"));
    }
    return known(all);
  }

  @ParameterizedTest
  @CsvSource({
    "17, manual,    23, PASS",
    "18, manual,    23, FAIL",
    "20, manual,    23, FAIL",
    "40, automated, 23, PASS",
    "40, manual,    25, PASS",
  })
  void theDaysQuotaIsCountedAndTwoAreKeptBack(int many, String source, int hours, Verdict verdict) {
    var seen = new BackupSeen();
    seen.snapshots = today(many, source, Duration.ofHours(hours));
    assertThat(BackupSeen.check(seen.plan(), "snapshot-quota").verdict()).isEqualTo(verdict);
  }

  @Test
  void unreadableSnapshotsMakeTheQuotaUnknownAndThatBlocks() {
    var seen = new BackupSeen();
    seen.snapshots = Samples.dark();
    expect(seen, "snapshot-quota", Verdict.UNKNOWN, "nothing answers");
  }

  @Test
  void aBusyGroupOrNodeIsWaitedFor() {
    var seen = new BackupSeen();
    seen.group = Samples.cme().with("Status", "snapshotting");
    expect(seen, "cache-available", Verdict.FAIL, "orders is snapshotting", "ecdr status");
    seen.group = Samples.cme().with("Status", "dancing");
    expect(seen, "cache-available", Verdict.FAIL, "orders is dancing");
    seen.group = Samples.cme();
    seen.nodes = known(List.of(Samples.node("orders-0001-001", "modifying")));
    expect(seen, "cache-available", Verdict.FAIL, "orders-0001-001 is modifying");
    seen.nodes = Samples.dark();
    expect(seen, "cache-available", Verdict.UNKNOWN);
  }

  @Test
  void oldNodesAndTieredOnesCannotBeBackedUp() {
    var seen = new BackupSeen();
    seen.group = Samples.cme().with("CacheNodeType", "cache.t1.micro");
    expect(seen, "snapshot-support", Verdict.FAIL, "cache.t1.micro");
    seen.group = Samples.cme().with("CacheNodeType", "cache.r6gd.xlarge");
    expect(seen, "data-tiering", Verdict.FAIL, "cannot be exported");
    seen.group = Samples.cme().with("DataTiering", "enabled");
    expect(seen, "data-tiering", Verdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T05:30:00Z, 05:00-06:00, WARN",
    "2026-11-23T04:50:00Z, 05:00-06:00, WARN",
    "2026-11-23T04:40:00Z, 05:00-06:00, PASS",
    "2026-11-23T06:00:00Z, 05:00-06:00, PASS",
    "2026-11-23T00:10:00Z, 23:30-00:30, WARN",
    "2026-11-23T23:20:00Z, 23:30-00:30, WARN",
    "2026-11-23T12:00:00Z, whenever,    WARN",
  })
  void anAutomaticSnapshotNearbyIsWarnedAbout(String now, String window, Verdict verdict) {
    var seen = new BackupSeen();
    seen.at = Instant.parse(now);
    seen.group = Samples.cme().with("SnapshotWindow", window);
    assertThat(BackupSeen.check(seen.plan(), "snapshot-window").verdict()).isEqualTo(verdict);
  }

  @Test
  void aTakenNameIsRefused() {
    var seen = new BackupSeen();
    seen.sameName = known(BackupSeen.snapshot("x", Duration.ZERO, "manual", "1 MB"));
    expect(seen, "snapshot-name", Verdict.FAIL, "is taken");
    seen.sameName = Samples.dark();
    expect(seen, "snapshot-name", Verdict.UNKNOWN);
  }

  @Test
  void littleMemoryLeftIsWarnedAboutAndSilenceIsUnknownButForbidsNothing() {
    var seen = new BackupSeen();
    expect(seen, "memory-headroom", Verdict.WARN, "unknown");
    seen.loads = NodeLoads.unknown("CloudWatch: AccessDenied");
    expect(seen, "memory-headroom", Verdict.WARN, "unknown: CloudWatch: AccessDenied");
    assertThat(seen.plan().blockers()).isEmpty();
    seen.loads = BackupSeen.loads(Map.of(), Map.of("a-001", 40.0, "a-002", 55.5), Map.of());
    expect(seen, "memory-headroom", Verdict.PASS, "55.5% used for data on a-002");
    seen.loads = BackupSeen.loads(Map.of(), Map.of("a-001", 95.0), Map.of());
    expect(seen, "memory-headroom", Verdict.WARN, "95.0% used for data on a-001");
    seen.loads = BackupSeen.loads(Map.of(), Map.of("a-001", 40.0), Map.of("a-001", 1.0));
    expect(seen, "memory-headroom", Verdict.WARN, "a save is under way on a-001");
    assertThat(BackupSeen.check(seen.plan(), "memory-headroom").age())
        .contains(Duration.ofSeconds(60));
  }

  @Test
  void littleReservedMemoryIsWarnedAbout() {
    var seen = new BackupSeen();
    seen.parameters = known(Value.fields("reserved-memory-percent", "10"));
    expect(seen, "reserved-memory", Verdict.WARN, "is 10");
    seen.parameters = known(Value.fields("reserved-memory-percent", "30"));
    expect(seen, "reserved-memory", Verdict.PASS, "is 30");
    seen.parameters = Samples.dark();
    expect(seen, "reserved-memory", Verdict.WARN);
  }

  @Test
  void oneRegionOrAnotherPartitionIsNoDisasterRecovery() {
    for (var to : List.of("us-east-1", "cn-north-1")) {
      var request =
          new BackupRequest(
              "orders", Samples.HOME, new Region(to), "src", "dst", "ecdr", Optional.empty());
      var check =
          BackupSeen.check(
              BackupSeen.PLANNER.plan(request, new BackupSeen().all(), Samples.OPERATION),
              "regions");
      assertThat(check.verdict()).as(to).isEqualTo(Verdict.FAIL);
    }
  }

  @Test
  void secretsAndUserGroupsAreForewarned() {
    var seen = new BackupSeen();
    seen.group = Samples.cme().with("AuthTokenEnabled", true);
    expect(seen, "secrets", Verdict.WARN, "AUTH token", "--without-auth");
    seen.group = Samples.cme().with("UserGroupIds", Value.texts(List.of("app")));
    expect(seen, "secrets", Verdict.WARN, "app", "eu-west-1");
  }

  @Test
  void aSecondaryIsWarnedAbout() {
    var seen = new BackupSeen();
    seen.group =
        Samples.cme()
            .with(
                "GlobalReplicationGroupInfo",
                Value.fields(
                    "GlobalReplicationGroupId", "ldgnf-x",
                    "GlobalReplicationGroupMemberRole", "SECONDARY"));
    expect(seen, "global-datastore", Verdict.WARN, "ldgnf-x");
  }

  @Test
  void anEngineThatTheDrRegionLacksIsForewarned() {
    var seen = new BackupSeen();
    seen.versions = known(List.of(new EngineVersion("redis", "6.2", "redis6.x")));
    expect(seen, "dr-engine", Verdict.WARN, "not offered in eu-west-1");
    seen.versions = Samples.dark();
    expect(seen, "dr-engine", Verdict.WARN, "nothing answers");
  }

  private static BucketFacts changed(
      BucketFacts b, Fact<Region> region, boolean elsewhere, Fact<Boolean> owned) {
    return new BucketFacts(
        b.name(), region, elsewhere, owned, b.policy(), b.ownership(), b.encryption());
  }

  private static BucketFacts withPolicy(BucketFacts b, Fact<Value.Fields> policy) {
    return new BucketFacts(
        b.name(), b.region(), b.elsewhere(), b.owned(), policy, b.ownership(), b.encryption());
  }

  @Test
  void aBucketInTheWrongRegionIsNamedWithItsRegion() {
    var seen = new BackupSeen();
    seen.bucket = changed(seen.bucket, known(Samples.AWAY), true, known(true));
    expect(seen, "export-bucket-region", Verdict.FAIL, "src is in eu-west-1", "us-east-1");
    expect(seen, "export-bucket-policy", Verdict.SKIPPED, "src is not in us-east-1");
    seen.bucket = changed(seen.bucket, Samples.dark(), true, known(true));
    expect(seen, "export-bucket-region", Verdict.FAIL, "another Region than us-east-1");
    seen.bucket = changed(seen.bucket, absent(), false, absent());
    expect(seen, "export-bucket-region", Verdict.FAIL, "there is no bucket src");
    expect(seen, "export-bucket-owner", Verdict.SKIPPED);
    seen.bucket = changed(seen.bucket, Samples.dark(), false, Samples.dark());
    expect(seen, "export-bucket-region", Verdict.UNKNOWN, "nothing answers");
    expect(seen, "export-bucket-owner", Verdict.UNKNOWN);
  }

  @Test
  void somebodyElsesBucketIsRefused() {
    var seen = new BackupSeen();
    seen.drBucket = changed(seen.drBucket, known(Samples.AWAY), false, known(false));
    expect(seen, "dr-bucket-owner", Verdict.FAIL, "not owned by account 111122223333");
  }

  @Test
  void aBucketWithoutPolicyNamesThePrincipalAndEveryAction() {
    var seen = new BackupSeen();
    seen.bucket = withPolicy(seen.bucket, absent());
    expect(
        seen,
        "export-bucket-policy",
        Verdict.FAIL,
        "has no policy",
        "us-east-1.elasticache-snapshot.amazonaws.com",
        "s3:PutObject",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:GetBucketAcl",
        "s3:ListMultipartUploadParts",
        "s3:ListBucketMultipartUploads",
        "arn:aws:s3:::src and arn:aws:s3:::src/*");
  }

  @Test
  void thePolicyMustNameTheBucketsOwnRegion() {
    var seen = new BackupSeen();
    seen.drBucket = withPolicy(seen.drBucket, known(Samples.policy(Samples.HOME, "dst")));
    expect(
        seen,
        "dr-bucket-policy",
        Verdict.FAIL,
        "not granted to eu-west-1.elasticache-snapshot.amazonaws.com",
        "s3:GetObject");
    seen.drBucket = withPolicy(seen.drBucket, Samples.dark());
    expect(seen, "dr-bucket-policy", Verdict.UNKNOWN);
  }

  @Test
  void aDoubtfulPolicyBlocksAndSaysWhatItHangsOn() {
    var seen = new BackupSeen();
    var statement =
        Samples.policy(Samples.AWAY, "dst")
            .fields("Statement")
            .with(
                "Condition",
                Value.Fields.NONE.with(
                    "StringEquals", Value.fields("aws:SourceAccount", "111122223333")));
    seen.drBucket =
        withPolicy(seen.drBucket, known(Value.Fields.NONE.with("Statement", statement)));
    expect(seen, "dr-bucket-policy", Verdict.UNKNOWN, "StringEquals aws:SourceAccount");
  }

  private static Fact<Value.Fields> opened(String more) {
    return known(
        Json.readForeign(
            """
            {"Statement":[{"Effect":"Allow","Principal":{"Service":\
            "eu-west-1.elasticache-snapshot.amazonaws.com"},"Action":"s3:*",\
            "Resource":["arn:aws:s3:::dst","arn:aws:s3:::dst/*"]},\
            {"Sid":"Site","Action":"s3:GetObject","Resource":"arn:aws:s3:::dst/*",%s}]}
            """
                .formatted(more.replace('\'', '"'))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Effect':'Allow','Principal':'*'                                   | FAIL",
        "'Effect':'Allow','Principal':{'AWS':'*'}                         | FAIL",
        "'Effect':'Allow','Principal':{'AWS':['444455556666','*']}      | FAIL",
        "'Effect':'Allow','NotPrincipal':{'AWS':'444455556666'}           | FAIL",
        "'Effect':'Deny','Principal':'*'                                    | PASS",
        "'Effect':'Allow','Principal':{'AWS':'444455556666'}              | PASS",
        "'Effect':'Allow','Principal':'*','Condition':{'StringEquals':"
            + "{'aws:PrincipalOrgID':'o-1'}}                                    | PASS",
        "'Effect':'Allow','Principal':'*','Condition':{'StringLike':"
            + "{'aws:PrincipalArn':'*'}}                                        | UNKNOWN",
        "'Effect':'Allow','Principal':'*','Condition':{'StringNotEquals':"
            + "{'aws:SourceVpc':'vpc-1'}}                                       | UNKNOWN",
        "'Effect':'Allow','Principal':'*','Condition':{'Bool':"
            + "{'aws:SecureTransport':'true'}}                                  | UNKNOWN",
      })
  void aBucketThatLetsEverybodyInIsRefused(String statement, Verdict verdict) {
    var seen = new BackupSeen();
    seen.drBucket = withPolicy(seen.drBucket, opened(statement));
    expect(seen, "dr-bucket-public", verdict, verdict == Verdict.PASS ? "no" : "'Site'");
    if (verdict == Verdict.FAIL) {
      expect(
          seen,
          "dr-bucket-public",
          verdict,
          "ecdr backup bucket --region eu-west-1 --name dst --for restore");
    }
  }

  @Test
  void aPolicyThatCannotBeReadMayLetEverybodyIn() {
    var seen = new BackupSeen();
    seen.bucket = withPolicy(seen.bucket, Samples.dark());
    expect(seen, "export-bucket-public", Verdict.UNKNOWN);
    seen.bucket = withPolicy(seen.bucket, absent());
    expect(seen, "export-bucket-public", Verdict.PASS, "no policy");
  }

  @Test
  void theCommandThatMakesABucketOrItsPolicyIsNamed() {
    var seen = new BackupSeen();
    seen.bucket = changed(seen.bucket, absent(), false, absent());
    var made = "ecdr backup bucket --region us-east-1 --name src";
    expect(seen, "export-bucket-region", Verdict.FAIL, "create it: " + made);
    seen = new BackupSeen();
    seen.bucket = withPolicy(seen.bucket, absent());
    expect(seen, "export-bucket-policy", Verdict.FAIL, "or let it be done: " + made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:HeadBucket in us-east-1: 403: Forbidden         | allow s3:ListBucket",
        "s3:HeadBucket in us-east-1: OptInRequired: no      | the Region is not enabled",
        "s3:GetBucketPolicy in us-east-1: AccessDenied: no  | allow the call that is named",
      })
  void whatIsNotPermittedSaysWhatHelps(String why, String hint) {
    var seen = new BackupSeen();
    Fact<Boolean> owned = new Fact.Unknown<>(Trouble.NOT_PERMITTED, why, Samples.NOW);
    seen.bucket = changed(seen.bucket, known(Samples.HOME), false, owned);
    expect(seen, "export-bucket-owner", Verdict.UNKNOWN, hint);
  }

  @Test
  void otherEncryptionIsUnknownForExportsAndWarnedAboutForCopies() {
    var seen = new BackupSeen();
    var b = seen.bucket;
    seen.bucket =
        new BucketFacts(
            "src", b.region(), false, b.owned(), b.policy(), b.ownership(), known("aws:kms"));
    expect(
        seen,
        "export-bucket-encryption",
        Verdict.UNKNOWN,
        "aws:kms",
        "AWS does not say",
        "ecdr backup bucket --region us-east-1 --name src");
    b = seen.drBucket;
    seen.drBucket =
        new BucketFacts(
            "dst", b.region(), false, b.owned(), b.policy(), b.ownership(), known("aws:kms"));
    expect(seen, "dr-bucket-encryption", Verdict.WARN, "aws:kms");
  }

  private static BucketFacts open(
      BucketFacts b, String ownership, Fact<Boolean> block, Fact<List<String>> acl) {
    return new BucketFacts(
        b.name(),
        b.region(),
        b.elsewhere(),
        b.owned(),
        b.policy(),
        known(ownership),
        b.encryption(),
        new BucketOpenness(block, block, acl));
  }

  @Test
  void aPublicAccessBlockMakesAPublicPolicyHarmless() {
    var seen = new BackupSeen();
    var everybody =
        Value.fields("Effect", "Allow", "Principal", "*", "Action", "s3:GetObject")
            .with("Resource", "arn:aws:s3:::src/*");
    var b =
        withPolicy(
            seen.bucket,
            known(Value.Fields.NONE.with("Statement", Value.items(List.of(everybody)))));
    Fact<List<String>> none = known(List.of());
    seen.bucket = open(b, "BucketOwnerEnforced", known(true), none);
    expect(seen, "export-bucket-public", Verdict.PASS, "RestrictPublicBuckets");
    seen.bucket = open(b, "BucketOwnerEnforced", known(false), none);
    expect(seen, "export-bucket-public", Verdict.FAIL, "lets everybody in");
    seen.bucket = open(b, "BucketOwnerEnforced", Samples.absent(), none);
    expect(seen, "export-bucket-public", Verdict.FAIL, "lets everybody in");
    seen.bucket = open(b, "BucketOwnerEnforced", Samples.dark(), none);
    expect(seen, "export-bucket-public", Verdict.FAIL, "public access block", "nothing answers");
  }

  @Test
  void anAclForEverybodyOpensABucketUnlessItCountsForNothing() {
    var seen = new BackupSeen();
    var b = seen.bucket;
    Fact<List<String>> acl = known(List.of("READ to AllUsers"));
    seen.bucket = open(b, "ObjectWriter", Samples.absent(), acl);
    expect(seen, "export-bucket-acl", Verdict.FAIL, "READ to AllUsers", "ecdr backup bucket");
    seen.bucket = open(b, "ObjectWriter", known(true), acl);
    expect(seen, "export-bucket-acl", Verdict.PASS, "IgnorePublicAcls");
    seen.bucket = open(b, "BucketOwnerEnforced", Samples.absent(), acl);
    expect(seen, "export-bucket-acl", Verdict.PASS, "ACLs are off");
    seen.bucket = open(b, "ObjectWriter", Samples.absent(), Samples.dark());
    expect(seen, "export-bucket-acl", Verdict.UNKNOWN, "nothing answers");
    seen.bucket = open(b, "ObjectWriter", Samples.absent(), known(List.of()));
    expect(seen, "export-bucket-acl", Verdict.PASS, "none");
  }

  @Test
  void whatIsInTheWayIsNamed() {
    var seen = new BackupSeen();
    seen.exportKeys = known(List.of("orders-1-0001.rdb"));
    seen.drKeys = known(List.of("ecdr/x"));
    expect(seen, "export-bucket-free", Verdict.FAIL, "already there: orders-1-0001.rdb");
    expect(seen, "dr-bucket-free", Verdict.FAIL, "ecdr/x");
  }

  @Test
  void theCallerMustBeAbleToListBuckets() {
    var seen = new BackupSeen();
    seen.lists = Samples.dark();
    expect(seen, "list-buckets", Verdict.UNKNOWN);
  }

  @Test
  void aGroupThatToldNoNodesStillGivesAPlanThatBlocks() {
    var seen = new BackupSeen();
    seen.group = Value.fields("ReplicationGroupId", "orders", "Status", "creating");
    assertThat(ReplicationGroup.of(Samples.HOME, seen.group).nodeGroups()).isEmpty();
    var plan = seen.plan();
    assertThat(plan.blockers()).isNotEmpty();
    assertThat(plan.lanes().get(0).steps()).hasSize(5);
  }
}
