package io.ecdr.render;

import static io.ecdr.render.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Fingerprint;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Prediction;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What whoever approves a plan reads: on a screen, and in a ticket. */
class ApprovalTest {

  private static final Path GOLDEN = Path.of("src/test/resources/markdown/failover.md");
  private static final Region IRELAND = Samples.IRELAND;

  private static Call call(String action, Value.Fields parameters) {
    return new Call(
        Service.ELASTICACHE,
        action,
        IRELAND,
        "https://elasticache.eu-west-1.amazonaws.com",
        parameters);
  }

  private static Step.Rung rung(String word, Call call, String condition) {
    return new Step.Rung(
        "orders-eu/" + word,
        word + " orders-eu in eu-west-1",
        call,
        new Condition(
            condition,
            IRELAND,
            Value.fields(
                "GlobalReplicationGroupId", "ldgnf-orders", "ReplicationGroupId", "orders-eu")),
        Duration.ofMinutes(5));
  }

  /** A failover that may end in a detach. */
  static SavedPlan failover(Check... more) {
    var promote =
        rung(
            "promote",
            call(
                "FailoverGlobalReplicationGroup",
                Value.fields(
                    "GlobalReplicationGroupId", "ldgnf-orders",
                    "PrimaryRegion", "eu-west-1",
                    "PrimaryReplicationGroupId", "orders-eu")),
            "roles-moved");
    var detach =
        rung(
            "detach",
            call(
                "DisassociateGlobalReplicationGroup",
                Value.fields(
                    "GlobalReplicationGroupId", "ldgnf-orders",
                    "ReplicationGroupId", "orders-eu",
                    "ReplicationGroupRegion", "eu-west-1")),
            "standalone");
    var ladder =
        new Step.Ladder(
            "orders-eu/failover",
            "Make orders-eu in eu-west-1 the primary",
            List.of(promote, detach),
            "restore it from a backup",
            new Limits(Duration.ofMinutes(1), "seen", Duration.ofMinutes(15)));
    var loss =
        new Check(
            Check.LOSS,
            "Writes that would be lost",
            Verdict.PASS,
            "if the primary has stopped 61 s, if it still writes 1 min 41 s (lag under 1 s)",
            Optional.of(Duration.ofSeconds(100)),
            "at most 10 min",
            "",
            false,
            false);
    var checks = new ArrayList<Check>();
    checks.add(loss);
    checks.addAll(List.of(more));
    var cache =
        new CacheId(
            new AccountId("111122223333"), IRELAND, CacheKind.REPLICATION_GROUP, "orders-eu");
    var plan =
        new Plan(
            Samples.ID,
            "failover",
            "1.2.3",
            NOW,
            cache.account(),
            List.of(IRELAND),
            checks,
            List.of(new Lane(cache, List.of(ladder))),
            new Prediction(
                Duration.ofMinutes(1),
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(Duration.ofSeconds(101)),
                "AWS promises nothing"));
    var request =
        new FailoverRequest(
            "orders",
            Samples.VIRGINIA,
            IRELAND,
            LossLimit.of(Duration.ofMinutes(10)),
            Optional.of(Samples.VIRGINIA),
            false,
            false,
            true,
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO);
    return saved(plan, request, new Acceptance(Set.of("kms"), Set.of("quota")));
  }

  private static SavedPlan saved(Plan plan, ChangeRequest request, Acceptance acceptance) {
    return new SavedPlan(
        plan,
        request,
        acceptance,
        new Fingerprint(new TreeMap<>(Map.of("target", "orders-eu in eu-west-1"))),
        NOW.plus(Duration.ofDays(90)));
  }

  private static SavedPlan backup() {
    var request =
        new BackupRequest(
            "orders", Samples.VIRGINIA, IRELAND, "exports", "dr", "ecdr", Optional.empty());
    return saved(Samples.plan(), request, Acceptance.NONE);
  }

  private static String screen(SavedPlan saved, boolean colour) {
    var out = new StringBuilder();
    SavedPlanScreen.shown(saved, "plan.json", NOW).print(new Page(out, colour, 80));
    return out.toString();
  }

  @Test
  void theScreenMarksWhatCannotBeUndoneAndTellsWhatMayBeLostAndWasAgreedTo() {
    var text = screen(failover(), false);
    assertThat(text)
        .contains(
            """
            At stake
              CANNOT BE UNDONE    Promoting orders-eu swaps the roles. What the old primary
                                  had not sent by then is erased when it follows the new
                                  one, and what it takes after its Region returns until
                                  then: keep its clients off.
              CANNOT BE UNDONE    Detaching orders-eu cannot be taken back: it is never
                                  attached again, a new standby has to be made, and the old
                                  primary may go on taking writes.
              may be lost         if the primary has stopped 61 s, if it still writes 1 min
                                  41 s (lag under 1 s)
              has to be paid for  nothing
              agreed to           --max-data-loss 10m
                                  --expect-primary us-east-1
                                  --or-detach
                                  --accept-unknown kms
                                  --override quota
            """);
    assertThat(text.split("\n {5}cannot be undone\n", -1)).hasSize(3);
    var prose = text.lines().filter(l -> !l.contains("https://") && !l.contains("digest"));
    assertThat(prose).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void inColourTheMarkIsRedAndTheTextIsTheSame() {
    var coloured = screen(failover(), true);
    assertThat(coloured).contains("\u001b[31mCANNOT BE UNDONE");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(screen(failover(), false));
  }

  @Test
  void aBackupCostsMoneyAndLosesNothing() {
    assertThat(screen(backup(), false))
        .contains("cannot be undone    nothing; what it makes can be deleted")
        .contains("has to be paid for  snapshot orders-20261123-0115-k3f9 in us-east-1")
        .contains("agreed to           nothing");
  }

  /** To write it anew after a change: {@code -Decdr.golden.write=true}. */
  @Test
  void aTicketIsAsItIsKept() throws IOException {
    var text = MarkdownPlan.of(failover(), "failover.json", NOW);
    if (Boolean.getBoolean("ecdr.golden.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text);
    }
    assertThat(text).isEqualTo(Files.readString(GOLDEN));
    assertThat(text)
        .contains("ecdr apply failover.json --expect-digest " + SavedPlanCodec.digest(failover()));
  }

  @Test
  void nothingForeignBreaksTheTicket() {
    var nasty = "a | b ``` <img src=x onerror=1> [l](http://x) *b* _i_ \\ & \n# h\r\nz";
    var check =
        new Check(
            "odd|`id", nasty, Verdict.FAIL, nasty, Optional.empty(), nasty, nasty, true, false);
    var text = MarkdownPlan.of(failover(check), "it's a plan;rm -rf.json", NOW);

    var rows = text.lines().filter(l -> l.contains("odd&#124;")).toList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).replace("\\|", "").chars().filter(c -> c == '|').count()).isEqualTo(6);
    assertThat(rows.get(0)).doesNotContain("<img").contains("\\`\\`\\`", "&lt;img", "\\[l\\]");
    assertThat(text).doesNotContain("\n# h").contains("ecdr apply 'it'\\''s a plan;rm -rf.json'");
    assertThat(text).contains("**Checks forbid this plan as it is.**");
  }

  @Test
  void aFenceIsLongerThanAnyInside() {
    assertThat(MarkdownText.block("", "a\n````\nb")).isEqualTo("`````\na\n````\nb\n`````\n");
    assertThat(MarkdownText.code("a`b|c<")).isEqualTo("<code>a&#96;b&#124;c&lt;</code>");
  }
}
