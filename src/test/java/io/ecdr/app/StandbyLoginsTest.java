package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Users and user groups are per Region: what a standby is given, and what is said without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyLoginsTest {

  private static final String LINE =
      "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
          + " --subnet-group private";

  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void aCacheWithUsers(@TempDir Path folder) throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      operator.ends("sim subnet-group private --region " + region, 0);
      user(region, "base", "default", "on ~* +@read");
    }
    user("us-east-1", "app", "app", "on ~* +@all");
    user("eu-west-1", "app", "app", "on ~* +@read");
    user("eu-west-1", "app-all", "app", "on ~* +@all");
    group("us-east-1", "clients", "base", "app");
    group("eu-west-1", "clients", "base", "app");
    group("eu-west-1", "same", "base", "app-all");
    group("eu-west-1", "few", "base", "base");
    make("orders", " TransitEncryptionEnabled=true UserGroupIds.member.1=clients");
    make("carts", " TransitEncryptionEnabled=true UserGroupIds.member.1=clients");
    make("open", "");
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private void call(String region, String words) {
    operator.ends("sim call elasticache " + words + " --quiet --region " + region, 0);
  }

  private void make(String id, String more) {
    call(
        "us-east-1",
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true ReplicationGroupId="
            + id
            + more);
    operator.ends("sim wait " + id + " --region us-east-1", 0);
  }

  private void user(String region, String id, String name, String access) {
    call(
        region,
        "CreateUser Engine=redis NoPasswordRequired=true UserId=%s UserName=%s AccessString=%s"
            .formatted(id, name, access.replace(" ", Operator.HARD_BLANK)));
  }

  private void group(String region, String id, String first, String second) {
    call(
        region,
        "CreateUserGroup Engine=redis UserGroupId=%s UserIds.member.1=%s".formatted(id, first)
            + (second.equals(first) ? "" : " UserIds.member.2=" + second));
  }

  /** One check as {@code verdict: observed; hint}. */
  private String told(String line, int code, String check) {
    return operator
        .ends(line + " --dry-run -o json", code)
        .data()
        .fields("plan")
        .list("checks")
        .stream()
        .filter(c -> c.text("id").orElse("").equals(check))
        .map(StandbyLoginsTest::words)
        .findFirst()
        .orElseThrow();
  }

  private static String words(Value.Fields check) {
    return check.text("verdict").orElse("")
        + ": "
        + check.text("observed").orElse("")
        + "; "
        + check.text("hint").orElse("");
  }

  @Test
  void withoutAGroupItIsSaidThatNobodyKnowsWhoIsLetInAndWhichOneThereIs() {
    assertThat(told(LINE, 0, "access"))
        .startsWith("warn: the cache has user group clients; none is named for eu-west-1")
        .contains("--user-group clients");
    assertThat(told(LINE, 0, "users")).startsWith("skipped: no user group is named");
  }

  @Test
  void aGroupThatIsNotThereOrWhoseUsersDifferIsRefused() {
    assertThat(told(LINE + " --user-group nobody", 11, "access"))
        .startsWith("fail: there is no user group nobody in eu-west-1")
        .contains("clients", "same", "few");
    assertThat(told(LINE + " --user-group clients", 11, "users"))
        .startsWith("fail: user app: access 'on ~* +@read' instead of 'on ~* +@all'")
        .contains("aws elasticache modify-user --user-id app", "--region eu-west-1");
    assertThat(told(LINE + " --user-group few", 11, "users"))
        .startsWith("fail: user app is missing in eu-west-1");
    assertThat(told(LINE + " --user-group few --override users", 0, "users")).startsWith("fail");
    assertThat(told(LINE.replace("orders", "open") + " --user-group same", 11, "access"))
        .contains("not encrypted in transit");
  }

  @Test
  void itIsMadeWithTheGroupAndMadeAnewWithItToo() {
    var line = LINE.replace("orders", "carts");
    assertThat(told(line + " --user-group same", 0, "users")).startsWith("pass");
    assertThat(told(line + " --user-group same", 0, "access"))
        .contains("whether AWS takes one with a new member is not documented");
    operator.ends(line + " --user-group same --yes", 0);
    assertThat(groups()).containsExactly("same");

    var anew = operator.ends("standby rebuild carts --region us-east-1 --in eu-west-1 --yes", 0);

    assertThat(anew.sent().stream().map(Sent::action)).contains("DeleteReplicationGroup");
    assertThat(groups()).containsExactly("same");
  }

  private List<String> groups() {
    var told =
        operator.ends(
            "sim call elasticache DescribeReplicationGroups ReplicationGroupId=carts-eu --region"
                + " eu-west-1",
            0);
    return Pattern.compile("<UserGroupIds>\\s*<member>([^<]*)</member>")
        .matcher(told.out())
        .results()
        .map(r -> r.group(1))
        .toList();
  }
}
