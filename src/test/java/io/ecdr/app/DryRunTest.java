package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What leaves the machine, and what bad input comes to, with simulated Regions at the other end.
 */
class DryRunTest extends TypedGround {

  private static final String CREATE =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String RESTORE =
      "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
          + " --subnet-group private";

  private static final String VERIFY = "backup verify --dr-region eu-west-1 --dr-bucket dr-eu";
  private static final String DRILL =
      "drill restore orders --region us-east-1 --to eu-west-1 --dr-bucket dr-eu"
          + " --subnet-group private";

  private static final String PRUNE =
      "backup prune shop --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu"
          + " --keep-last 1";

  private static final String STANDBY =
      "standby create %s --region us-east-1 --to eu-west-1 --as %s --subnet-group private";
  private static final String SURE = " --accept-unknown-loss --expect-primary us-east-1 --yes";

  @BeforeAll
  void twoCachesABackupAndAStandby() {
    for (var line :
        List.of(
            "sim bucket no-policy --region us-east-1 --no-policy",
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupId=orders ReplicationGroupDescription=orders Engine=redis"
                + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
                + " CacheParameterGroupName=default.redis7 NumCacheClusters=2"
                + " AutomaticFailoverEnabled=true",
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupId=shop ReplicationGroupDescription=shop Engine=redis"
                + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
                + " CacheParameterGroupName=default.redis7 NumCacheClusters=2"
                + " AutomaticFailoverEnabled=true",
            "sim wait orders --region us-east-1",
            "sim wait shop --region us-east-1",
            STANDBY.formatted("shop", "shop-eu") + " --yes",
            CREATE + " --yes")) {
      types(line, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CREATE + " --dry-run",
        CREATE + " --dry-run --yes",
        CREATE + " --dry-run --yes -o json",
        RESTORE + " --dry-run",
        RESTORE + " --dry-run --yes -o json",
        "backup automatic orders --region us-east-1 --days 9 --dry-run --yes",
        "rescue orders --region us-east-1 --dr-region eu-west-1 --bucket exports --dr-bucket dr-eu"
            + " --dry-run --yes",
        "fence orders --region us-east-1 --fence-hook /bin/true --dry-run --yes",
        "backup bucket --region us-east-1 --name brand-new --dry-run --yes",
        "backup bucket --region us-east-1 --name no-policy --dry-run -o json",
        "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to us-east-1=exports"
            + " --dry-run --yes",
        DRILL + " --dry-run",
        DRILL + " --dry-run --yes -o json",
        "drill cleanup --region eu-west-1",
        "drill cleanup --region eu-west-1 --dry-run --yes -o json",
        PRUNE,
        PRUNE + " --dry-run --yes",
        PRUNE + " -o json",
        "status --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu",
        "backup list --dr-region eu-west-1 --dr-bucket dr-eu",
        "check --region us-east-1 --accept-unknown-loss",
        "check shop --region us-east-1 --for switchover,failover,failback --to eu-west-1 -o json"
            + " --accept-unknown-loss",
        "check orders --region us-east-1 --for backup,restore --bucket exports --as orders-dr"
            + " --dr-region eu-west-1 --dr-bucket dr-eu --subnet-group private -o jsonl",
        "backup show orders@latest --dr-region eu-west-1 --dr-bucket dr-eu",
        "backup inspect orders@latest --dr-region eu-west-1 --dr-bucket dr-eu",
        VERIFY + " orders@latest --dry-run --yes",
        VERIFY + " orders@latest --deep --dry-run -o json",
        VERIFY + " --all --deep --max-bytes-per-day 1 --dry-run --yes",
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --dry-run --yes",
        "switchover shop --region us-east-1 --to eu-west-1 --dry-run" + SURE,
        "switchover shop --region us-east-1 --to eu-west-1 --dry-run -o json --replicas-after 2"
            + " --snapshot-retention 3"
            + SURE,
        "failover shop --region us-east-1 --to eu-west-1 --dry-run --or-detach"
            + " --even-if-primary-looks-healthy"
            + SURE,
        "failover shop --region us-east-1 --to eu-west-1 --dry-run --accept-unknown-loss -o yaml"
            + " --publish secretsmanager:none:key --publish ssm:/none"
            + " --publish route53:ZNONE/none.example.com",
        "detach shop-eu --region eu-west-1 --dry-run" + SURE,
        "drill switchover shop --region us-east-1 --to eu-west-1 --dry-run -o json" + SURE,
        "evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu --subnet-group private"
            + " --accept-unknown-loss --dry-run",
        "evacuate shop --from us-east-1 --to eu-west-1 --accept-unknown-loss --dry-run --yes"
            + " --even-if-primary-looks-healthy --expect-count 1 -o json",
        "failback shop-eu --region eu-west-1 --dry-run" + SURE,
        "failback shop --region us-east-1 --dry-run -o json" + SURE,
        "standby rebuild shop --region us-east-1 --in eu-west-1 --dry-run --yes",
        "standby remove shop --region us-east-1 --in eu-west-1 --dry-run --yes",
      })
  void dryRunsAndLooksSendOnlyReads(String line) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    assertThat(ended.sent()).isNotEmpty();
    assertThat(ended.sent()).allMatch(Sent::readsOnly);
  }

