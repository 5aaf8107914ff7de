package io.ecdr.sim.world.s3;

import static io.ecdr.sim.world.s3.PolicyVerdict.ALLOWED;
import static io.ecdr.sim.world.s3.PolicyVerdict.DENIED;
import static io.ecdr.sim.world.s3.PolicyVerdict.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ecdr.sim.service.ServiceFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bucket policies as people write them, and what IAM makes of them. */
class BucketPolicyTest {

  private static final Principal IRELAND =
      Principal.service("eu-west-1.elasticache-snapshot.amazonaws.com");
  private static final Principal VIRGINIA =
      Principal.service("us-east-1.elasticache-snapshot.amazonaws.com");
  private static final Principal OPS =
      Principal.aws("444455556666", "arn:aws:iam::444455556666:user/ops");
  private static final String SERVICE =
      "'Principal':{'Service':'eu-west-1.elasticache-snapshot.amazonaws.com'}";
  private static final String SIX =
      "'Action':['s3:PutObject','s3:GetObject','s3:ListBucket','s3:GetBucketAcl',"
          + "'s3:ListMultipartUploadParts','s3:ListBucketMultipartUploads']";
  private static final String WHOLE = "'Resource':['arn:aws:s3:::dr','arn:aws:s3:::dr/*']";
  private static final String ALL_SERVICE = allow(SERVICE, SIX, WHOLE);

  private static String allow(String... parts) {
    return "{'Effect':'Allow'," + String.join(",", parts) + "}";
  }

  private static String deny(String... parts) {
    return "{'Effect':'Deny'," + String.join(",", parts) + "}";
  }

  private static String everybody(String effect, String condition) {
    return "{'Effect':'"
        + effect
        + "','Principal':'*','Action':'s3:*',"
        + WHOLE
        + ",'Condition':{"
        + condition
        + "}}";
  }

  private static BucketPolicy policy(String... statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return BucketPolicy.parse(text.replace('\'', '"'), "dr");
  }

