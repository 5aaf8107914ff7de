package io.ecdr.usecase;

import static io.ecdr.usecase.SurveyedWorld.AWAY;
import static io.ecdr.usecase.SurveyedWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.cli.TypedHints;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.StatusRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status tells, through real clients. */
class StatusTest {

  @TempDir private Path folder;
  private SurveyedWorld world;

  @AfterEach
  void end() {
    if (world != null) {
      world.close();
    }
  }

  private SurveyedWorld world() {
    world = SurveyedWorld.start();
    return world;
  }

  private String backedUp() {
    var plan = ((Planned.Ready) world.planBackup(world.request("orders"))).plan();
    assertThat(world.run(plan).code()).isEqualTo(ExitCode.OK);
    return "orders-" + plan.id();
  }

  private Answer<StatusReport> status(String... caches) {
    return new Status(world.surveyor())
        .read(
            new StatusRequest(
                List.of(caches), HOME, Optional.of(AWAY), Optional.of("dst"), "ecdr"));
  }

  private StatusReport report(Answer<StatusReport> answer) {
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<StatusReport>) answer).report();
  }

  @Test
  void statusShowsCachesAndBackupsAndWhatToTypeNext() {
    world().buckets().group(HOME, "orders", true).group(AWAY, "carts", false);
    assertThat(report(status()).caches())
        .extracting(c -> c.id() + " " + c.region() + " " + c.backups())
        .containsExactly("carts eu-west-1 0", "orders us-east-1 0");
    var next = report(status("orders")).caches().get(0).next();
    assertThat(next)
        .isEqualTo("ecdr check orders --region us-east-1 --dr-region eu-west-1 --dr-bucket dst");
    TypedHints.typable(folder, next);
    var id = backedUp();
    var row = report(status("orders")).caches().get(0);
    assertThat(row.newestProven().orElseThrow().id()).isEqualTo(id);
    assertThat(row.newestSnapshot().orElseThrow().name()).isEqualTo(id);
    assertThat(row.engine()).startsWith("redis 7.0");
    assertThat(row.backups()).isEqualTo(1);
    assertThat(row.next()).isEmpty();
  }

  @Test
  void backupsThatWereNotAskedForAreUnknownAndNotNone() {
    world().buckets().group(HOME, "orders", true).group(AWAY, "carts", false);
    var without =
        new Status(world.surveyor())
            .read(new StatusRequest(List.of(), HOME, Optional.of(AWAY), Optional.empty(), "ecdr"));
    assertThat(report(without).caches())
        .extracting(c -> c.id() + ": " + c.backupsUnknown().orElse("read"))
        .containsExactly(
            "carts: not asked; name --region eu-west-1", "orders: not asked; name --dr-bucket");
    assertThat(report(status()).caches())
        .extracting(c -> c.id() + ": " + c.backupsUnknown().orElse("read"))
        .containsExactly("carts: not asked; name --region eu-west-1", "orders: read");
  }

  @Test
  void backupsOfABucketThatIsNotThereAreUnknown() {
    world().group(HOME, "orders", true);
    var report = report(status());
    assertThat(report.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(report.caches().get(0).backupsUnknown()).contains("unknown; there is no bucket dst");
    assertThat(report.caches().get(0).next()).isEmpty();
  }

  @Test
  void snapshotsThatCannotBeReadAreSaidAndNoSuccess() {
    world().buckets().group(HOME, "orders", true);
    world.fault("lose-answer DescribeSnapshots --before-effect --times 9");
    var report = report(status());
    assertThat(report.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(report.notes()).anyMatch(note -> note.contains("DescribeSnapshots"));
  }

  @Test
  void statusOfADarkRegionComesFromTheBackups() {
    world().buckets().group(HOME, "orders", true);
    backedUp();
    world.fault("region-dark us-east-1");
    var report = report(status());
    assertThat(report.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(report.caches()).hasSize(1);
    assertThat(report.caches().get(0).group()).isEmpty();
    assertThat(report.caches().get(0).next())
        .isEqualTo(
            "ecdr restore orders@latest-proven --region us-east-1 --to eu-west-1 --as orders"
                + " --dr-bucket dst --dry-run");
    assertThat(report.notes()).isNotEmpty();
  }

  @Test
  void statusOfAnUnknownCacheIsNotFoundAndOfNothingAtAllIsRejected() {
    world().buckets();
    assertThat(report(status("nope")).code()).isEqualTo(ExitCode.NOT_FOUND);
    world.fault("region-dark us-east-1").fault("region-dark eu-west-1");
    assertThat(status()).isInstanceOf(Answer.Rejected.class);
  }

  @Test
  void aRegionNobodyHasIsNotMistakenForAnEmptyOne() {
    world().buckets();
    var answer =
        new Status(world.surveyor())
            .read(
                new StatusRequest(
                    List.of(),
                    new Region("ap-south-1"),
                    Optional.empty(),
                    Optional.empty(),
                    "ecdr"));
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
  }
}
