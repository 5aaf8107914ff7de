package io.ecdr.render;

import static io.ecdr.render.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.codec.PlanCodec;
import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Standing;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.OpListReport;
import io.ecdr.usecase.OperationSummary;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.RunReport;
import io.ecdr.usecase.StatusReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole screens, as they are read. */
class ScreenTest {

  @Test
  void aDryRunShowsChecksStepsExactCallsAndThatNothingWasSent() {
    var screen =
        new PlanScreen(
            Samples.plan(
                Samples.check(Verdict.PASS, "Cache", "available", ""),
                Samples.check(Verdict.WARN, "Quota", "19 of 20", "wait a day")));
    assertThat(screen.code()).isEqualTo(ExitCode.OK);
    assertThat(text(screen))
        .isEqualTo(
            """
            backup create  orders in us-east-1
            plan 20261123-0115-k3f9, account 111122223333, us-east-1 and eu-west-1

            Checks
              pass     Cache: available
              warn     Quota: 19 of 20
                       wanted: 10
                       hint:   wait a day

            Steps for orders in us-east-1
             1.  Take snapshot orders-20261123-0115-k3f9 of orders
                 usually 3m (2 GB at 20 MB/s), given up after 1h
                 needs: orders is available
                 elasticache:CreateSnapshot  in us-east-1  at https://elasticache.us-east-1.amazonaws.com
                   CacheClusterId  orders-002
                   SnapshotName    orders-20261123-0115-k3f9
                   Tags
                     - {Key=ecdr:operation, Value=20261123-0115-k3f9}
                 done when: snapshot orders-20261123-0115-k3f9 in us-east-1 is available
                 undone by: deleting the snapshot
             2.  Copy 1 object to dr in eu-west-1
                 usually 1m 40s (2 GB at 20 MB/s), given up after 2h
                 needs: the steps before it are done
                 looks first, then sends what is still to do of:
                 s3:CopyObject  in eu-west-1  at https://s3.eu-west-1.amazonaws.com
                   Bucket      dr
                   CopySource  <expected: exp/1.rdb>
                 undone by: deleting the copies

            Predicted
              takes               4m 40s
              writable again in   12m
              data would be       1d 2h old
              basis               sizes of the last snapshot

            Dry run: nothing was sent that changes anything.
            """);
  }