  private static Arguments verdict(
      String why, PolicyVerdict expected, Principal who, String action, String... statements) {
    return arguments(why, expected, who, action, List.of(statements));
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        verdict("documented six actions", ALLOWED, IRELAND, "s3:PutObject", ALL_SERVICE),
        verdict("ACL of the bucket", ALLOWED, IRELAND, "s3:GetBucketAcl", ALL_SERVICE),
        verdict("wrong Region's principal", SILENT, VIRGINIA, "s3:PutObject", ALL_SERVICE),
        verdict(
            "principal without a Region",
            SILENT,
            Principal.service("elasticache.amazonaws.com"),
            "s3:PutObject",
            ALL_SERVICE),
        verdict("an action not listed", SILENT, IRELAND, "s3:DeleteObject", ALL_SERVICE),
        verdict(
            "wildcard action in small letters",
            ALLOWED,
            IRELAND,
            "s3:GetObject",
            allow(SERVICE, "'Action':'s3:get*'", WHOLE)),
        verdict(
            "question mark in an action",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            allow(SERVICE, "'Action':'s3:?utObject'", WHOLE)),
        verdict(
            "objects only, asked about the bucket",
            SILENT,
            IRELAND,
            "s3:GetBucketAcl",
            allow(SERVICE, SIX, "'Resource':'arn:aws:s3:::dr/*'")),
        verdict(
            "bucket only, asked about an object",
            SILENT,
            IRELAND,
            "s3:PutObject",
            allow(SERVICE, SIX, "'Resource':'arn:aws:s3:::dr'")),
        verdict(
            "another prefix",
            SILENT,
            IRELAND,
            "s3:PutObject",
            allow(SERVICE, SIX, "'Resource':'arn:aws:s3:::dr/other/*'")),
        verdict(
            "a Deny after the Allow",
            DENIED,
            IRELAND,
            "s3:PutObject",
            ALL_SERVICE,
            deny("'Principal':'*'", "'Action':'s3:PutObject'", WHOLE)),
        verdict(
            "a Deny before the Allow",
            DENIED,
            IRELAND,
            "s3:PutObject",
            deny("'Principal':{'AWS':'*'}", "'Action':'s3:Put*'", WHOLE),
            ALL_SERVICE),
        verdict(
            "Deny unless TLS, and it is TLS",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            ALL_SERVICE,
            everybody("Deny", "'Bool':{'aws:SecureTransport':'false'}")),
        verdict(
            "Deny of everything but one action",
            DENIED,
            IRELAND,
            "s3:PutObject",
            ALL_SERVICE,
            deny("'Principal':'*'", "'NotAction':'s3:GetObject'", WHOLE)),
        verdict(
            "Allow of everything but deleting",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            allow(SERVICE, "'NotAction':['s3:Delete*']", WHOLE)),
        verdict(
            "Deny to all but this service",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            ALL_SERVICE,
            "{'Effect':'Deny','Not" + SERVICE.substring(1) + ",'Action':'s3:*'," + WHOLE + "}"),
        verdict(
            "Deny to all but that service, asked by another",
            DENIED,
            VIRGINIA,
            "s3:GetObject",
            "{'Effect':'Deny','Not" + SERVICE.substring(1) + ",'Action':'s3:*'," + WHOLE + "}"),
        verdict(
            "NotResource spares another folder only",
            SILENT,
            IRELAND,
            "s3:PutObject",
            allow(SERVICE, SIX, "'NotResource':'arn:aws:s3:::dr/backups/*'")),
        verdict(
            "source account as it is",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            everybody("Allow", "'StringEquals':{'aws:SourceAccount':'111122223333'}")),
        verdict(
            "source account of another",
            SILENT,
            IRELAND,
            "s3:PutObject",
            everybody("Allow", "'StringEquals':{'AWS:sourceaccount':['1','2']}")),
        verdict(
            "source ARN by pattern",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            everybody(
                "Allow",
                "'ArnLike':{'aws:SourceArn':'arn:aws:elasticache:eu-west-1:111122223333:snapshot:*'}")),
        verdict(
            "a key that is not there",
            SILENT,
            IRELAND,
            "s3:PutObject",
            everybody("Allow", "'StringEquals':{'aws:PrincipalOrgID':'o-1'}")),
        verdict(
            "a key that is not there, IfExists",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            everybody("Allow", "'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}")),
        verdict(
            "a negated operator on a key that is not there",
            DENIED,
            IRELAND,
            "s3:PutObject",
            ALL_SERVICE,
            everybody("Deny", "'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}")),
        verdict(
            "Null asks for absence",
            DENIED,
            IRELAND,
            "s3:PutObject",
            ALL_SERVICE,
            everybody("Deny", "'Null':{'s3:x-amz-server-side-encryption':'true'}")),
        verdict(
            "address outside of the range",
            DENIED,
            OPS,
            "s3:GetObject",
            everybody("Deny", "'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}")),
        verdict(
            "two conditions of which one fails",
            SILENT,
            IRELAND,
            "s3:PutObject",
            everybody(
                "Allow",
                "'StringLike':{'aws:SourceAccount':'1111*'},"
                    + "'NumericGreaterThan':{'s3:max-keys':'5'}")),
        verdict(
            "all values among those allowed",
            ALLOWED,
            IRELAND,
            "s3:PutObject",
            everybody("Allow", "'ForAllValues:StringLike':{'aws:TagKeys':['ecdr:*','team']}")),
        verdict(
            "any value among those denied",
            DENIED,
            IRELAND,
            "s3:PutObject",
            everybody("Deny", "'ForAnyValue:StringEquals':{'aws:TagKeys':'team'}")),
        verdict(
            "before a date that is over",
            SILENT,
            IRELAND,
            "s3:PutObject",
            everybody("Allow", "'DateLessThan':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}")),
        verdict(
            "the root of an account is everybody in it",
            ALLOWED,
            OPS,
            "s3:GetObject",
            allow(
                "'Principal':{'AWS':'arn:aws:iam::444455556666:root'}",
                "'Action':'s3:GetObject'",
                WHOLE)),
        verdict(
            "another user of that account",
            SILENT,
            OPS,
            "s3:GetObject",
            allow(
                "'Principal':{'AWS':'arn:aws:iam::444455556666:user/dev'}",
                "'Action':'s3:GetObject'",
                WHOLE)),
        verdict(
            "a variable in a resource",
            ALLOWED,
            OPS,
            "s3:GetObject",
            allow(
                "'Principal':{'AWS':'444455556666'}",
                "'Action':'s3:GetObject'",
                "'Resource':'arn:aws:s3:::dr/${aws:username}/*'")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("verdicts")
  void isJudgedAsIamDoes(
      String why, PolicyVerdict expected, Principal who, String action, List<String> statements) {
    var context = new TreeMap<String, List<String>>();
    context.put("aws:SecureTransport", List.of("true"));
    context.put("aws:SourceAccount", List.of("111122223333"));
    context.put(
        "aws:SourceArn", List.of("arn:aws:elasticache:eu-west-1:111122223333:snapshot:one"));
    context.put("aws:SourceIp", List.of("192.0.2.7"));
    context.put("aws:CurrentTime", List.of("2026-11-23T01:00:00Z"));
    context.put("aws:TagKeys", List.of("ecdr:operation", "team"));
    context.put("aws:username", List.of("backups"));
    String resource =
        action.equals("s3:GetBucketAcl") ? "arn:aws:s3:::dr" : "arn:aws:s3:::dr/backups/0001.rdb";
    var verdict =
        policy(statements.toArray(String[]::new)).judge(new Access(who, action, resource, context));
    assertThat(verdict).as(why).isEqualTo(expected);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("", "first byte"),
        arguments("{", "invalid Json"),
        arguments("{'Version':'2012-10-17'}", "Statement"),
        arguments("{'Version':'2026-01-01','Statement':[]}", "version"),
        arguments("{'Statement':[],'Colour':'red'}", "Unknown field Colour"),
        arguments("{'Statement':{'Effect':'Maybe'}}", "Invalid effect"),
        arguments("{'Statement':{'Effect':'Allow','Action':'s3:*'}}", "Principal"),
        arguments(
            "{'Statement':{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::*:root'},"
                + "'Action':'s3:*','Resource':'arn:aws:s3:::dr'}}",
            "Invalid principal"),
        arguments(
            "{'Statement':{'Effect':'Allow','Principal':'*','Action':'ec2:*',"
                + "'Resource':'arn:aws:s3:::dr'}}",
            "invalid action"),
        arguments(
            "{'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:*',"
                + "'Resource':'arn:aws:s3:::another'}}",
            "invalid resource"),
        arguments(
            "{'Statement':{'Effect':'Allow','Principal':'*','Action':'s3:*',"
                + "'Resource':'arn:aws:s3:::dr','Condition':{'StringSimilar':{'aws:a':'b'}}}}",
            "Invalid Condition type : StringSimilar"),
        arguments("{'Statement':{'Effect':'Allow','Effect':'Deny'}}", "invalid Json"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void isRefusedWhenMalformed(String text, String why) {
    assertThatThrownBy(() -> BucketPolicy.parse(text.replace('\'', '"'), "dr"))
        .isInstanceOfSatisfying(
            ServiceFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("MalformedPolicy");
              assertThat(fault.httpStatus()).isEqualTo(400);
            })
        .hasMessageContaining(why);
  }

  @Test
  void isPublicOnlyWhenEverybodyIsNamedWithoutANarrowingCondition() {
    assertThat(policy(ALL_SERVICE).isPublic()).isFalse();
    assertThat(policy(allow("'Principal':'*'", "'Action':'s3:GetObject'", WHOLE)).isPublic())
        .isTrue();
    assertThat(policy(everybody("Allow", "'StringEquals':{'aws:SourceAccount':'1'}")).isPublic())
        .isFalse();
    assertThat(policy(everybody("Deny", "'Bool':{'aws:SecureTransport':'false'}")).isPublic())
        .isFalse();
  }

  @Test
  void theOwnersAccountMayUnlessDeniedAndOthersOnlyWhenAllowed() {
    var bucket =
        new Buckets(new Bodies(java.util.Optional.empty()))
            .create("dr", "eu-west-1", "111122223333", java.time.Instant.EPOCH);
    var owner = Principal.aws("111122223333", "arn:aws:iam::111122223333:user/me");
    var key = java.util.Optional.of("k");
    assertThat(bucket.allows(owner, "s3:GetObject", key, Map.of())).isTrue();
    assertThat(bucket.allows(OPS, "s3:GetObject", key, Map.of())).isFalse();
    assertThat(bucket.allows(IRELAND, "s3:GetObject", key, Map.of())).isFalse();
    bucket
        .settings()
        .policy(
            java.util.Optional.of(
                policy(ALL_SERVICE, deny("'Principal':'*'", "'Action':'s3:PutObject'", WHOLE))));
    assertThat(bucket.allows(owner, "s3:PutObject", key, Map.of())).isFalse();
    assertThat(bucket.allows(IRELAND, "s3:GetObject", key, Map.of())).isTrue();
  }
}
