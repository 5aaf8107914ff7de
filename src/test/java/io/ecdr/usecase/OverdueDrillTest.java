package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.KeepRules;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Purpose;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Check;
import io.ecdr.plan.DrillGuard;
import io.ecdr.plan.Plan;
import io.ecdr.render.CheckScreen;
import io.ecdr.render.OpListScreen;
import io.ecdr.render.Page;
import io.ecdr.render.PlanScreen;
import io.ecdr.render.Screen;
import io.ecdr.render.StatusScreen;
import io.ecdr.store.LocalOperations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill's cache that nobody took away is told by whatever is typed next, and left out of all. */
class OverdueDrillTest {

  private static final String COMMAND = "ecdr drill cleanup --region eu-west-1 --overdue --yes";

  @TempDir Path state;
  @TempDir Path elsewhere;
  private TwoRegions aws;
  private String left;
  private String drill;

  @BeforeEach
  void aProcessDiedInItsDrill() {
    aws = new TwoRegions(state);
    aws.cache("carts", r -> {});
    assertThat(ends(aws.run(aws.plans.backup("carts")))).isEqualTo(ExitCode.OK);
    var plan = aws.plans.drill("carts@latest", Duration.ofHours(2));
    assertThat(aws.dies(plan, 3)).isTrue();
    drill = plan.id();
    left = "drill-carts-" + drill;
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static ExitCode ends(Answer<RunReport> answer) {
    return ((Answer.Given<RunReport>) answer).report().code();
  }

  private static String screen(Screen screen) {
    var out = new StringWriter();
    screen.print(new Page(new PrintWriter(out), false, 100));
    return out.toString();
  }

  private static <T> T report(Answer<T> answer) {
    return ((Answer.Given<T>) answer).report();
  }

  private String status(List<String> caches) {
    var request =
        new StatusRequest(
            caches, TwoRegions.HOME, Optional.of(TwoRegions.DR), Optional.of("backups"), "ecdr");
    return screen(new StatusScreen(report(new Status(aws.surveyor()).read(request))));
  }

  private String check() {
    var request =
        new CheckRequest(
            List.of("carts"),
            Set.of(Purpose.BACKUP),
            TwoRegions.HOME,
            Optional.empty(),
            Optional.of(TwoRegions.DR),
            Optional.of("exports"),
            Optional.of("backups"),
            "ecdr",
            LossLimit.NONE,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());
    var writes = new TrialWrites(aws.calls, (service, region) -> "", aws.calls, aws::nextId);
    return screen(
        new CheckScreen(
            report(
                new CheckUp(
                        aws.surveyor(),
                        writes,
                        aws::nextId,
                        "test",
                        () -> {
                          throw new AssertionError("nothing is measured here");
                        })
                    .read(request))));
  }

  private String operations(LocalOperations journals) {
    return screen(new OpListScreen(report(new OpList(journals, aws.locks, aws.calls).read())));
  }

  private void told(String screen) {
    assertThat(screen.lines().findFirst().orElseThrow()).as(screen).endsWith(COMMAND);
    assertThat(screen.lines().limit(2).collect(Collectors.joining(" "))).as(screen).contains(left);
  }

  @Test
  void everythingThatLooksThereTellsItInItsFirstLinesOnceItIsOverdue() {
    assertThat(status(List.of())).doesNotContain(COMMAND);
    assertThat(operations((LocalOperations) aws.operations)).doesNotContain(COMMAND);
    aws.calls.pass(Duration.ofHours(3));

    told(status(List.of()));
    told(status(List.of("carts")));
    told(check());
    told(screen(new PlanScreen(aws.plans.backup("carts"))));
    told(screen(new PlanScreen(aws.plans.drill("carts@latest", Duration.ofHours(2)))));
    told(operations((LocalOperations) aws.operations));
    assertThat(operations(new LocalOperations(elsewhere))).doesNotContain(COMMAND);

    var cleanup = aws.plans.cleanup(new LocalOperations(elsewhere), true);
    assertThat(ends(aws.run(cleanup))).isEqualTo(ExitCode.OK);

    assertThat(status(List.of())).doesNotContain(COMMAND);
    assertThat(operations((LocalOperations) aws.operations)).doesNotContain(COMMAND);
  }

  @Test
  void whatCronCallsTakesOnlyWhatIsOverdueAndIsDoneWithNothing() {
    aws.calls.pass(Duration.ofMinutes(30));
    var early = aws.plans.cleanup(aws.operations, true);
    assertThat(early.lanes()).isEmpty();
    assertThat(ends(aws.run(early))).isEqualTo(ExitCode.OK);

    aws.calls.pass(Duration.ofHours(3));
    assertThat(ends(aws.run(aws.plans.cleanup(aws.operations, true)))).isEqualTo(ExitCode.OK);
    assertThat(aws.client(TwoRegions.DR).describeReplicationGroups(r -> {}).replicationGroups())
        .isEmpty();
    assertThat(ends(aws.run(aws.plans.cleanup(aws.operations, true)))).isEqualTo(ExitCode.OK);
  }

  @Test
  void nothingIsMadeOfADrillsCache() {
    aws.calls.pass(Duration.ofMinutes(30));
    var automatic =
        new BackupAutomatic(aws.surveyor(), aws::nextId, "test")
            .plan(
                new AutomaticRequest(
                    left,
                    TwoRegions.DR,
                    Optional.of(1),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    var why = ((Planned.Rejected) automatic).why();
    assertThat(why.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why.message()).contains(left + " is a drill's cache", "backup automatic");
  }

  @Test
  void itsRolesAreNotChanged() {
    aws.calls.pass(Duration.ofMinutes(30));
    var detach =
        new DetachRequest(
            left,
            TwoRegions.DR,
            LossLimit.NONE,
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO);
    var failover =
        new FailoverRequest(
            left,
            TwoRegions.DR,
            TwoRegions.HOME,
            detach.terms(),
            true,
            false,
            false,
            false,
            Optional.empty());

    for (var planned :
        List.of(
            new Detach(aws.surveyor(), aws::nextId, "test").plan(detach),
            new Failover(aws.surveyor(), aws::nextId, "test").plan(failover))) {
      var why = ((Planned.Rejected) planned).why();
      assertThat(why.code()).as(why.message()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
      assertThat(why.message())
          .contains(left + " is a drill's cache", "its drill, operation " + drill);
      assertThat(why.hint()).contains("ecdr drill cleanup --region eu-west-1");
    }
  }

  @Test
  void whatADeadOneHoldsUpIsLetGoByTheCommandThatIsNamed() {
    for (int i = 0; i < 2; i++) {
      aws.calls.pass(Duration.ofDays(1));
      assertThat(ends(aws.run(aws.plans.backup("carts")))).isEqualTo(ExitCode.OK);
    }

    assertThat(leased()).singleElement().asString().contains("ecdr op abort " + drill);
    assertThat(aws.abort(drill)).isInstanceOf(Answer.Given.class);
    assertThat(leased()).isEmpty();
  }

  private List<String> leased() {
    return aws.plans.prune("carts", KeepRules.newest(1)).checks().stream()
        .map(Check::observed)
        .filter(observed -> observed.contains("read by drill restore"))
        .toList();
  }

  @Test
  void withoutABackupNamedTheNewestProvenOfAllCachesIsRehearsed() {
    aws.cache("orders", r -> {});
    var orders = aws.plans.backup("orders");
    assertThat(ends(aws.run(orders))).isEqualTo(ExitCode.OK);
    aws.cache("unproven", r -> {});
    var unproven = aws.plans.backup("unproven");
    assertThat(ends(aws.run(unproven))).isEqualTo(ExitCode.OK);
    aws.objects("backups").stream()
        .filter(key -> key.contains("unproven") && key.endsWith("check.json"))
        .forEach(key -> aws.loseObject("backups", key));

    var plan = drillOfAny();

    assertThat(plan.lanes().get(0).cache().id()).isEqualTo("drill-orders-" + plan.id());
    assertThat(plan.checks())
        .filteredOn(c -> c.id().equals("drill-backup"))
        .singleElement()
        .extracting(Check::observed)
        .asString()
        .contains("orders-" + orders.id(), "3 caches");
  }

  private Plan drillOfAny() {
    var restore =
        RestoreRequest.of(DrillRestoreRequest.ANY, TwoRegions.DR, "", "backups")
            .with(new RestorePlace(Optional.of("private"), List.of(), Optional.empty(), false));
    return TwoRegions.plan(
        new DrillRestore(aws.surveyor(), aws::nextRealId, "test")
            .plan(new DrillRestoreRequest(restore, Duration.ofHours(2))));
  }

  @Test
  void aBackupOfOneIsForbiddenUntilItIsAskedFor() {
    aws.calls.pass(Duration.ofMinutes(30));
    var request =
        new BackupRequest(
            left, TwoRegions.DR, TwoRegions.HOME, "backups", "exports", "ecdr", Optional.empty());

    var plan = TwoRegions.plan(new BackupCreate(aws.surveyor(), aws::nextId, "test").plan(request));

    var asked = new Acceptance(Set.of(), Set.of(DrillGuard.CHECK));
    assertThat(plan.blockers()).extracting(Check::id).contains(DrillGuard.CHECK);
    assertThat(plan.accepting(asked).blockers())
        .extracting(Check::id)
        .doesNotContain(DrillGuard.CHECK);
  }
}
