package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maintenance pass: what is due is done once, what fails stops nobody, what is quiet is left. */
class CronTypedTest {

  private static final String FILE =
      """
      schema: ecdr.config/1
      active: true
      defaults:
        region: us-east-1
        dr-region: eu-west-1
        buckets:
          us-east-1: exports
          eu-west-1: dr-eu
        backup:
          every: 6h
          keep:
            last: 1
      caches:
        orders: {}
        carts:
          backup:
            every: 12h
      """;

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;
  private Path file;

  @BeforeEach
  void twoCaches() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    file = folder.resolve("ecdr.yaml");
    Files.writeString(file, FILE);
    done("sim bucket exports --region us-east-1");
    done("sim bucket dr-eu --region eu-west-1");
    cache("orders");
    cache("carts");
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private void cache(String id) {
    done(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " NumCacheClusters=2 AutomaticFailoverEnabled=true ReplicationGroupId="
            + id);
    done("sim wait " + id + " --region us-east-1");
  }

  private Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private Operator.Ended ended(String line, int code) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isEqualTo(code);
    return ended;
  }

  private Operator.Ended pass(int code, String... more) {
    return ended("cron -o json --config " + file + " " + String.join(" ", more), code);
  }

  private static List<String> lines(Operator.Ended ended) {
    return ended.data().list("lines").stream()
        .filter(line -> !line.text("chore").orElse("").equals("drills"))
        .map(
            line ->
                line.text("subject").orElse("").replace(" in us-east-1", "")
                    + " "
                    + line.text("chore").orElse("")
                    + " "
                    + line.text("state").orElse(""))
        .sorted()
        .toList();
  }

  private int backups() {
    return done("backup list --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu -o json")
        .data()
        .list("backups")
        .size();
  }

  @Test
  void whatIsDueIsDoneOnceAndASecondPassFindsNothing() {
    assertThat(lines(pass(0, "--dry-run")))
        .containsExactly("carts backup would", "orders backup would");
    assertThat(backups()).isZero();

    assertThat(lines(pass(0)))
        .containsExactly(
            "carts backup done", "carts prune quiet", "orders backup done", "orders prune quiet");
    assertThat(backups()).isEqualTo(2);

    var again = pass(0);
    assertThat(lines(again)).containsExactly("carts backup quiet", "orders backup quiet");
    assertThat(again.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(backups()).isEqualTo(2);
  }

  @Test
  void aDryRunAndAFileThatIsNotActiveSendNothingThatChanges() throws IOException {
    assertThat(pass(0, "--dry-run").sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);

    Files.writeString(file, FILE.replace("active: true", "active: false"));
    var ended = pass(0);

    assertThat(ended.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(ended.data().flag("active")).contains(false);
    assertThat(lines(ended)).containsExactly("carts backup would", "orders backup would");
  }

  @Test
  void oneCacheThatIsGoneStopsNoneOfTheOthers() throws IOException {
    Files.writeString(file, FILE + "  gone: {}\n");

    var ended = pass(30);

    assertThat(lines(ended))
        .contains("gone backup failed", "orders backup done", "carts backup done");
    assertThat(ended.data().text("summary").orElseThrow()).contains("3 caches", "1 failed");
  }

  @Test
  void whatFailedIsNotTriedAgainAtOnce() {
    done("sim fault deny CreateSnapshot --region us-east-1");
    var line =
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes";
    assertThat(operator.types(line).code()).isNotZero();
    done("sim fault clear");

    var ended = pass(0);

    assertThat(lines(ended)).contains("carts backup done");
    assertThat(lines(ended).toString()).doesNotContain("orders backup done");
    assertThat(ended.out()).contains("tried again from");
  }

  @Test
  void aSelectorFindsCachesByNameEngineAndTagsAndNeverThoseOfDrills() throws IOException {
    cache("sess-one");
    cache("drill-orders-20261123-0000-abcd");
    Files.writeString(
        file,
        FILE.substring(0, FILE.indexOf("caches:"))
            + """
            caches:
              carts:
                priority: 1
              others:
                select:
                  name: "*s*"
                  engine: redis
            """);

    assertThat(lines(pass(0, "--dry-run")))
        .containsExactly("carts backup would", "orders backup would", "sess-one backup would");
  }

  @Test
  void automationThatIsStoppedChangesNothing() {
    done("stop --reason maintenance");

    var ended = pass(16);

    assertThat(ended.out()).contains("maintenance");
    assertThat(backups()).isZero();
  }

  @Test
  void aFileWithAMistakeRunsNothing() throws IOException {
    Files.writeString(file, FILE.replace("every: 12h", "every: 1h"));

    var ended = ended("cron --config " + file, 2);

    assertThat(ended.err()).contains("20 snapshots of one node");
    assertThat(ended.sent()).isEmpty();
    assertThat(ended("cron --config none", 30).err()).contains("ecdr config init");
  }
}
