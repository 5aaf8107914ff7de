package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.valkey.HostAndPort;
import io.valkey.Jedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ways home with real servers: what is written away is at home afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailbackForRealTest {

  private static final Pattern PORT =
      Pattern.compile("<PrimaryEndpoint>.*?<Port>(\\d+)</Port>", Pattern.DOTALL);
  private static final String ANY = " --accept-unknown-loss --anti-flap 0s --yes --expect-primary ";
  private static final Pattern KEYS_READ = Pattern.compile("string +(\\d+) ");
  private static final int KEYS = 200;

  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void aCacheWithAStandby(@TempDir Path folder) throws IOException {
    simulator =
        Simulator.start(SimulatorOptions.forTests().withProcesses(folder.resolve("simulator")));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    done("sim bucket exports --region us-east-1");
    done("sim bucket backups --region eu-west-1");
    done(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet Engine=redis"
            + " ReplicationGroupDescription=test CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private NumCacheClusters=2 AutomaticFailoverEnabled=true"
            + " ReplicationGroupId=orders");
    done("sim wait orders --region us-east-1");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu --yes"
            + " --subnet-group private");
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private String done(String line) {
    var ended = operator.ends(line, 0);
    return ended.out();
  }

  /** Where clients connect to by now. */
  private Jedis client(String id, String region) {
    var told =
        done(
            "sim call elasticache DescribeReplicationGroups --region %s ReplicationGroupId=%s"
                .formatted(region, id));
    var port = PORT.matcher(told);
    assertThat(port.find()).as(told).isTrue();
    return new Jedis(new HostAndPort("127.0.0.1", Integer.parseInt(port.group(1))));
  }

  private void writes(String id, String region, String name) {
    try (var client = client(id, region)) {
      for (int i = 0; i < KEYS; i++) {
        client.set(name + ":" + i, "value " + i);
      }
    }
  }

  /** It follows by itself; a promotion may lose what has not crossed. */
  private void arrived(String key) {
    try (var home = client("orders", "us-east-1")) {
      var end = Instant.now().plusSeconds(60);
      while (home.get(key) == null) {
        assertThat(Instant.now()).as("%s does not arrive", key).isBefore(end);
        LockSupport.parkNanos(20_000_000L);
      }
    }
  }

  @Test
  void whatWasWrittenAwayIsAtHomeAfterAPromotionAndAfterADetach() {
    writes("orders", "us-east-1", "first");
    done("switchover orders --region us-east-1 --to eu-west-1" + ANY + "us-east-1");
    done("sim wait orders --region us-east-1");
    writes("orders-eu", "eu-west-1", "away");
    arrived("away:" + (KEYS - 1));

    done("failback orders --region us-east-1" + ANY + "eu-west-1");
    try (var home = client("orders", "us-east-1")) {
      assertThat(home.get("away:" + (KEYS - 1))).isEqualTo("value " + (KEYS - 1));
      assertThat(home.dbSize()).isBetween(2L * KEYS, 2L * KEYS + 2);
      home.set("back", "yes");
    }

    done("sim wait orders-eu --region eu-west-1");
    done("detach orders-eu --region eu-west-1" + ANY + "us-east-1");
    writes("orders-eu", "eu-west-1", "alone");
    try (var old = client("orders", "us-east-1")) {
      old.set("only-old", "tail");
    }
    done(
        "failback orders --region us-east-1 --dr-region eu-west-1 --standby orders-eu"
            + " --bucket exports --dr-bucket backups --override old-fence"
            + " --discard-old-data us-east-1/orders"
            + ANY
            + "eu-west-1");

    try (var home = client("orders", "us-east-1")) {
      assertThat(home.get("alone:" + (KEYS - 1))).isEqualTo("value " + (KEYS - 1));
      assertThat(home.get("first:0")).isEqualTo("value 0");
      assertThat(home.get("only-old")).isNull();
      home.set("written", "at home");
    }
    // The trial writes may still be in it; both keys that were written at home last are.
    var saved = done("backup inspect orders@latest --dr-region eu-west-1 --dr-bucket backups");
    var keys = KEYS_READ.matcher(saved);
    assertThat(keys.find()).as(saved).isTrue();
    assertThat(Integer.parseInt(keys.group(1))).isBetween(2 * KEYS + 2, 2 * KEYS + 4);
  }
}