  @Test
  void aLookAtWhatGoingOnWouldDoSendsOnlyReads() {
    operator.types("sim fault lose-answer CreateSnapshot --before-effect");
    try {
      assertThat(operator.types(CREATE + " --yes --timeout 1s").code()).isEqualTo(21);
      var operations = operator.types("op list -o json").data().list("operations");
      var id =
          operations.stream()
              .filter(o -> o.text("state").orElse("").equals("unknown"))
              .flatMap(o -> o.text("id").stream())
              .findFirst()
              .orElseThrow();

      var ended = operator.types("op resume " + id + " --dry-run");

      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
      assertThat(ended.out())
          .contains("Steps left for orders", "nobody knows whether it acted", "CopySnapshot")
          .contains("Dry run: nothing was sent that changes anything.");
      assertThat(operator.types("op resume " + id + " --dry-run -o json").data().flag("sent"))
          .contains(false);
    } finally {
      operator.types("sim fault clear");
    }
  }

  @Test
  void aBackupForRealIsSeenToChangeThings() {
    var ended = operator.types(CREATE + " --yes -o json");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.sent())
        .contains(
            new Sent("POST", "CreateSnapshot", "us-east-1"),
            new Sent("POST", "CopySnapshot", "us-east-1"))
        .anyMatch(s -> s.method().equals("PUT"));
    assertThat(ended.data().fields("report").number("code")).contains(0L);
  }

  @Test
  void aRestoreNeedsNothingOfADarkRegion() {
    operator.types("sim fault region-dark us-east-1");
    try {
      var ended = operator.types(RESTORE.replace("orders-dr", "in-the-dark") + " --yes -o json");
      assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
      assertThat(operator.types(RESTORE + " --dry-run").code()).isZero();
    } finally {
      operator.types("sim fault clear");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"op list", "op show x", "op resume x", "--help", "status --help"})
  void offlineCommandsOpenNoConnection(String line) {
    assertThat(operator.types(line).sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backup create nobody --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes | 30 | nobody",
        "backup create orders --region eu-west-1 --dr-region us-east-1 --bucket exports"
            + " --dr-bucket dr-eu --yes | 30 | orders",
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket dr-eu"
            + " --dr-bucket dr-eu --yes | 11 | dr-eu",
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket no-policy"
            + " --dr-bucket dr-eu --yes | 11 | no-policy",
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket nowhere-at-all"
            + " --dr-bucket dr-eu --yes | 11 | nowhere-at-all",
        "restore orders@latest --to eu-west-1 --as orders-dr --dr-bucket nowhere-at-all"
            + " --subnet-group private --yes | 30 | nowhere-at-all",
        "restore nothing@latest --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
            + " --subnet-group private --yes | 30 | nothing",
        "restore orders@latest --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
            + " --subnet-group missing --yes | 11 | missing",
        "drill restore nothing --to eu-west-1 --dr-bucket dr-eu --subnet-group private --yes | 30 |"
            + " nothing",
        "drill restore orders --to eu-west-1 --yes | 2 | --dr-bucket",
        "drill restore snapshot:orders --to eu-west-1 --dr-bucket dr-eu --yes | 2 | bucket",
        "backup show orders-20200101-0000-aaaa --dr-region eu-west-1 --dr-bucket dr-eu | 30 |"
            + " orders-20200101-0000-aaaa",
        "rescue nobody --region us-east-1 --dr-region eu-west-1 --bucket exports --dr-bucket dr-eu"
            + " --yes | 30 | nobody",
        "rescue orders --region us-east-1 --dr-region eu-west-1 --bucket exports --yes | 2 |"
            + " --dr-bucket",
        "fence nobody --region us-east-1 --yes | 30 | nobody",
        "fence orders --region us-east-1 --yes | 11 | --fence-hook",
        "fence orders --region us-east-1 --original a=b --yes | 2 | --lift",
        "backup automatic nobody --region us-east-1 --days 9 --yes | 30 | nobody",
        VERIFY + " orders-20200101-0000-aaaa --yes | 30 | orders-20200101-0000-aaaa",
        VERIFY + " --yes | 2 | name a backup or --all",
        VERIFY + " orders@latest --all --yes | 2 | not both",
        VERIFY + " --all --max-bytes-per-day 5GB --yes | 2 | --deep",
        VERIFY + " --all --deep --max-bytes-per-day lots --yes | 2 | lots",
        VERIFY + " orders@latest --deep --max-bytes-per-day 1 --yes | 11 | whole day",
        VERIFY + " orders@latest | 13 | --yes",
        "backup bucket --region us-east-1 --name dr-eu --yes | 11 | dr-eu",
        "backup bucket --region us-east-1 --name Not_A_Name --yes | 2 | Not_A_Name",
        "backup prune orders --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu --yes | 2 |"
            + " --keep-daily",
        "backup prune nobody --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu"
            + " --keep-last 1 --yes | 30 | nobody",
        "backup delete nobody-20261123-0115-k3f9 --dr-region eu-west-1 --dr-bucket dr-eu --yes"
            + " | 30 | nobody",
        "backup delete orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --yes | 2 | by its id",
        CREATE + " | 13 | --yes",
        CREATE + " --yes --state-dir /dev/null/state | 2 | /dev/null/state",
        CREATE + " --yes --timeout 9999d | 2 | 9999d",
      })
  void badInputIsOneClearLineTheRightCodeAndNothingChanged(String line, int code, String named) {
    var ended = operator.types(line.strip());
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(complaint(ended)).contains(named.strip());
    assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.sent()).allMatch(Sent::readsOnly);
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    operator.types(RESTORE.replace("orders-dr", "taken") + " --yes");
    var ended = operator.types(RESTORE.replace("orders-dr", "taken") + " --yes");
    assertThat(ended.code()).isEqualTo(11);
    assertThat(ended.err()).contains("taken");
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  @Test
  void aDarkRegionIsOneFriendlyLine() {
    operator.types("sim fault region-dark us-east-1");
    try {
      var ended = operator.types(CREATE + " --yes");
      assertThat(ended.code()).isEqualTo(32);
      assertThat(complaint(ended)).contains("us-east-1");
      assertThat(ended.sent()).allMatch(Sent::readsOnly);
    } finally {
      operator.types("sim fault clear");
    }
  }

  /** The line that says what is wrong, with its hint. */
  private static String complaint(Operator.Ended ended) {
    var lines = ended.err().lines().toList();
    assertThat(lines.stream().filter(l -> l.startsWith("ecdr: "))).as(ended.err()).hasSize(1);
    int at = 0;
    while (!lines.get(at).startsWith("ecdr: ")) {
      at++;
    }
    return String.join("\n", lines.subList(at, lines.size()));
  }

  @Test
  void theStateFolderHoldsAllOperationsAndNoneOfARefusedOne() {
    var before = operator.types("op list -o json").data().list("operations").size();
    operator.types(CREATE);
    operator.types(CREATE + " --dry-run");
    assertThat(operator.types("op list -o json").data().list("operations")).hasSize(before);
    assertThat(Files.exists(folder.resolve("state"))).isTrue();
  }
}
