package io.ecdr.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Seen;
import io.ecdr.plan.assess.Severity;
import io.ecdr.usecase.AssessReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an assessment looks like: on a narrow screen, and in files. */
class AssessScreenTest {

  private static final String HOSTILE = "a<script>|`x`\"&";

  private static AssessReport report(ExitCode code, List<String> notes, Assessment... caches) {
    return new AssessReport(
        Seen.NOW,
        Optional.of(new AccountId("111122223333")),
        List.of(Seen.HOME),
        Arrays.asList(caches),
        notes,
        code);
  }

  private static String screen(AssessReport report) {
    var out = new StringBuilder();
    new AssessScreen(report, Optional.empty()).print(new Page(out, false, 80));
    return out.toString();
  }

  @Test
  void theWorstComesFirstAndNoLineIsWiderThanTheScreen() {
    var long40 = Seen.healthy().group("ReplicationGroupId", "a".repeat(40)).assessed();
    var text = screen(report(ExitCode.OK, List.of(), long40, Seen.bare().assessed()));

    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.lines().skip(2).limit(3))
        .containsExactly(
            "DANGER    CACHE                       REGION     SNAPSHOT  BACKUP  STANDBY",
            "critical  orders                      us-east-1  can       can     can",
            "-         aaaaaaaaaaaaaaaaaaaaaaa...  us-east-1  in use    in use  in use");
    assertThat(text)
        .contains(
            "  critical  no automatic snapshots, no standby, no backups\n",
            "    now 6h: backup orders-20261123-0600-k3f9, checked\n",
            "2 caches: 1 critical.\n");
  }

  @Test
  void aCommandThatIsTooLongGoesOnBehindABackslash() {
    var text =
        screen(report(ExitCode.OK, List.of(), Seen.healthy().group("MultiAZ", "off").assessed()));

    assertThat(text)
        .contains(
            "            aws elasticache modify-replication-group --replication-group-id \\\n"
                + "              orders --region us-east-1 --multi-az-enabled"
                + " --apply-immediately\n");
  }

  @Test
  void noCachesAreNoCaches() {
    assertThat(screen(report(ExitCode.OK, List.of()))).endsWith("No caches.\n");
  }

  @Test
  void whatIsFoundDecidesTheCodeOverWhatDidNotAnswer() {
    var some =
        report(ExitCode.UNREACHABLE, List.of(), Seen.healthy().group("MultiAZ", "x").assessed());

    assertThat(new AssessScreen(some, Optional.empty()).code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(new AssessScreen(some, Optional.of(Severity.LOW)).code())
        .isEqualTo(ExitCode.OBJECTIVE_MISSED);
    assertThat(new AssessScreen(some, Optional.of(Severity.MEDIUM)).code())
        .isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void foreignWordsAreNeitherMarkdownNorHtml() {
    var cache = Seen.bare().group("ReplicationGroupId", HOSTILE).group("Status", HOSTILE);
    var report = report(ExitCode.UNREACHABLE, List.of(HOSTILE), cache.assessed());

    var page = AssessReports.HTML.of(report);
    assertThat(page).contains("a&lt;script&gt;|`x`").doesNotContain("<script>", "\"&<");
    var text = AssessReports.MARKDOWN.of(report);
    assertThat(text)
        .contains("- Warning: a&lt;script&gt;\\|\\`x\\`\"&amp;")
        .doesNotContain("<script>");
    assertThat(text.lines().filter(line -> line.startsWith("| critical")))
        .hasSize(2)
        .first()
        .isEqualTo("| critical | a&lt;script&gt;\\|\\`x\\`\"&amp; | us-east-1 | can | can | can |");
  }
}
