package io.ecdr.aws;

import static io.ecdr.aws.FakeService.reply;
import static io.ecdr.aws.FakeService.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.codec.Json;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Completion.Answered;
import io.ecdr.plan.Completion.Lost;
import io.ecdr.plan.Completion.Refused;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services that are spoken to without their SDK modules: what is sent, what comes of it. */
class PlainCallsTest {

  private static Value.Fields answered(Completion completion) {
    assertThat(completion).isInstanceOf(Answered.class);
    return ((Answered) completion).body();
  }

  @Test
  void ec2IsAskedByFormsInItsOwnSpelling() {
    var parameters =
        Value.Fields.NONE
            .with("MaxResults", 5)
            .with(
                "Filters",
                Value.items(
                    List.of(
                        Value.fields("Name", "subnet-id")
                            .with("Values", Value.texts(List.of("subnet-a", "a b&c"))))));
    try (var service =
        new FakeService(
            xml(
                200,
                "<DescribeSubnetsResponse xmlns=\"http://x\"><requestId>r</requestId><subnetSet>"
                    + "<item><subnetId>subnet-a</subnetId>"
                    + "<availableIpAddressCount>251</availableIpAddressCount>"
                    + "<tagSet/><state>odd</state></item></subnetSet>"
                    + "<nextToken>more</nextToken></DescribeSubnetsResponse>"))) {

      var answer = answered(service.send(Service.EC2, "DescribeSubnets", parameters));

      var subnet = answer.list("Subnets").get(0);
      assertThat(subnet.text("SubnetId")).contains("subnet-a");
      assertThat(subnet.number("AvailableIpAddressCount")).contains(251L);
      assertThat(subnet.list("Tags")).isEmpty();
      assertThat(answer.text("NextToken")).contains("more");
      assertThat(
              URLDecoder.decode(service.only().body(), StandardCharsets.UTF_8).split("&(?=[A-Z])"))
          .containsExactlyInAnyOrder(
              "Action=DescribeSubnets",
              "Version=2016-11-15",
              "MaxResults=5",
              "Filter.1.Name=subnet-id",
              "Filter.1.Value.1=subnet-a",
              "Filter.1.Value.2=a b&c");
      assertThat(service.only().method()).isEqualTo("POST");
      assertThat(service.only().header("Authorization"))
          .startsWith("AWS4-HMAC-SHA256 Credential=")
          .contains("/eu-west-1/ec2/aws4_request", "SignedHeaders=");
    }
  }

  @Test
  void anEmptyListOfEc2IsAList() {
    try (var service =
        new FakeService(
            xml(200, "<DescribeSubnetsResponse><subnetSet/></DescribeSubnetsResponse>"))) {
      var answer = answered(service.send(Service.EC2, "DescribeSubnets", Value.Fields.NONE));
      assertThat(answer.get("Subnets")).contains(Value.items(List.of()));
    }
  }

  @Test
  void iamAnswersInAResult() {
    try (var service =
        new FakeService(
            xml(
                200,
                "<GetRoleResponse><GetRoleResult><Role><Arn>arn:x</Arn></Role></GetRoleResult>"
                    + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>"
                    + "</GetRoleResponse>"))) {
      var answer =
          answered(service.send(Service.IAM, "GetRole", Value.fields("RoleName", "Some+Role")));
      assertThat(answer.fields("Role").text("Arn")).contains("arn:x");
      assertThat(answer.members()).containsOnlyKeys("Role");
      assertThat(service.only().body())
          .contains("Version=2010-05-08")
          .contains("RoleName=Some%2BRole");
    }
  }

  @Test
  void kmsAndServiceQuotasSpeakJson() {
    try (var service =
        new FakeService(
            reply(
                200,
                "application/x-amz-json-1.1",
                "{\"KeyMetadata\":{\"Enabled\":true,\"CreationDate\":1.5E9,\"New\":null}}"))) {
      var answer =
          answered(service.send(Service.KMS, "DescribeKey", Value.fields("KeyId", "alias/ä")));
      assertThat(answer.fields("KeyMetadata").flag("Enabled")).contains(true);
      assertThat(service.only().header("X-Amz-Target")).isEqualTo("TrentService.DescribeKey");
      assertThat(service.only().body()).contains("\"KeyId\"", "alias/ä");
      assertThat(service.only().header("Authorization")).contains("/kms/aws4_request");
    }
  }

