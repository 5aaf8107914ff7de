package io.ecdr.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Mark;
import io.ecdr.model.ObjectHold;
import io.ecdr.model.Proof;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Held;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.BackupListReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists of backups on terminals of several widths. */
class BackupTableTest {

  private static final Instant NOW = Samples.backup().moment().plus(Duration.ofHours(2));
  private static final BackupRecord BACKUP = Samples.backup();

  private static BackupListReport report() {
    var held =
        new Held(
            BACKUP.id(),
            BACKUP.moment(),
            Optional.empty(),
            Proof.TAKEN,
            Optional.empty(),
            Mark.NONE,
            false,
            List.of(),
            List.of());
    var reasons =
        List.of(
            new Reason("newest-proven", "the newest proven backup"),
            new Reason("keep-daily", "keep-daily: 2026-11-22, number 1 of 7"));
    return new BackupListReport(
        NOW,
        "dr",
        Samples.IRELAND,
        List.of(BACKUP),
        List.of(),
        Map.of(
            BACKUP.id(),
            new ObjectHold(Optional.of(Instant.parse("2026-12-24T00:00:00Z")), "GOVERNANCE")),
        Map.of(),
        Optional.of(
            Map.of(
                BACKUP.id(), new Decision(held, Decision.Verdict.KEEP, false, reasons, List.of()))),
        ExitCode.OK);
  }

  private static String text(int columns, boolean colour, boolean wide) {
    var out = new StringBuilder();
    new BackupListScreen(report(), wide).print(new Page(out, colour, columns));
    return out.toString();
  }

  @Test
  void aWideTerminalGetsAllColumns() {
    assertThat(text(140, false, false))
        .isEqualTo(
            """
            BACKUP                     CACHE                AGE  PROOF    SHARDS  SIZE     TTL      ENGINE     KEPT UNTIL  RETENTION
            orders-20261123-0115-k3f9  orders in us-east-1  2h   checked  1       1.5 KiB  unknown  redis 7.1  2026-12-24  keep (newest-proven)
            """);
    assertThat(text(80, false, true)).isEqualTo(text(140, false, false));
  }

  @Test
  void eightyColumnsGetTheFirstOnesAndTheReasonsBelow() {
    assertThat(text(80, false, false))
        .isEqualTo(
            """
            BACKUP                     AGE  PROOF    SIZE     TTL
            orders-20261123-0115-k3f9  2h   checked  1.5 KiB  unknown
              keep: the newest proven backup; keep-daily: 2026-11-22, number 1 of 7; kept
              until 2026-12-24 by Object Lock (GOVERNANCE)
            """);
  }

  @Test
  void aRecoveryPointThatIsYetToComeHasNoAge() {
    var out = new StringBuilder();
    var before = NOW.minus(Duration.ofDays(1134));
    var report =
        new BackupListReport(
            before, "dr", Samples.IRELAND, List.of(BACKUP), List.of(), ExitCode.OK);
    new BackupListScreen(report).print(new Page(out, false, 140));
    new BackupListScreen(report).print(new Page(out, false, 50));
    assertThat(out).contains("in the future  checked", "checked, in the future, ");
  }

  @Test
  void aNarrowTerminalGetsOneTextForEach() {
    assertThat(text(50, false, false))
        .isEqualTo(
            """
            orders-20261123-0115-k3f9
              checked, 2h old, 1.5 KiB, TTL: unknown
              keep: the newest proven backup; keep-daily:
              2026-11-22, number 1 of 7; kept until 2026-12-24
              by Object Lock (GOVERNANCE)
            """);
  }

  @Test
  void coloursTakeNoRoom() {
    for (int columns : new int[] {50, 80, 140}) {
      assertThat(text(columns, true, false)).contains("\u001b[");
      assertThat(text(columns, true, false).replaceAll("\u001b\\[\\d+m", ""))
          .isEqualTo(text(columns, false, false));
      assertThat(text(columns, false, false).lines()).allMatch(line -> line.length() <= columns);
    }
  }

  @Test
  void programsGetItAll() {
    var backup = new BackupListScreen(report()).data().list("backups").get(0);
    assertThat(backup.text("keptUntil")).contains("2026-12-24T00:00:00Z");
    assertThat(backup.flag("legalHold")).contains(false);
    assertThat(backup.fields("retention").list("reasons")).hasSize(2);
  }
}
