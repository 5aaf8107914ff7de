package io.ecdr.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.plan.iam.IamPolicy;
import io.ecdr.plan.iam.Permission;
import io.ecdr.plan.iam.Permission.Kind;
import io.ecdr.plan.iam.Scope;
import io.ecdr.plan.iam.Scope.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A policy as it is printed. */
class IamPolicyScreenTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region IRELAND = new Region("eu-west-1");

  private static IamPolicyScreen screen(IamPolicy policy) {
    return new IamPolicyScreen(policy, Instant.EPOCH);
  }

  private static String printed(IamPolicyScreen screen) {
    var out = new StringBuilder();
    screen.print(new Page(out, true, 60));
    return out.toString();
  }

  private static Scope scope(Verb verb) {
    return new Scope(
        verb,
        ACCOUNT,
        Optional.of(IRELAND),
        Optional.of(new Region("us-east-1")),
        Optional.of(new Region("us-east-1")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "ecdr");
  }

  @Test
  void isTheDocumentItselfInTheOrderPeopleWriteIt() {
    var policy = IamPolicy.of(scope(Verb.BACKUP_LIST));
    assertThat(printed(screen(policy)))
        .startsWith(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "UsEast1ObjectsRead",
                  "Effect": "Allow",
                  "Action": [
                    "s3:GetObject"
                  ],
                  "Resource": [
                    "arn:aws:s3:::*/ecdr/111122223333/eu-west-1/*/check.json",
                    "arn:aws:s3:::*/ecdr/111122223333/eu-west-1/*/manifest.json",
                    "arn:aws:s3:::*/ecdr/111122223333/eu-west-1/*/manifest.json.sha256"
                  ],
                  "Condition": {
                    "StringEquals": {
                      "s3:ResourceAccount": "111122223333"
                    }
                  }
                },
            """);
  }

  /** It fences, rescues, deletes, makes anew and switches over: more than one policy can hold. */
  @Test
  void theWayHomeAfterADetachIsMoreThanAManagedPolicyAndSaysSo() {
    var screen = screen(IamPolicy.of(scope(Verb.FAILBACK_DETACHED)));
    assertThat(screen.data().number("characters").orElseThrow()).isGreaterThan(IamPolicy.LARGEST);
    assertThat(screen.warnings()).anyMatch(w -> w.contains("a managed policy may have 6,144"));
  }

  @ParameterizedTest
  @EnumSource(value = Verb.class, mode = EnumSource.Mode.EXCLUDE, names = "FAILBACK_DETACHED")
  void saysTheSameToProgramsAndFitsIntoAManagedPolicy(Verb verb) {
    var screen = screen(IamPolicy.of(scope(verb)));
    var document = Json.readForeign(printed(screen));
    assertThat(document).isEqualTo(screen.data().fields("policy"));
    assertThat(document.list("Statement")).isNotEmpty();
    assertThat(screen.data().number("characters").orElseThrow())
        .isBetween(100L, (long) IamPolicy.LARGEST);
    assertThat(printed(screen)).isEqualTo(printed(screen(IamPolicy.of(scope(verb)))));
  }

  @Test
  void warnsOfADocumentThatIsTooLargeAndOfWhatIsNotSure() {
    List<Permission> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add(
          new Permission(
              "s3:GetObject",
              IRELAND,
              new TreeSet<>(List.of("arn:aws:s3:::bucket/" + "x".repeat(60) + i)),
              new TreeMap<>(),
              Kind.BESIDES,
              false));
    }
    assertThat(screen(new IamPolicy(ACCOUNT, many)).warnings())
        .hasSize(2)
        .anyMatch(w -> w.contains("a managed policy may have 6,144"))
        .anyMatch(w -> w.contains("leave open") && w.endsWith(": s3:GetObject"));
  }
}