  @Test
  void whatASecretHoldsIsSentAndReadAndShowsNowhere() {
    var put =
        Value.fields("SecretId", "a", "ClientRequestToken", "t")
            .with("SecretString", new Value.Concealed("hunter2"));
    try (var service =
        new FakeService(
            reply(200, "application/x-amz-json-1.1", "{\"SecretString\":\"hunter3\"}"))) {
      var answer = answered(service.send(Service.SECRETS_MANAGER, "PutSecretValue", put));
      assertThat(service.only().body()).contains("hunter2");
      assertThat(service.only().header("X-Amz-Target")).isEqualTo("secretsmanager.PutSecretValue");
      assertThat(answer.get("SecretString")).contains(new Value.Concealed("hunter3"));
      assertThat(answer.toString() + put + Json.write(put) + Json.write(answer))
          .doesNotContain("hunter");
    }
  }

  @Test
  void route53IsAskedAtAnAddressForEachAction() {
    var list = Value.fields("HostedZoneId", "/hostedzone/Z1", "StartRecordName", "*.a b.c");
    try (var service =
        new FakeService(
            xml(
                200,
                "<ListResourceRecordSetsResponse xmlns=\"http://x\"><ResourceRecordSets>"
                    + "<ResourceRecordSet><Name>a.</Name><TTL>60</TTL><ResourceRecords>"
                    + "<ResourceRecord><Value>b.</Value></ResourceRecord></ResourceRecords>"
                    + "</ResourceRecordSet></ResourceRecordSets>"
                    + "</ListResourceRecordSetsResponse>"))) {
      var answer = answered(service.send(Service.ROUTE_53, "ListResourceRecordSets", list));
      var record = answer.list("ResourceRecordSets").get(0);
      assertThat(record.number("TTL")).contains(60L);
      assertThat(record.list("ResourceRecords").get(0).text("Value")).contains("b.");
      assertThat(service.only().method()).isEqualTo("GET");
      assertThat(service.only().body()).isEmpty();
      assertThat(service.only().header("Authorization")).contains("/route53/aws4_request");
    }
  }

