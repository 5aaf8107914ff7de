package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Serverless caches and their snapshots, as an operator types them. */
class ServerlessTypedTest extends TypedGround {

  private static final String BACKUP =
      "backup create %s --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String HERE =
      "restore snapshot:kept --to us-east-1 --subnet-group private --as ";
  private static final String THERE =
      "restore basket@latest --to eu-west-1 --dr-bucket dr-eu --subnet-group private --serverless"
          + " --as ";

  @Override
  SimulatorOptions options(Path folder) {
    return SimulatorOptions.forTests()
        .withServerless(
            new ServerlessOptions(ServerlessOptions.ExportKey.FOLDER, Options.Choice.ACCEPT));
  }

  @BeforeAll
  void backUpAServerlessCache() {
    for (var line :
        List.of(
            "sim call elasticache CreateServerlessCache --region us-east-1 --quiet Engine=redis"
                + " ServerlessCacheName=basket",
            "sim call elasticache CreateServerlessCache --region us-east-1 --quiet"
                + " Engine=memcached ServerlessCacheName=pages",
            "sim wait basket --region us-east-1",
            "sim wait pages --region us-east-1")) {
      types(line, 0);
    }
    operator.takesSnapshot("us-east-1", "basket", "kept");
    operator.takesSnapshot("us-east-1", "pages", "paged");
    types(BACKUP.formatted("basket") + " --yes", 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HERE + "again --serverless --dry-run",
        HERE + "again --serverless --dry-run --yes -o json",
        HERE + "again --node-type cache.r7g.large --dry-run --yes",
        THERE + "again --dry-run --yes -o jsonl",
        THERE + "again --dry-run",
      })
  void dryRunsSendOnlyReads(String line) {
    assertThat(types(line, 0).sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        HERE + "again --serverless --node-type cache.r7g.large | 2 | --node-type is of nodes",
        HERE + "again --serverless --replicas 1 | 2 | --replicas is of nodes",
        HERE + "again --serverless --cluster-mode enabled | 2 | --cluster-mode is of nodes",
        HERE + "again --serverless --auth-token env:HOME | 2 | --auth-token is of nodes",
        HERE + "again --serverless --data-limit 6000 | 2 | 1 to 5000",
        HERE + "again --serverless --data-limit 3-2 | 2 | [MIN-]MAX",
        HERE + "again --serverless --ecpu-limit 10 | 2 | 1000 to 15000000",
        HERE + "again --serverless --snapshot-time 5 | 2 | HH:MM",
        HERE + "again --serverless --snapshot-days 36 | 2 | 0 to 35",
        HERE + "again --subnet subnet-1 | 2 | --subnet needs --serverless",
        HERE + "again --serverless --user-group app,ops | 11 | no user group app",
        HERE + "basket --serverless | 11 | basket is taken",
        HERE + "again --node-type cache.r7g.large --cluster-mode disabled | 11 | cluster mode",
        HERE + "again | 11 | --node-type",
        "restore snapshot:paged --to us-east-1 --as again --subnet-group private"
            + " --node-type cache.r7g.large | 11 | serverless Memcached only",
        "restore snapshot:gone --to us-east-1 --as again --serverless --subnet subnet-1 | 30 |"
            + " gone",
        "restore snapshot:kept --to us-east-1 --as again --serverless | 11 | --subnet",
        "restore snapshot:kept --to us-east-1 --as again --serverless --subnet subnet-x | 11 |"
            + " subnet-x",
        "backup create pages --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu | 11 | never leaves its Region",
      })
  void whatIsWrongIsOneClearLineAndNothingIsMade(String line, int code, String named) {
    var ended = types(line.strip() + " --yes", code);
    assertThat(ended.err()).contains(named.strip()).doesNotContain("Exception");
    assertThat(ended.sent()).allMatch(Sent::readsOnly);
  }

  @Test
  void fromFilesIsMarkedUnverifiedWhereverItIsTold() {
    assertThat(types(THERE + "marked --dry-run", 0).out().replaceAll("\\s+", " "))
        .contains("(unverified: AWS names snapshots only)")
        .contains("leave out --serverless to restore to nodes");
    var file = folder.resolve("marked.json");
    types("plan " + THERE + "marked --out " + file, 0);
    assertThat(types("show " + file, 0).out()).contains("unverified");
    assertThat(types("show " + file + " --form markdown", 0).out()).contains("unverified");
    var applied = types("apply " + file + " --yes", 0);
    assertThat(applied.out()).contains("unverified", "connect to");
    assertThat(types("iam-policy " + file, 0).out())
        .contains("CreateServerlessCache", "vpc-endpoint", "s3:GetObject");
  }

  @Test
  void aPlanWhoseSnapshotWasTakenAnewIsStale() {
    operator.takesSnapshot("us-east-1", "pages", "drifts");
    var file = folder.resolve("drifts.json");
    types(
        "plan restore snapshot:drifts --to us-east-1 --subnet-group private --serverless"
            + " --as drifted --out "
            + file,
        0);
    types(
        "sim call elasticache DeleteServerlessCacheSnapshot --region us-east-1 --quiet"
            + " ServerlessCacheSnapshotName=drifts",
        0);
    assertThat(operator.types("apply " + file + " --yes").code()).isIn(14, 30);
  }

  @Test
  void checkAsksThemWhatGroupsAreAsked() {
    var where =
        " --region us-east-1 --bucket exports --dr-region eu-west-1 --dr-bucket dr-eu"
            + " --subnet-group private --node-type cache.r7g.large";
    var one = types("check basket --for backup,restore" + where + " -o json", 0);
    assertThat(one.data().list("results")).hasSize(2);
    assertThat(one.out()).contains("serverless-quiet", "kept-backups");
    var all = operator.types("check" + where + " -o json");
    assertThat(all.data().list("results"))
        .extracting(r -> r.text("cache").orElseThrow() + " " + r.text("purpose").orElseThrow())
        .contains("basket backup", "basket failover", "pages backup");
    assertThat(all.sent()).allMatch(Sent::readsOnly);
    assertThat(types("check nobody" + where, 30).err()).contains("there is no cache nobody");
  }

  @Test
  void memcachedIsKeptInItsRegionAndComesBackThere() {
    var made = types("backup create pages --region us-east-1 --no-export --yes -o json", 0).sent();
    assertThat(made).filteredOn(s -> !s.readsOnly()).hasSize(1);
    var told =
        types(
                "sim call elasticache DescribeServerlessCacheSnapshots --region us-east-1"
                    + " ServerlessCacheName=pages",
                0)
            .out();
    var name = told.replaceAll("(?s).*<ServerlessCacheSnapshotName>(pages-[^<]+)<.*", "$1");
    types(
        "restore snapshot:"
            + name
            + " --to us-east-1 --as pages-back --serverless --subnet-group private --yes",
        0);
    assertThat(
            types(
                    "sim call elasticache DescribeServerlessCaches --region us-east-1"
                        + " ServerlessCacheName=pages-back",
                    0)
                .out())
        .contains("<Engine>memcached<", "<Status>AVAILABLE<");
  }
}
