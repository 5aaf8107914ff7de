package io.ecdr.plan.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import io.ecdr.plan.iam.Permission.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each call asks of IAM: one line per call, after the service authorization reference. */
class CallPermissionsTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String HERE = "arn:aws:elasticache:eu-west-1:111122223333:";

  private static List<Permission> of(String region, String call, String parameters) {
    var parts = call.split(":");
    var fields = Value.Fields.NONE;
    for (var pair : parameters == null ? new String[0] : parameters.split(" ")) {
      fields = fields.with(pair.split("=")[0], pair.split("=")[1]);
    }
    var service =
        Arrays.stream(Service.values()).filter(s -> s.word().equals(parts[0])).findFirst();
    var made = new Call(service.orElseThrow(), parts[1], new Region(region), "", fields);
    return new CallPermissions(ACCOUNT, Map.of("exports", new Region("us-east-1"))).of(made);
  }

  private static List<String> own(String call, String parameters) {
    return of("eu-west-1", call, parameters).stream()
        .filter(p -> p.kind() == Kind.OWN)
        .flatMap(
            p ->
                p.resources().stream()
                    .map(r -> p.action() + " " + r.replace(HERE, "").replace("arn:aws:s3:::", "")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          elasticache:DescribeReplicationGroups | ReplicationGroupId=Orders | elasticache:DescribeReplicationGroups replicationgroup:orders
          elasticache:DescribeReplicationGroups | | elasticache:DescribeReplicationGroups replicationgroup:*
          elasticache:DescribeCacheClusters | CacheClusterId=orders-001 | elasticache:DescribeCacheClusters cluster:orders-001
          elasticache:DescribeSnapshots | SnapshotName=s | elasticache:DescribeSnapshots snapshot:s
          elasticache:DescribeSnapshots | ReplicationGroupId=orders | elasticache:DescribeSnapshots snapshot:*
          elasticache:DescribeCacheSubnetGroups | CacheSubnetGroupName=private | elasticache:DescribeCacheSubnetGroups subnetgroup:private
          elasticache:DescribeCacheParameterGroups | | elasticache:DescribeCacheParameterGroups parametergroup:*
          elasticache:DescribeCacheParameters | CacheParameterGroupName=p | elasticache:DescribeCacheParameters parametergroup:p
          elasticache:DescribeCacheEngineVersions | | elasticache:DescribeCacheEngineVersions *
          elasticache:DescribeEvents | SourceIdentifier=orders | elasticache:DescribeEvents *
          elasticache:DescribeUpdateActions | | elasticache:DescribeUpdateActions *
          elasticache:DescribeUsers | | elasticache:DescribeUsers user:*
          elasticache:DescribeUserGroups | UserGroupId=app | elasticache:DescribeUserGroups usergroup:app
          elasticache:CreateSnapshot | SnapshotName=s CacheClusterId=orders-001 | elasticache:CreateSnapshot cluster:orders-001; elasticache:CreateSnapshot snapshot:s
          elasticache:CreateSnapshot | SnapshotName=s ReplicationGroupId=orders | elasticache:CreateSnapshot replicationgroup:orders; elasticache:CreateSnapshot snapshot:s
          elasticache:CopySnapshot | SourceSnapshotName=s TargetSnapshotName=t | elasticache:CopySnapshot snapshot:s; elasticache:CopySnapshot snapshot:t
          s3:ListBuckets | | s3:ListAllMyBuckets *
          s3:HeadBucket | Bucket=b | s3:ListBucket b
          s3:ListObjectsV2 | Bucket=b Prefix=p | s3:ListBucket b
          s3:GetBucketLocation | Bucket=b | s3:GetBucketLocation b
          s3:GetBucketPolicy | Bucket=b | s3:GetBucketPolicy b
          s3:GetBucketOwnershipControls | Bucket=b | s3:GetBucketOwnershipControls b
          s3:GetBucketEncryption | Bucket=b | s3:GetEncryptionConfiguration b
          s3:ListMultipartUploads | Bucket=b | s3:ListBucketMultipartUploads b
          s3:HeadObject | Bucket=b Key=k/1 | s3:GetObject b/k/1
          s3:GetObject | Bucket=b Key=k | s3:GetObject b/k
          s3:PutObject | Bucket=b Key=k | s3:PutObject b/k
          s3:CopyObject | Bucket=b Key=k CopySource=exports/s | s3:PutObject b/k; s3:GetObject exports/s
          s3:CreateMultipartUpload | Bucket=b Key=k | s3:PutObject b/k
          s3:UploadPartCopy | Bucket=b Key=k CopySource=exports/s | s3:PutObject b/k; s3:GetObject exports/s
          s3:CompleteMultipartUpload | Bucket=b Key=k | s3:PutObject b/k
          s3:ListParts | Bucket=b Key=k | s3:ListMultipartUploadParts b/k
          cloudwatch:ListMetrics | | cloudwatch:ListMetrics *
          cloudwatch:GetMetricData | | cloudwatch:GetMetricData *
          sts:GetCallerIdentity | | sts:GetCallerIdentity *
          """)
  void aCallAsksForItsActionOnWhatItNames(String call, String parameters, String wanted) {
    assertThat(own(call, parameters)).containsExactlyElementsOf(List.of(wanted.split("; ")));
  }

  @Test
  void tagsAreReadOfTheNamedResource() {
    assertThat(
            own("elasticache:ListTagsForResource", "ResourceName=" + HERE + "replicationgroup:x"))
        .containsExactly("elasticache:ListTagsForResource replicationgroup:x");
  }

  @Test
  void aDatastoreHasNoRegionInItsNameSoTheRegionThatIsAskedIsACondition() {
    for (var action :
        List.of(
            "DescribeGlobalReplicationGroups",
            "FailoverGlobalReplicationGroup",
            "DisassociateGlobalReplicationGroup")) {
      var all = of("eu-west-1", "elasticache:" + action, "GlobalReplicationGroupId=ldgnf-orders");
      assertThat(all).hasSize(1);
      assertThat(all.get(0).resources())
          .containsExactly("arn:aws:elasticache::111122223333:globalreplicationgroup:ldgnf-orders");
      assertThat(all.get(0).conditions()).isEqualTo(Map.of("aws:RequestedRegion", "eu-west-1"));
    }
  }

  @Test
  void aNewDatastoresIdIsKnownButForItsFirstLetters() {
    assertThat(
            own(
                "elasticache:CreateGlobalReplicationGroup",
                "GlobalReplicationGroupIdSuffix=orders PrimaryReplicationGroupId=orders"))
        .contains(
            "elasticache:CreateGlobalReplicationGroup"
                + " arn:aws:elasticache::111122223333:globalreplicationgroup:*-orders",
            "elasticache:CreateGlobalReplicationGroup replicationgroup:orders");
  }

  @Test
  void aNewGroupAsksForItselfItsNodesAndWhatItIsMadeWith() {
    assertThat(
            own(
                "elasticache:CreateReplicationGroup",
                "ReplicationGroupId=dr CacheParameterGroupName=p CacheSubnetGroupName=s"))
        .containsExactlyInAnyOrder(
            "elasticache:CreateReplicationGroup replicationgroup:dr",
            "elasticache:CreateReplicationGroup cluster:dr-*",
            "elasticache:CreateReplicationGroup parametergroup:p",
            "elasticache:CreateReplicationGroup subnetgroup:s");
  }

  @Test
  void theServiceNeedsMoreToMakeAGroup() {
    var besides =
        of("eu-west-1", "elasticache:CreateReplicationGroup", "ReplicationGroupId=dr KmsKeyId=k")
            .stream()
            .filter(p -> p.kind() == Kind.BESIDES)
            .map(p -> p.action() + (p.sure() ? "" : "?") + " " + String.join(" ", p.resources()))
            .toList();
    assertThat(besides)
        .contains(
            "ec2:DeleteNetworkInterface"
                + " arn:aws:ec2:eu-west-1:111122223333:network-interface/*",
            "ec2:DescribeSubnets *",
            "ec2:DescribeVpcs *",
            "kms:CreateGrant? arn:aws:kms:eu-west-1:111122223333:key/k",
            "kms:DescribeKey? arn:aws:kms:eu-west-1:111122223333:key/k")
        .noneMatch(p -> p.startsWith("elasticache:AddTagsToResource"));
  }

  @Test
  void anExportIsWrittenInTheCallersName() {
    var besides =
        of(
                "us-east-1",
                "elasticache:CopySnapshot",
                "SourceSnapshotName=s TargetSnapshotName=s TargetBucket=exports")
            .stream()
            .filter(p -> p.kind() == Kind.BESIDES)
            .map(p -> p.action() + " " + String.join(" ", p.resources()))
            .toList();
    assertThat(besides)
        .containsExactlyInAnyOrder(
            "elasticache:AddTagsToResource arn:aws:elasticache:us-east-1:111122223333:snapshot:s",
            "s3:DeleteObject arn:aws:s3:::exports/s*",
            "s3:GetBucketAcl arn:aws:s3:::exports",
            "s3:GetBucketLocation arn:aws:s3:::exports",
            "s3:GetObject arn:aws:s3:::exports/s*",
            "s3:ListAllMyBuckets *",
            "s3:ListBucket arn:aws:s3:::exports",
            "s3:PutObject arn:aws:s3:::exports/s*");
  }

  @ParameterizedTest
  @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "eu-west-1, aws"})
  void namesBelongToTheRegionsPartition(String region, String partition) {
    assertThat(of(region, "elasticache:DescribeSnapshots", "SnapshotName=s").get(0).resources())
        .containsExactly(
            "arn:" + partition + ":elasticache:" + region + ":111122223333:snapshot:s");
    assertThat(of(region, "s3:HeadBucket", "Bucket=b").get(0).resources())
        .containsExactly("arn:" + partition + ":s3:::b");
  }

  @Test
  void bucketsMustBelongToTheAccountAndACopysSourceIsInItsOwnRegion() {
    var copy = of("eu-west-1", "s3:CopyObject", "Bucket=b Key=k CopySource=exports/s");
    assertThat(copy)
        .allMatch(p -> p.conditions().equals(Map.of("s3:ResourceAccount", "111122223333")));
    assertThat(copy.stream().map(p -> p.region().id())).containsExactly("eu-west-1", "us-east-1");
    // ElastiCache asks this one in the caller's name, AWS tells not where.
    assertThat(of("eu-west-1", "s3:ListBuckets", null).get(0).conditions()).isEmpty();
  }
}
