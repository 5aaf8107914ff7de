package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ways home, typed at the whole program, with simulated Regions behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailbackTypedTest {

  private static final String ANY = " --accept-unknown-loss --expect-primary eu-west-1";
  private static final String BACK = "failback %s --region us-east-1" + ANY;

  private Simulator simulator;
  private Operator operator;
  private Path folder;

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator =
        Simulator.start(
            SimulatorOptions.forTests().withRegions("us-east-1", "eu-west-1", "us-west-2"));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ends("sim subnet-group private --region us-east-1", 0);
    ends("sim subnet-group private --region eu-west-1", 0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ends(String line, int code) {
    return operator.ends(line, code);
  }

  private void cache(String id, String region) {
    ends(
        "sim call elasticache CreateReplicationGroup --quiet ReplicationGroupDescription=test"
            + " Engine=redis CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
            + " CacheParameterGroupName=default.redis7 NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true ReplicationGroupId="
            + id
            + " --region "
            + region,
        0);
    ends("sim wait " + id + " --region " + region, 0);
  }

  private void switchedOver(String id) {
    cache(id, "us-east-1");
    var made = "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu --yes";
    ends(made.formatted(id) + " --subnet-group private", 0);
    ends(
        "switchover %s --region us-east-1 --to eu-west-1 --accept-unknown-loss --anti-flap 0s"
                .formatted(id)
            + " --expect-primary us-east-1 --yes",
        0);
    ends("sim wait " + id + " --region us-east-1", 0);
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static List<String> changes(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  @Test
  void afterAPromotionItSaysSoFirstAndSwitchesHome() {
    switchedOver("orders");

    var shown = ends(BACK.formatted("orders") + " --dry-run", 0);
    assertThat(flat(shown.out()))
        .contains("Home after a promotion: wait until it follows, then switch over:")
        .contains("orders in us-east-1 is SECONDARY associated")
        .contains("Wait until orders in us-east-1 follows, as both Regions tell");
    // With the DR Region from a file, nobody has named what took over; the datastore does.
    var done = ends(BACK.formatted("orders") + " --dr-region eu-west-1 --yes", 0);

    assertThat(flat(done.err())).contains("Home after a promotion");
    assertThat(changes(done)).containsExactly("FailoverGlobalReplicationGroup");
    assertThat(done.out()).contains("failback: done and confirmed", "connect to");
    var again = ends(BACK.formatted("orders") + " --yes", 0);
    assertThat(again.out()).contains("failback: nothing to do");
    assertThat(changes(again)).isEmpty();
  }

  @Test
  void afterARestoreItMakesAStandbyAtHomeAndTakesAwayWhatTookOver() {
    cache("shop-dr", "eu-west-1");
    var line =
        BACK.formatted("shop")
            + " --dr-region eu-west-1 --standby shop-dr --subnet-group private --yes";

    var done = ends(line + " -o json", 0);

    assertThat(changes(done))
        .containsExactly(
            "CreateGlobalReplicationGroup",
            "CreateReplicationGroup",
            "FailoverGlobalReplicationGroup",
            "DisassociateGlobalReplicationGroup",
            "DeleteReplicationGroup",
            "DeleteGlobalReplicationGroup");
    assertThat(ends(BACK.formatted("shop") + " --dry-run", 11).err())
        .contains("shop in us-east-1 is available", "belongs to no Global Datastore");
  }

  /** A datastore with another standby cannot be deleted: it stays around that one and home. */
  @Test
  void anotherStandbyOfWhatTookOverFollowsHome() {
    ends("sim subnet-group private --region us-west-2", 0);
    cache("trio-dr", "eu-west-1");
    ends(
        "standby create trio-dr --region eu-west-1 --to us-west-2 --as trio-west --yes"
            + " --subnet-group private",
        0);
    var line =
        BACK.formatted("trio")
            + " --dr-region eu-west-1 --standby trio-dr --subnet-group private --yes";

    var done = ends(line, 0);

    assertThat(changes(done))
        .containsExactly(
            "CreateReplicationGroup",
            "FailoverGlobalReplicationGroup",
            "DisassociateGlobalReplicationGroup",
            "DeleteReplicationGroup");
    assertThat(flat(done.err()))
        .contains("the Global Datastore stays around trio-west in us-west-2 and home");
    var roles = flat(ends("status trio --region us-east-1", 0).out());
    assertThat(roles).contains("trio-west").doesNotContain("trio-dr eu-west-1");
  }

  @Test
  void afterADetachNothingIsDeletedBeforeItsNameIsTypedAndItsDataAreSaved() {
    ends("sim bucket exports --region us-east-1", 0);
    ends("sim bucket backups --region eu-west-1", 0);
    cache("carts", "us-east-1");
    ends(
        "standby create carts --region us-east-1 --to eu-west-1 --as carts-eu --yes"
            + " --subnet-group private",
        0);
    ends(
        "detach carts-eu --region eu-west-1 --accept-unknown-loss --expect-primary us-east-1 --yes",
        0);
    var line =
        BACK.formatted("carts")
            + " --dr-region eu-west-1 --standby carts-eu --bucket exports --dr-bucket backups"
            + " --override old-fence";

    var refused = ends(line + " --yes", 11);
    assertThat(flat(refused.err())).contains("--discard-old-data us-east-1/carts");
    assertThat(changes(refused)).isEmpty();
    assertThat(ends(line + " --yes --discard-old-data", 2).err()).contains("REGION/ID");
    assertThat(ends(line + " --discard-old-data --no-such-option", 2).err())
        .contains("'--no-such-option' is no REGION/ID");
    var other = ends(line + " --yes --discard-old-data eu-west-1/carts", 11);
    assertThat(flat(other.err())).contains("it is us-east-1/carts that would be deleted");
    var shown = ends(line + " --discard-old-data --dry-run", 0);
    assertThat(flat(shown.out()))
        .contains("Part 1 of 4: fence the old side", "Part 2 of 4: THE OLD SIDE IS DELETED")
        .contains("DELETE THE OLD DATA: carts in us-east-1", "Part 4 of 4: switch over to home")
        .contains("it is only deleted while backup carts-");
    var file = folder.resolve("typed.json");
    ends("plan " + line + " --discard-old-data --out " + file, 0);
    assertThat(changes(ends("apply " + file + " --yes", 13))).isEmpty();

    var done = ends(line + " --yes --discard-old-data us-east-1/carts", 0);

    assertThat(changes(done))
        .containsSubsequence(
            "CreateSnapshot",
            "CopySnapshot",
            "DeleteGlobalReplicationGroup",
            "DeleteReplicationGroup",
            "CreateGlobalReplicationGroup",
            "CreateReplicationGroup",
            "FailoverGlobalReplicationGroup");
    assertThat(ends("backup list --dr-region eu-west-1 --dr-bucket backups", 0).out())
        .contains("carts-", "verified");
  }

  /** A single node can be in no Global Datastore. */
  @Test
  void aSingleNodeGoesHomeByABackupAndEveryLineOfThePlanSaysSo() throws IOException {
    ends("sim bucket kept --region us-east-1", 0);
    ends("sim bucket leaving --region eu-west-1", 0);
    ends(
        "sim call elasticache CreateCacheCluster --region eu-west-1 --quiet Engine=redis"
            + " CacheNodeType=cache.t3.small NumCacheNodes=1 CacheSubnetGroupName=private"
            + " CacheClusterId=lone-dr",
        0);
    ends("sim wait lone-dr --region eu-west-1", 0);
    var where = BACK.formatted("lone") + " --dr-region eu-west-1 --standby lone-dr";
    var line =
        where + " --dr-bucket leaving --bucket kept --subnet-group private --write-probe off";

    var nowhere = ends(where + " --yes", 2);
    assertThat(flat(nowhere.err())).contains("a backup has to go home", "--dr-bucket in eu-west-1");
    var refused = ends(line + " --yes", 11);
    assertThat(flat(refused.err())).contains("--pre-hook PROG");
    assertThat(changes(refused)).isEmpty();
    var stopped = line + " --writes-stopped-at 2026-01-01T00:00:00Z";
    var shown = ends(stopped + " --dry-run", 0);
    assertThat(flat(shown.out()))
        .contains("Home by a backup: stop the writers, back up, carry it home, restore, compare")
        .contains("How long nobody can write", "aws elasticache delete-cache-cluster");
    var file = folder.resolve("carried.json");
    ends("plan " + stopped + " --out " + file, 0);
    Schemas.fits("saved-plan/1", Files.readString(file));

    var done = ends("apply " + file + " --yes", 0);

    assertThat(changes(done))
        .containsSubsequence("CreateSnapshot", "CopySnapshot", "CreateReplicationGroup")
        .doesNotContain("DeleteCacheCluster", "FailoverGlobalReplicationGroup");
    assertThat(ends("status lone --region us-east-1", 0).out()).contains("lone");
    assertThat(ends("backup list --dr-region us-east-1 --dr-bucket kept", 0).out())
        .contains("lone-dr-", "verified");
  }

  @Test
  void itIsPlannedShownAndAppliedOnceAndHasNoScript() throws IOException {
    switchedOver("stock");
    var file = folder.resolve("home.json");

    var planned = ends("plan " + BACK.formatted("stock") + " --out " + file, 0);
    assertThat(changes(planned)).isEmpty();
    Schemas.fits("saved-plan/1", Files.readString(file));
    var ticket = ends("show " + file + " --form markdown", 0);
    assertThat(ticket.out()).contains("# ecdr failback", "Home after a promotion");
    assertThat(ends("show " + file + " --form aws-cli", 2).err())
        .contains("waits until home follows and has caught up");

    assertThat(ends("apply " + file + " --yes", 0).out()).contains("done and confirmed");
    assertThat(ends("apply " + file + " --yes", 14).err()).contains("was applied already");
  }

  @Test
  void whatIsUnclearOrNotThereIsRefusedAndNothingIsSent() {
    cache("alone", "us-east-1");
    var unclear = ends(BACK.formatted("alone") + " --yes", 11);
    assertThat(flat(unclear.err()))
        .contains("which way home there is cannot be told", "--dr-region REGION --standby ID");
    assertThat(changes(unclear)).isEmpty();
    assertThat(
            ends(BACK.formatted("alone") + " --dr-region eu-west-1 --standby none --yes", 30).err())
        .contains("no cache none in eu-west-1");
    assertThat(ends(BACK.formatted("alone") + " --standby none", 2).err()).contains("--dr-region");
    assertThat(ends(BACK.formatted("alone") + " --case sideways", 2).err())
        .contains("'sideways' is none of promoted, restored, detached and carried");
    assertThat(ends("failback alone --region us-east-1 --yes", 2).err())
        .contains("--expect-primary");
  }
}