  @Test
  void route53IsToldInTheOrderOfItsModel() {
    var record =
        Value.fields("Type", "CNAME", "Name", "a<b")
            .with("TTL", 5)
            .with("ResourceRecords", Value.items(List.of(Value.fields("Value", "c"))));
    var change = Value.fields("Action", "UPSERT").with("ResourceRecordSet", record);
    var wanted =
        Value.fields("HostedZoneId", "Z1")
            .with("ChangeBatch", Value.Fields.NONE.with("Changes", Value.items(List.of(change))));
    try (var service =
        new FakeService(
            xml(
                400,
                "<ErrorResponse><Error><Code>InvalidChangeBatch</Code><Message>no</Message>"
                    + "</Error><RequestId>r</RequestId></ErrorResponse>"))) {
      var refused = (Refused) service.send(Service.ROUTE_53, "ChangeResourceRecordSets", wanted);
      assertThat(refused.code()).isEqualTo("InvalidChangeBatch");
      assertThat(service.only().body())
          .contains(
              "<ChangeResourceRecordSetsRequest"
                  + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch>"
                  + "<Changes><Change><Action>UPSERT</Action><ResourceRecordSet>"
                  + "<Name>a&lt;b</Name><Type>CNAME</Type><TTL>5</TTL><ResourceRecords>"
                  + "<ResourceRecord><Value>c</Value></ResourceRecord></ResourceRecords>"
                  + "</ResourceRecordSet></Change></Changes></ChangeBatch>");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EC2|DescribeSubnets|400|<Response><Errors><Error><Code>InvalidSubnetID.NotFound</Code>"
            + "<Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>"
            + "|InvalidSubnetID.NotFound|NOT_FOUND",
        "EC2|DescribeSubnets|403|<Response><Errors><Error><Code>UnauthorizedOperation</Code>"
            + "<Message>no</Message></Error></Errors></Response>|UnauthorizedOperation"
            + "|NOT_PERMITTED",
        "EC2|DescribeSubnets|503|<Response><Errors><Error><Code>RequestLimitExceeded</Code>"
            + "<Message>no</Message></Error></Errors></Response>|RequestLimitExceeded|THROTTLED",
        "EC2|DescribeSubnets|401|<Response><Errors><Error><Code>AuthFailure</Code>"
            + "<Message>no</Message></Error></Errors></Response>|401|CREDENTIALS",
        "IAM|GetRole|404|<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>no</Message>"
            + "</Error><RequestId>r</RequestId></ErrorResponse>|NoSuchEntity|NOT_FOUND",
        "KMS|DescribeKey|400|{\"__type\":\"com.amazon#NotFoundException\",\"message\":\"no\"}"
            + "|NotFoundException|NOT_FOUND",
        "KMS|DescribeKey|400|{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}"
            + "|AccessDeniedException|NOT_PERMITTED",
        "SERVICE_QUOTAS|ListServiceQuotas|400|{\"__type\":\"TooManyRequestsException:http://x\","
            + "\"message\":\"no\"}|TooManyRequestsException|THROTTLED",
        "KMS|DescribeKey|400|no JSON|NotAws|NOT_AWS",
        "IAM|GetRole|404|no XML|NotAws|NOT_AWS"
      })
  void refusalsKeepTheServicesOwnCode(
      Service to, String action, int status, String body, String code, RefusalKind kind) {
    try (var service = new FakeService(reply(status, "text/plain", body))) {
      var refused = (Refused) service.send(to, action, Value.Fields.NONE);
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.kind()).isEqualTo(kind);
      assertThat(refused.httpStatus()).isEqualTo(status);
      assertThat(service.seen()).hasSize(1);
    }
  }

  @Test
  void whatMakesNoSenseIsLostAndNeverAnAnswer() {
    for (var body :
        List.of("", "<a><b></a>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"x\">]><a>&b;</a>")) {
      try (var service = new FakeService(xml(200, body))) {
        assertThat(service.send(Service.IAM, "GetRole", Value.Fields.NONE))
            .isInstanceOf(Lost.class);
      }
    }
    try (var service = new FakeService(reply(200, "application/x-amz-json-1.1", "{"))) {
      assertThat(service.send(Service.KMS, "DescribeKey", Value.Fields.NONE))
          .isInstanceOf(Lost.class);
    }
    try (var service = new FakeService(request -> {})) {
      assertThat(service.send(Service.KMS, "DescribeKey", Value.Fields.NONE))
          .isInstanceOfSatisfying(Lost.class, l -> assertThat(l.why()).contains("in time"));
    }
  }

  @Test
  void aWebPageIsNoAnswer() {
    try (var service = new FakeService(reply(200, "text/html", "<html>hello"))) {
      var refused = (Refused) service.send(Service.EC2, "DescribeSubnets", Value.Fields.NONE);
      assertThat(refused.kind()).isEqualTo(RefusalKind.NOT_AWS);
    }
  }

  @Test
  void whatIsNotListedIsNotSent() {
    try (var service = new FakeService(xml(200, "<a/>"))) {
      assertThatThrownBy(() -> service.send(Service.EC2, "DeleteSubnet", Value.Fields.NONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ec2:DeleteSubnet");
      assertThat(service.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EC2, eu-west-1, https://ec2.eu-west-1.amazonaws.com",
    "KMS, cn-north-1, https://kms.cn-north-1.amazonaws.com.cn",
    "SERVICE_QUOTAS, us-gov-west-1, https://servicequotas.us-gov-west-1.amazonaws.com",
    "IAM, us-east-1, https://iam.amazonaws.com",
    "IAM, cn-north-1, https://iam.cn-north-1.amazonaws.com.cn",
    "ROUTE_53, us-east-1, https://route53.amazonaws.com",
    "ROUTE_53, cn-northwest-1, https://route53.amazonaws.com.cn",
    "ROUTE_53, us-gov-west-1, https://route53.us-gov.amazonaws.com",
    "SECRETS_MANAGER, eu-west-1, https://secretsmanager.eu-west-1.amazonaws.com",
    "SSM, cn-north-1, https://ssm.cn-north-1.amazonaws.com.cn",
    "IAM, us-gov-west-1, https://iam.us-gov.amazonaws.com"
  })
  void addressesAreThoseOfTheRegionsPartition(Service service, String region, String address) {
    var endpoints = new SdkEndpoints(Access.network(Optional.empty(), Optional.empty()));
    assertThat(endpoints.own(service, new Region(region))).isEqualTo(address);
  }
}