  @Test
  void aDryRunThatChecksForbidSaysSoAndIsNoSuccess() {
    var screen =
        new PlanScreen(
            Samples.plan(Samples.check(Verdict.UNKNOWN, "Bucket policy", "not readable", "ask")));
    assertThat(screen.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(text(screen)).contains("  unknown  Bucket policy: not readable").contains("forbid");
    assertThat(screen.data().texts("blockers")).containsExactly("id-Bucket policy");
  }

  @Test
  void theDataOfADryRunHoldsThePlanUnchanged() {
    var plan = Samples.plan();
    var data = Json.read(Trouble.json(new PlanScreen(plan))).fields("data");
    assertThat(PlanCodec.read(data.fields("plan"))).isEqualTo(plan);
    assertThat(data.flag("sent")).contains(false);
  }

  @Test
  void aRunThatStoppedSaysWhereWhyAndHowToGoOn() {
    var report =
        Samples.report(
            Optional.of(
                new StepOutcome.Stopped(ExitCode.TIMED_OUT, "still copying", "wait longer")),
            ExitCode.TIMED_OUT);
    var screen =
        new RunScreen(
            new RunReport(report, Optional.of("ecdr op resume " + Samples.ID), List.of()));
    assertThat(screen.code()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(text(screen))
        .isEqualTo(
            """
            backup create  operation 20261123-0115-k3f9

            orders in us-east-1: timed out waiting, still going on at AWS
              done     Take snapshot orders-20261123-0115-k3f9 of orders  1.2s
              stopped  Copy 1 object to dr in eu-west-1
                       still copying
                       hint: wait longer

            backup create: exit code 22 (timed out waiting, still going on at AWS) after 1m 5s
            go on with: ecdr op resume 20261123-0115-k3f9
            """);
    assertThat(text(screen, 80).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aRestoreThatIsDoneTellsWhereToConnect() {
    var facts =
        Value.Fields.NONE.with(
            "ConfigurationEndpoint", Value.fields("Address", "new.cfg.example").with("Port", 6379));
    var report = Samples.report(Optional.of(new StepOutcome.Done(facts, true)), ExitCode.OK);
    var screen = new RunScreen(new RunReport(report, Optional.empty(), List.of()));
    assertThat(text(screen))
        .contains("Copy 1 object to dr in eu-west-1  was so already")
        .contains("connect to  new.cfg.example:6379");
  }

  @Test
  void aNarrowTerminalGetsStepsAndCallsBrokenBetweenWords() {
    var done =
        Samples.report(Optional.of(new StepOutcome.Done(Value.Fields.NONE, true)), ExitCode.OK);
    assertThat(text(new RunScreen(new RunReport(done, Optional.empty(), List.of())), 50))
        .contains(
            """
              done     Copy 1 object to dr in eu-west-1
                       was so already
            """);
    assertThat(text(new PlanScreen(Samples.plan()), 60))
        .contains(
            """
                 elasticache:CreateSnapshot in us-east-1 at
                 https://elasticache.us-east-1.amazonaws.com
            """);
  }

  @Test
  void aRunThatHadNothingToDoDoesNotClaimToHaveDoneIt() {
    var done =
        Samples.report(Optional.of(new StepOutcome.Done(Value.Fields.NONE, false)), ExitCode.OK);
    assertThat(text(new RunScreen(new RunReport(done, Optional.empty(), List.of()))))
        .contains(
            "orders in us-east-1: done and confirmed\n", "backup create: done and confirmed in");
    var lane = done.lanes().get(0);
    var so =
        lane.steps().stream()
            .map(
                s ->
                    new Report.StepReport(
                        s.step(),
                        Optional.of(new StepOutcome.Done(Value.Fields.NONE, true)),
                        Duration.ZERO))
            .toList();
    var nothing =
        new Report(
            done.operation(),
            done.verb(),
            NOW,
            NOW,
            List.of(new Report.LaneReport(lane.cache(), ExitCode.OK, so)));
    assertThat(text(new RunScreen(new RunReport(nothing, Optional.empty(), List.of()))))
        .contains("orders in us-east-1: nothing to do, all was so already\n")
        .contains("backup create: nothing to do, looked in")
        .doesNotContain("done and confirmed");
    var spent =
        new RunReport(
            new Report(done.operation(), done.verb(), NOW, NOW, List.of()),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of("the day's bytes are spent"));
    assertThat(text(new RunScreen(spent)))
        .contains("backup create: nothing done, looked in", "\n  the day's bytes are spent\n")
        .doesNotContain("nothing to do");
  }

  @Test
  void operationsAreATable() {
    var summary =
        new OperationSummary(
            Samples.ID,
            "backup create",
            OperationState.WAITING,
            Optional.of(NOW),
            Optional.of(NOW),
            List.of(Samples.ORDERS),
            Optional.of(ExitCode.TIMED_OUT),
            Optional.empty(),
            2,
            5,
            List.of("its last line is torn"));
    var screen = new OpListScreen(new OpListReport(NOW, List.of(summary)));
    assertThat(text(screen))
        .isEqualTo(
            """
            OPERATION           STATE    STEPS  VERB           CACHE
            20261123-0115-k3f9  waiting  2/5    backup create  orders in us-east-1

            go on with one: ecdr op resume 20261123-0115-k3f9
            """);
    assertThat(screen.warnings()).containsExactly(Samples.ID + ": its last line is torn");
    var row = Json.read(Trouble.json(screen)).fields("data").list("operations").get(0);
    assertThat(row.text("id")).contains(Samples.ID);
    assertThat(row.text("state")).contains("waiting");
    assertThat(row.number("code")).contains(22L);
  }

  @Test
  void anEmptyListSaysSo() {
    assertThat(text(new OpListScreen(new OpListReport(NOW, List.of()))))
        .isEqualTo("No operations on this machine.\n");
    assertThat(text(new BackupListScreen(listed()))).isEqualTo("No backups in dr (eu-west-1).\n");
  }

  @Test
  void backupsAreATableWithAgeAndProof() {
    assertThat(text(new BackupListScreen(listed(Samples.backup()))))
        .isEqualTo(
            """
            BACKUP                     CACHE                AGE  PROOF    SHARDS  SIZE     TTL      ENGINE
            orders-20261123-0115-k3f9  orders in us-east-1  2h   checked  1       1.5 KiB  unknown  redis 7.1
            """);
  }

  @Test
  void aBackupWithAMissingFileIsNoSuccess() {
    var key = "ecdr/k/0001.rdb";
    var screen =
        new BackupShowScreen(
            new BackupShowReport(
                NOW,
                "dr",
                Samples.IRELAND,
                Samples.backup(),
                Duration.ofHours(2),
                List.of(new BackupShowReport.FileState(key, 1536, Optional.empty())),
                Standing.ALONE,
                "ecdr restore …"));
    assertThat(screen.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(screen.warnings()).containsExactly(key + " is missing");
    assertThat(text(screen))
        .contains("  recovery point  2026-11-22 23:15:00Z, 2h old")
        .contains("0001   0-16383  1         1.5 KiB  missing    ecdr/k/0001.rdb");
  }

  @Test
  void statusTellsWhatIsDarkAndWhatToTypeNext() {
    var dark =
        new Reachability(
            List.of(
                new Reachability.Cell(
                    Samples.VIRGINIA,
                    Service.ELASTICACHE,
                    Reachability.State.DARK,
                    "connection refused",
                    NOW)));
    var shrank = new Reason("suspect", "suspect: 90 % less");
    var cache =
        new StatusReport.CacheStatus(
            "orders",
            Samples.VIRGINIA,
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.of(Samples.backup()),
            Optional.of(new StatusReport.Newer(Samples.backup(), Optional.of(shrank), 2)),
            3,
            Optional.empty(),
            Optional.of(Duration.ofHours(2)),
            "ecdr restore orders@latest --to eu-west-1");
    var screen =
        new StatusScreen(
            new StatusReport(
                List.of(),
                NOW,
                Optional.of(Samples.ACCOUNT),
                dark,
                List.of(cache),
                List.of(),
                List.of(),
                List.of(),
                ExitCode.UNREACHABLE));
    assertThat(text(screen))
        .isEqualTo(
            """
            account 111122223333, 2026-11-23 01:15:00Z
            elasticache in us-east-1: dark
              connection refused

            CACHE   REGION     STATUS    ENGINE  SHAPE  NEWEST PROVEN              PROOF    AGE
            orders  us-east-1  not told  -       -      orders-20261123-0115-k3f9  checked  2h
            orders: 2 backups newer than the newest proven, the newest: orders-20261123-0115-k3f9 is suspect: 90
            % less

            Next
              ecdr restore orders@latest --to eu-west-1
            """);
  }

  @Test
  void troubleIsOneLineHoweverLongAndBrokenItsReasonIsWhereNoTerminalEndsIt() {
    var out = new StringBuilder();
    Trouble.print(
        new Page(out, false, Integer.MAX_VALUE),
        new Rejection(ExitCode.USAGE, "first\n  second\r\nthird " + "x".repeat(200), "do"));
    assertThat(out.toString().lines()).hasSize(2).first().asString().contains("first second third");
  }

  @Test
  void coloursAreOnlyWhereTheyAreWanted() {
    var check = Samples.check(Verdict.FAIL, "Cache", "gone", "");
    var plain = new StringBuilder();
    new PlanScreen(Samples.plan(check)).print(new Page(plain, false, 80));
    assertThat(plain).doesNotContain("\u001b");
    var coloured = new StringBuilder();
    new PlanScreen(Samples.plan(check)).print(new Page(coloured, true, 80));
    assertThat(coloured).contains("\u001b[31m");
  }

  @Test
  void wideCharactersKeepColumnsInLine() {
    var out = new StringBuilder();
    new Page(out, false, 80)
        .table(List.of("A", "B"), List.of(List.of("日本", "x"), List.of("e\u0301", "y")));
    assertThat(out.toString()).isEqualTo("A     B\n日本  x\ne\u0301     y\n");
  }

  @Test
  void longTextIsBrokenAtBlanksAndLinesAreCutWhereTheyMustNotWrap() {
    assertThat(Width.wrap("one two three four", 9)).containsExactly("one two", "three", "four");
    assertThat(Width.wrap("averyverylongword x", 5)).containsExactly("averyverylongword", "x");
    assertThat(Width.cut("日本日本日本", 9)).isEqualTo("日本日...");
    assertThat(Width.cut("short", 9)).isEqualTo("short");
  }

  @Test
  void durationsAndSizesAreReadable() {
    assertThat(Words.of(Duration.ofMillis(450))).isEqualTo("450ms");
    assertThat(Words.of(Duration.ofSeconds(200))).isEqualTo("3m 20s");
    assertThat(Words.of(Duration.ofMinutes(125))).isEqualTo("2h 5m");
    assertThat(Words.of(Duration.ofHours(-76))).isEqualTo("-3d 4h");
    assertThat(Words.bytes(1023)).isEqualTo("1023 B");
    assertThat(Words.bytes(5L << 30)).isEqualTo("5.0 GiB");
  }

  private static BackupListReport listed(io.ecdr.model.BackupRecord... backups) {
    return new BackupListReport(
        NOW, "dr", Samples.IRELAND, List.of(backups), List.of(), ExitCode.OK);
  }

  private static String text(Screen screen) {
    return text(screen, 100);
  }

  private static String text(Screen screen, int columns) {
    var plain = new StringBuilder();
    screen.print(new Page(plain, false, columns));
    var coloured = new StringBuilder();
    screen.print(new Page(coloured, true, columns));
    assertThat(coloured.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
        .as("colours move nothing")
        .isEqualTo(plain.toString());
    return plain.toString();
  }
}
