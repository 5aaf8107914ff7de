package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Value;
import io.ecdr.plan.Aftercare;
import io.ecdr.plan.Check;
import io.ecdr.plan.InPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the old side's users after a detach, in virtual time. */
class FenceTest {

  /** More than a page of users, and of user groups, comes before the cache's own. */
  private static final int A_PAGE = 101;

  @TempDir Path state;

  @Test
  void usersThatAreToldOnALaterPageAreFenced() {
    try (var pair = new FencedPair(state, A_PAGE)) {
      pair.ends(ExitCode.OK, pair.detach());

      assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL + " -@write");
      assertThat(pair.access("a-user-7")).isEqualTo(FencedPair.ALL);
    }
  }

  @Test
  void aPageThatDoesNotComeIsNotTakenForTheEnd() {
    try (var pair = new FencedPair(state, A_PAGE)) {
      var plan = pair.detach();
      pair.aws.calls.fates(
          call ->
              call.action().equals("DescribeUsers") && call.parameters().get("Marker").isPresent()
                  ? Fate.UNREACHABLE
                  : Fate.ANSWERED);

      var report = pair.ends(ExitCode.INCOMPLETE, plan);

      assertThat(FencedPair.outcomes(report).toString())
          .contains("orders in us-east-1 is not fenced yet", "DescribeUsers");
      assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
    }
  }

  @Test
  void aUserThatCannotBeFencedLeavesNoOtherWriting() {
    try (var pair = new FencedPair(state, 0)) {
      pair.modify("orders-reader", FencedPair.ALL);
      var stuck = new TreeSet<String>();
      var plan = pair.detach();
      pair.aws.calls.fates(
          call -> {
            if (!call.action().equals("ModifyUser")) {
              return Fate.ANSWERED;
            }
            var user = call.parameters().text("UserId").orElseThrow();
            if (stuck.isEmpty()) {
              stuck.add(user);
            }
            return stuck.contains(user) ? Fate.UNREACHABLE : Fate.ANSWERED;
          });

      pair.ends(ExitCode.INCOMPLETE, plan);

      assertThat(stuck).hasSize(1);
      var other = stuck.contains("orders-app") ? "orders-reader" : "orders-app";
      assertThat(pair.access(stuck.first())).isEqualTo(FencedPair.ALL);
      assertThat(pair.access(other)).isEqualTo(FencedPair.ALL + " -@write");
    }
  }

  @Test
  void whatAUserMayDoIsNotTakenForReadingWhenItIsNotTold() {
    try (var pair = new FencedPair(state, 0)) {
      var plan = pair.detach();
      pair.aws.tells(
          "DescribeUsers",
          told ->
              told.with(
                  "Users",
                  Value.items(
                      told.list("Users").stream()
                          .map(user -> told.list("Users").size() > 1 ? user : untold(user))
                          .toList())));

      var report = pair.ends(ExitCode.INCOMPLETE, plan);

      assertThat(FencedPair.outcomes(report).toString())
          .contains("not fenced yet", "what user orders-app may do is not told");
      assertThat(pair.aws.calls.sent().toString()).contains("ModifyUser");
    }
  }

  private static Value untold(Value.Fields user) {
    var members = new TreeMap<>(user.members());
    members.remove("AccessString");
    return new Value.Fields(members);
  }

  private static List<String> care(RunReport report) {
    return Aftercare.of(report.report()).stream()
        .map(note -> note.type() + " " + note.id() + " " + note.region())
        .toList();
  }

  @Test
  void aFailbackGivesBackWhatAFenceBeforeItTook() {
    try (var pair = new FencedPair(state, 0)) {
      var detached = pair.ends(ExitCode.OK, pair.detach());
      assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL + " -@write");
      assertThat(care(detached))
          .contains(
              "aws_elasticache_user orders-app us-east-1",
              "AWS::ElastiCache::User orders-app us-east-1")
          .doesNotContain("aws_elasticache_user orders-reader us-east-1");

      var home = pair.failback();
      assertThat(InPlan.check(home, "old-access").observed()).contains("orders-app");
      var fence = InPlan.check(home, "old-fence");
      assertThat(fence.verdict()).isEqualTo(Check.Verdict.WARN);
      assertThat(fence.observed())
          .endsWith("not proven, as no write is tried that must be refused");
      var back = pair.ends(ExitCode.OK, FencedPair.accepted(home));

      assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
      assertThat(pair.access("orders-reader")).isEqualTo("on ~* +@read");
      // The cache was deleted and made again, and nobody is fenced any more.
      assertThat(care(back))
          .contains("aws_elasticache_replication_group orders us-east-1")
          .noneMatch(note -> note.toLowerCase(Locale.ROOT).contains("::user"));
      assertThat(Aftercare.of(back.report()).toString())
          .doesNotContain("id=orders, region=us-east-1, wants=make it anew")
          .contains("nothing of this datastore, which it does not know")
          .doesNotContain("?????");
    }
  }

  @Test
  void whatAFenceTookAndAFailbackGivesBackIsNoDifferenceBetweenTheSides() {
    try (var pair = new FencedPair(state, 0).withUsersOfTheStandby()) {
      pair.ends(ExitCode.OK, pair.detach());

      assertThat(InPlan.check(pair.failback(), "users").observed())
          .contains("2 users with the same access");

      pair.modify("orders-app", "on ~* +@read");
      assertThat(InPlan.check(pair.failback(), "users").observed())
          .contains("access 'on ~* +@read' instead of");
    }
  }

  @Test
  void aFailbackNamesWhomNoKnownFenceMadeReadOnly() {
    try (var pair = new FencedPair(state, 0)) {
      pair.ends(ExitCode.OK, pair.detach(FenceTerms.OFF));
      pair.modify("orders-app", FencedPair.ALL + " -@write");

      var left = InPlan.check(pair.failback(), "old-access");

      assertThat(left.verdict()).isEqualTo(Check.Verdict.WARN);
      assertThat(left.observed()).contains("orders-app may read only", "left as it is");
      assertThat(left.hint()).contains("ecdr fence orders --region us-east-1 --lift --original");
    }
  }

  @Test
  void aUserThatIsNotToldIsUnknownAndStopsWhatRestsOnIt() {
    try (var pair = new FencedPair(state, 0)) {
      pair.aws.tells(
          "DescribeUsers",
          told ->
              told.with(
                  "Users",
                  Value.items(
                      told.list("Users").stream()
                          .filter(user -> !user.text("UserId").equals(Optional.of("orders-app")))
                          .toList())));

      var detached = pair.ends(ExitCode.INCOMPLETE, pair.detach());

      assertThat(FencedPair.outcomes(detached).toString())
          .contains("not fenced yet", "user orders-app is not told");
      var fence = InPlan.check(pair.fence(), "settled");
      assertThat(fence.verdict()).isEqualTo(Check.Verdict.UNKNOWN);
      assertThat(fence.observed()).isEqualTo("user orders-app is not told");
      var home = InPlan.check(pair.failback(), "old-fence");
      assertThat(home.verdict()).isEqualTo(Check.Verdict.UNKNOWN);
      assertThat(home.observed()).isEqualTo("user orders-app is not told");
    }
  }
}
