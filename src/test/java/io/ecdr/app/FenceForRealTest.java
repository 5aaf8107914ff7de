package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.valkey.DefaultJedisClientConfig;
import io.valkey.HostAndPort;
import io.valkey.Jedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A fence against real servers: what a client is refused, and what it gets back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FenceForRealTest {

  private static final String PASSWORD = "correct-horse-battery";

  private Simulator simulator;
  private Operator operator;
  private Path secret;
  private HostAndPort address;

  @BeforeAll
  void aCacheThatOneUserWritesTo(@TempDir Path folder) throws IOException {
    simulator =
        Simulator.start(SimulatorOptions.forTests().withProcesses(folder.resolve("simulator")));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    secret = Files.writeString(folder.resolve("password"), PASSWORD);
    ended("sim subnet-group private --region us-east-1", 0);
    call("CreateUser UserId=reader UserName=default NoPasswordRequired=true", "on ~* +@read");
    call("CreateUser UserId=app UserName=app Passwords.member.1=" + PASSWORD, "on ~* +@all");
    call("CreateUserGroup UserGroupId=all UserIds.member.1=reader UserIds.member.2=app", "");
    call(
        "CreateReplicationGroup ReplicationGroupDescription=test CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private NumCacheClusters=1 TransitEncryptionEnabled=true"
            + " TransitEncryptionMode=preferred UserGroupIds.member.1=all"
            + " ReplicationGroupId=orders",
        "");
    ended("sim wait orders --region us-east-1", 0);
    var told =
        ended(
                "sim call elasticache DescribeReplicationGroups --region us-east-1"
                    + " ReplicationGroupId=orders",
                0)
            .out();
    address =
        new HostAndPort(
            "127.0.0.1",
            Integer.parseInt(
                told.replaceFirst("(?s).*?<PrimaryEndpoint>.*?<Port>(\\d+)</Port>.*", "$1")));
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private void call(String words, String access) {
    ended(
        "sim call elasticache "
            + words
            + " Engine=redis --quiet --region us-east-1"
            + (access.isEmpty() ? "" : " AccessString=" + access.replace(" ", Operator.HARD_BLANK)),
        0);
  }

  private Jedis app() {
    return new Jedis(
        address, DefaultJedisClientConfig.builder().user("app").password(PASSWORD).build());
  }

  private String fence(String words) {
    return "fence orders --region us-east-1 --yes --probe-plain --probe-user app --probe-auth file:"
        + secret
        + words;
  }

  @Test
  void aWriteIsRefusedAlsoOverAnOpenConnectionUntilTheFenceIsLifted() {
    try (var open = app();
        var anybody = new Jedis(address)) {
      open.set("order", "1");
      assertThatThrownBy(() -> anybody.set("order", "0")).hasMessageContaining("NOPERM");

      var fenced = ended(fence(""), 0);

      assertThat(fenced.out()).contains("which must be refused");
      assertThatThrownBy(() -> open.set("order", "2")).hasMessageContaining("NOPERM");
      assertThat(open.get("order")).isEqualTo("1");
      assertThat(anybody.get("order")).isEqualTo("1");

      ended("fence orders --region us-east-1 --lift --yes", 0);
      open.set("order", "3");
      assertThat(open.get("order")).isEqualTo("3");
    }
  }

  @Test
  void thatSomebodyIsRefusedWhoCouldNotWriteBeforeProvesNothing() {
    var ended = ended("fence orders --region us-east-1 --yes --probe-plain", 20);

    assertThat(ended.out()).contains("who could not write before either");
    ended("fence orders --region us-east-1 --lift --yes", 0);
  }
}
