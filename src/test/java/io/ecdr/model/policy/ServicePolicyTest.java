package io.ecdr.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.policy.Ruling.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy grants to ElastiCache in eu-west-1, on bucket {@code b} and object {@code b/k}. */
class ServicePolicyTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Asker ASKER = Asker.elastiCache(new Region("eu-west-1"), ACCOUNT).get(0);
  private static final String SERVICE =
      "{'Service':'eu-west-1.elasticache-snapshot.amazonaws.com'}";
  private static final String KEY = "arn:aws:s3:::b/ecdr/orders-1/0001.rdb";

  private static Ruling judge(String statements) {
    var text = "{\"Version\":\"2012-10-17\",\"Statement\":" + statements.replace('\'', '"') + "}";
    return BucketPolicy.of(Json.readForeign(text)).judge(ASKER, "s3:GetObject", KEY);
  }

  private static String statement(String effect, String rest) {
    return "{'Effect':'" + effect + "'," + rest + "}";
  }

  private static String allow(String principal, String action, String resource) {
    return statement(
        "Allow", "'Principal':" + principal + ",'Action':" + action + ",'Resource':" + resource);
  }

  private static String plain() {
    return allow(SERVICE, "'s3:GetObject'", "'arn:aws:s3:::b/*'");
  }

  private static String allowIf(String condition) {
    return statement(
        "Allow",
        "'Principal':"
            + SERVICE
            + ",'Action':'s3:*','Resource':'arn:aws:s3:::b/*','Condition':"
            + condition);
  }

  private static String denyIf(String condition) {
    return statement(
        "Deny",
        "'Sid':'Fence','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::b',"
            + "'arn:aws:s3:::b/*'],'Condition':"
            + condition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'s3:GetObject'                    | 'arn:aws:s3:::b/*'           | GRANTED",
        "'s3:*'                            | 'arn:aws:s3:::b/*'           | GRANTED",
        "'*'                               | '*'                          | GRANTED",
        "'S3:getobject'                    | 'arn:aws:s3:::b/*'           | GRANTED",
        "'s3:Get*'                         | 'arn:aws:s3:::b/ecdr/*'      | GRANTED",
        "'s3:Get?bject'                    | 'arn:aws:s3:::?/*'           | GRANTED",
        "['s3:PutObject','s3:GetObject']   | ['arn:aws:s3:::b','arn:aws:s3:::b/*'] | GRANTED",
        "'s3:PutObject'                    | 'arn:aws:s3:::b/*'           | DENIED",
        "'s3:GetObject'                    | 'arn:aws:s3:::b'             | DENIED",
        "'s3:GetObject'                    | 'arn:aws:s3:::other/*'       | DENIED",
        "'s3:GetObject'                    | 'arn:aws:s3:::b/ECDR/*'      | DENIED",
        "'s3:GetObject'                    | 'arn:aws:s3:::b/*/0002.rdb'  | DENIED",
        "'s3:GetObject'                    | 'arn:aws:s3:::b/${aws:userid}/*' | UNKNOWN",
        "'s3:GetObject'                    | 'arn:aws:s3:::c/${aws:userid}/*' | DENIED",
      })
  void actionsAndResourcesMatchByPattern(String action, String resource, Kind expected) {
    assertThat(judge("[" + allow(SERVICE, action, resource) + "]").kind()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'*' | GRANTED",
        "{'AWS':'*'} | GRANTED",
        "{'Service':['s3.amazonaws.com','eu-west-1.elasticache-snapshot.amazonaws.com']} | GRANTED",
        "{'Service':'us-east-1.elasticache-snapshot.amazonaws.com'} | DENIED",
        "{'Service':'elasticache.amazonaws.com'} | DENIED",
        "{'AWS':'arn:aws:iam::111122223333:root'} | DENIED",
        "{'CanonicalUser':'540804c33a284a299d2547575ce1010f'} | DENIED",
        "{'Service':'*'} | UNKNOWN",
      })
  void principalsMatchInFull(String principal, Kind expected) {
    assertThat(judge("[" + allow(principal, "'s3:GetObject'", "'arn:aws:s3:::b/*'") + "]").kind())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'StringEquals':{'aws:SourceAccount':'111122223333'}} | UNKNOWN",
        "{'StringEquals':{'aws:SourceAccount':'999999999999'}} | DENIED",
        "{'StringEqualsIfExists':{'aws:SourceAccount':'111122223333'}} | GRANTED",
        "{'StringEquals':{'aws:ResourceAccount':['999999999999','111122223333']}} | GRANTED",
        "{'Bool':{'aws:SecureTransport':'true'}} | GRANTED",
        "{'Bool':{'aws:SecureTransport':true}} | GRANTED",
        "{'Bool':{'aws:PrincipalIsAWSService':'true'}} | GRANTED",
        "{'ArnLike':{'aws:SourceArn':'arn:aws:elasticache:eu-west-1:111122223333:*'}} | UNKNOWN",
        "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}} | UNKNOWN",
        "{'NumericGreaterThanEquals':{'s3:TlsVersion':'1.2'}} | GRANTED",
        "{'NumericGreaterThanEquals':{'s3:TlsVersion':1.3}} | UNKNOWN",
        "{'Null':{'aws:SecureTransport':'false'}} | GRANTED",
        "{'Moonlike':{'aws:SecureTransport':'true'}} | UNKNOWN",
        "{'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'s3:prefix':'x'}} | UNKNOWN",
        "{'Bool':{'aws:SecureTransport':'false'},'StringEquals':{'s3:prefix':'x'}} | DENIED",
        "'nonsense' | GRANTED",
      })
  void conditionsAreDecidedOrDoubted(String condition, Kind expected) {
    assertThat(judge("[" + allowIf(condition) + "]").kind()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Bool':{'aws:SecureTransport':'false'}} | GRANTED",
        "{'NumericLessThan':{'s3:TlsVersion':'1.2'}} | GRANTED",
        "{'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}} | GRANTED",
        "{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}} | UNKNOWN",
        "{'StringNotEquals':{'s3:x-amz-server-side-encryption':'AES256'}} | UNKNOWN",
        "{'StringNotEquals':{'aws:ResourceAccount':'999999999999'}} | DENIED",
        "{} | DENIED",
      })
  void aDenyWinsWhenItHoldsAndDoubtsWhenItMay(String condition, Kind expected) {
    assertThat(judge("[" + plain() + "," + denyIf(condition) + "]").kind()).isEqualTo(expected);
  }

  @Test
  void saysWhichStatementDecides() {
    assertThat(judge("[" + plain() + "," + denyIf("{}") + "]").reason())
        .isEqualTo("denied by statement 'Fence'");
    assertThat(judge("[" + plain() + "]").reason()).isEqualTo("allowed by statement 1 (no Sid)");
    assertThat(judge("[]").reason()).isEqualTo("no statement allows it");
    assertThat(judge("[" + allowIf("{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}") + "]").reason())
        .contains("hangs on the condition IpAddress aws:SourceIp");
  }

  @Test
  void aSureDenyBeatsADoubtfulOneBeforeIt() {
    var doubtful = denyIf("{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}");
    assertThat(judge("[" + plain() + "," + doubtful + "," + denyIf("{}") + "]").kind())
        .isEqualTo(Kind.DENIED);
  }

  @Test
  void aSingleStatementNeedsNoList() {
    assertThat(judge(plain()).kind()).isEqualTo(Kind.GRANTED);
  }

  @Test
  void notActionNotResourceAndNotPrincipalTurnItRound() {
    assertThat(
            judge(
                    statement(
                        "Allow",
                        "'Principal':'*','NotAction':'s3:Delete*','NotResource':'arn:aws:s3:::c/*'"))
                .kind())
        .isEqualTo(Kind.GRANTED);
    var others =
        statement(
            "Deny", "'NotPrincipal':" + SERVICE + ",'Action':'s3:*','Resource':'arn:aws:s3:::b/*'");
    assertThat(judge("[" + plain() + "," + others + "]").kind()).isEqualTo(Kind.GRANTED);
  }

  @Test
  void aMalformedStatementIsNeverAGrant() {
    assertThat(judge("[{}]").kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(judge("['x']").kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(judge(statement("allow", "'Principal':'*','Action':'*','Resource':'*'")).kind())
        .isEqualTo(Kind.UNKNOWN);
    assertThat(judge("[" + plain() + ",{}]").kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void chinaHasTwoPossibleNames() {
    assertThat(Asker.elastiCache(new Region("cn-north-1"), ACCOUNT))
        .extracting(Asker::service)
        .containsExactly(
            "cn-north-1.elasticache-snapshot.amazonaws.com",
            "cn-north-1.elasticache-snapshot.amazonaws.com.cn");
    assertThat(Asker.elastiCache(new Region("us-gov-west-1"), ACCOUNT)).hasSize(1);
  }

  @Test
  void manyStarsDoNotTakeForever() {
    var stars = "a*".repeat(40) + "b";
    assertThat(Wildcard.matches(stars, "a".repeat(5_000))).isFalse();
    assertThat(Wildcard.matches("", "")).isTrue();
    assertThat(Wildcard.matches("**?", "x")).isTrue();
    assertThat(Wildcard.matches("?", "")).isFalse();
  }
}
