package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.usecase.DyingOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keeping clients from writing as it is typed; each test has users and a cache of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FenceTypedTest {

  private static final String ALL = "on ~* +@all";
  private static final String OFF = " --write-probe off";

  private Simulator simulator;
  private Operator operator;
  private Path folder;
  private String dead = "";

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    operator.grace(Duration.ofSeconds(1));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    var ended = operator.ends(line, code);
    Schemas.fitsOutput(line, ended.out());
    return ended;
  }

  private void call(String words) {
    ended("sim call elasticache " + words + " --quiet --region us-east-1", 0);
  }

  private void user(String id, String name, String access) {
    call(
        "CreateUser Engine=redis NoPasswordRequired=true UserId="
            + id
            + " UserName="
            + name
            + " AccessString="
            + access.replace(" ", Operator.HARD_BLANK));
  }

  /** A cache with a user group of its own: one that is named default and reads, and one more. */
  private void cache(String id, String access) {
    user(id + "-default", "default", "on ~* +@read");
    user(id + "-app", "app", access);
    call(
        "CreateUserGroup Engine=redis UserGroupId=%1$s-users UserIds.member.1=%1$s-default"
                .formatted(id)
            + " UserIds.member.2="
            + id
            + "-app");
    guarded(id, id + "-users");
  }

  private void guarded(String id, String group) {
    call(
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true TransitEncryptionEnabled=true"
            + " UserGroupIds.member.1="
            + group
            + " ReplicationGroupId="
            + id);
    ended("sim wait " + id + " --region us-east-1", 0);
  }

  private String access(String user) {
    return ended("sim call elasticache DescribeUsers --region us-east-1 UserId=" + user, 0)
        .out()
        .replaceFirst("(?s).*<AccessString>(.*?)</AccessString>.*", "$1");
  }

  private static String fence(String id, String words) {
    return "fence " + id + " --region us-east-1 " + words;
  }

  @Test
  void usersReadOnlyAndGetBackExactlyWhatTheyHad() {
    cache("orders", "on ~app::* +@all  -@dangerous");

    var fenced = ended(fence("orders", "--yes" + OFF), 0);

    assertThat(fenced.out()).contains("Let user orders-app read only", "done and confirmed");
    assertThat(access("orders-app")).isEqualTo("on ~app::* +@all -@dangerous -@write");
    assertThat(access("orders-default")).isEqualTo("on ~* +@read");
    assertThat(ended(fence("orders", "--yes" + OFF), 0).out()).contains("nothing to do");

    ended(fence("orders", "--lift --yes"), 0);
    assertThat(access("orders-app")).isEqualTo("on ~app::* +@all -@dangerous");
    assertThat(ended(fence("orders", "--lift --yes"), 0).out()).contains("nothing to do");
  }

  @Test
  void aDryRunShowsWhatWouldBeSentAndWhatIsUnsure() {
    cache("shown", ALL);

    var shown = ended(fence("shown", "--dry-run"), 0);

    assertThat(shown.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    assertThat(shown.out())
        .contains("ModifyUser", "on ~* +@all -@write", "What a fence cannot promise");
    assertThat(access("shown-app")).isEqualTo(ALL);
  }

  @Test
  void whatCannotBeTriedFromHereIsUnknown() {
    cache("far", ALL);

    var ended = ended(fence("far", "--yes --probe-user app --probe-auth env:NOBODY"), 20);

    assertThat(ended.out() + ended.err()).contains("whether a write is refused is unknown");
    assertThat(access("far-app")).endsWith("-@write");
  }

  @Test
  void usersOfOtherCachesAreListedAndFencedOnlyWhenThatIsSaid() {
    cache("one", ALL);
    guarded("two", "one-users");

    var refused = ended(fence("one", "--yes" + OFF), 11);

    assertThat(refused.err()).contains("one-app: two");
    assertThat(access("one-app")).isEqualTo(ALL);
    ended(fence("one", "--yes --override shared-users" + OFF), 0);
    assertThat(access("one-app")).endsWith("-@write");
  }

  @Test
  void theRegionsOwnUserCannotBeChanged() {
    user("extra", "extra", "on ~* +@read");
    call(
        "CreateUserGroup Engine=redis UserGroupId=plain UserIds.member.1=default"
            + " UserIds.member.2=extra");
    guarded("built", "plain");

    var refused = ended(fence("built", "--yes" + OFF), 11);

    assertThat(refused.err())
        .contains("user default may write", "modify-user-group --user-group-id plain");
  }

  @Test
  void aCacheWithoutUsersNeedsAProgram() {
    call(
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=1"
            + " ReplicationGroupId=open");
    ended("sim wait open --region us-east-1", 0);

    assertThat(ended(fence("open", "--yes"), 11).err()).contains("--fence-hook");
    ended(fence("open", "--fence-hook /bin/true --yes" + OFF), 0);
    assertThat(ended(fence("open", "--fence-hook /bin/false --yes" + OFF), 24).err())
        .contains("whether clients can write is not known");
  }

  @Test
  void whatNoJournalTellsMustBeTyped() {
    cache("foreign", "on ~* +@all -@write");

    assertThat(ended(fence("foreign", "--lift --yes"), 11).err()).contains("--original");
    ended(
        fence("foreign", "--lift --yes --original foreign-app=")
            + ALL.replace(" ", Operator.HARD_BLANK),
        0);
    assertThat(access("foreign-app")).isEqualTo(ALL);
  }

  @Test
  void whatIsGivenBackIsSentAlsoWhereItOnlyReads() {
    cache("reader", "on ~* +@all -@write");
    var reads = "on ~news:* +@read";

    var lifted =
        ended(
            fence("reader", "--lift --yes --original reader-app=")
                + reads.replace(" ", Operator.HARD_BLANK),
            0);

    assertThat(lifted.sent()).extracting(Sent::action).contains("ModifyUser");
    assertThat(access("reader-app")).isEqualTo(reads);
  }

  @Test
  void aPlanIsSavedShownAndAppliedOnce() throws IOException {
    cache("planned", ALL);
    var file = folder.resolve("planned.json");
    ended("plan " + fence("planned", "--out " + file + OFF), 0);

    Schemas.fits("saved-plan/1", Files.readString(file));
    assertThat(ended("show " + file, 0).out()).contains("read only; it has", "     needs: ");
    assertThat(ended("show " + file + " --form markdown", 0).out()).contains("## Checks");
    assertThat(ended("show " + file + " --form aws-cli", 2).err()).contains("user-access");

    assertThat(ended("apply " + file + " --yes", 0).out()).contains("done and confirmed");
    assertThat(access("planned-app")).endsWith("-@write");
    ended("apply " + file + " --yes", 14);
  }

  @Test
  void aLostAnswerIsFoundOutByLookingAndASavedPlanIsStaleWhenAccessChanged() {
    cache("lost", ALL);
    var file = folder.resolve("fence.json");
    ended("plan " + fence("lost", "--out " + file + OFF), 0);
    ended("sim fault lose-answer ModifyUser --after-effect", 0);

    ended(fence("lost", "--yes" + OFF), 0);

    assertThat(access("lost-app")).endsWith("-@write");
    assertThat(ended("apply " + file + " --yes", 14).err()).contains("user lost-app");
  }

  /** A Global Datastore whose primary has users. */
  private void pair(String id) {
    cache(id, ALL);
    ended(
        "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu".formatted(id)
            + " --subnet-group private --yes",
        0);
  }

  private static String detach(String id, String words) {
    return "detach "
        + id
        + "-eu --region eu-west-1 --accept-unknown-loss --expect-primary us-east-1 --yes"
        + " --fence users"
        + OFF
        + words;
  }

  @Test
  void aDetachEndsWithTheOldSideReadingOnlyAndWhatItHadIsGivenBack() {
    pair("left");

    var detached = ended(detach("left", ""), 0);

    assertThat(detached.out()).contains("Let the users of left in us-east-1 read only");
    assertThat(access("left-app")).endsWith("-@write");
    ended(fence("left", "--lift --yes"), 0);
    assertThat(access("left-app")).isEqualTo(ALL);
  }

  @Test
  void anOldSideThatDoesNotAnswerHoldsUpNothingAndIsSaidNotToBeFenced() {
    pair("dark");
    ended("sim fault region-dark us-east-1", 0);
    try {
      var detached = ended(detach("dark", ""), 20);

      assertThat(detached.err() + detached.out())
          .contains("dark in us-east-1 is not fenced yet", "ecdr fence dark --region us-east-1");
    } finally {
      operator.types("sim fault clear");
    }
    assertThat(access("dark-app")).isEqualTo(ALL);
    assertThat(ended("status dark-eu --region eu-west-1", 41).out())
        .contains("ecdr fence dark --region us-east-1");
  }

  @Test
  void anOldSideThatComesBackIsFencedAtOnce() throws Exception {
    pair("back");
    ended("sim fault region-dark us-east-1", 0);
    var other = new Operator(simulator.endpoint(), folder.resolve("waiting"));
    var waiting =
        CompletableFuture.supplyAsync(() -> other.types(detach("back", " --fence-wait 10m")));
    try {
      var alone =
          "sim call elasticache DescribeReplicationGroups --region eu-west-1"
              + " ReplicationGroupId=back-eu";
      while (ended(alone, 0).out().contains("GlobalReplicationGroupId") && !waiting.isDone()) {
        Thread.onSpinWait();
      }
    } finally {
      operator.types("sim fault clear");
    }

    var detached = waiting.get(5, TimeUnit.MINUTES);
    assertThat(detached.code()).as(detached.err() + detached.out()).isZero();
    assertThat(access("back-app")).endsWith("-@write");
  }

  @Test
  void statusNamesTheFenceAndNoLongerTellsOfTwoWritablePrimaries() {
    pair("seen");
    ended(detach("seen", "").replace(" --fence users", ""), 0);
    var both = "status seen --region us-east-1 --dr-region eu-west-1";
    var open = ended(both, 41).out().replaceAll("\\s+", " ");
    assertThat(open).startsWith("TWO ").contains("ecdr fence seen --region us-east-1");

    ended(fence("seen", "--yes" + OFF), 0);

    var fenced = ended(both, 0).out().replaceAll("\\s+", " ");
    assertThat(fenced).startsWith("Fenced: seen in us-east-1").contains("--lift");
    var data = ended(both + " -o json", 0).data().list("caches").get(0).fields("globalDatastore");
    assertThat(data.list("fenced")).hasSize(1);
    assertThat(data.list("writable")).hasSize(1);
    ended(fence("seen", "--lift --yes"), 0);
    ended(both, 41);
  }

  @Test
  void killedAfterAnyLineOfItsJournalAndResumedItEndsTheSame() {
    cache("killed", ALL);
    user("killed-more", "more", "on ~more:* +@all");
    call("ModifyUserGroup UserGroupId=killed-users UserIdsToAdd.member.1=killed-more");
    int deaths = 0;
    while (killed(fence("killed", "--yes" + OFF), deaths + 1)) {
      deaths++;
      ended("op resume " + dead + " --yes", 0);
      assertThat(access("killed-app")).isEqualTo(ALL + " -@write");
      assertThat(access("killed-more")).isEqualTo("on ~more:* +@all -@write");
      ended(fence("killed", "--lift --yes"), 0);
      assertThat(access("killed-app")).isEqualTo(ALL);
      assertThat(access("killed-more")).isEqualTo("on ~more:* +@all");
    }
    assertThat(deaths).isGreaterThan(5);
    ended(fence("killed", "--lift --yes"), 0);
  }

  @Test
  void anAbortedFenceGivesBackWhatItTook() {
    cache("undone", ALL);
    assertThat(killed(fence("undone", "--yes" + OFF), 3)).isTrue();
    assertThat(access("undone-app")).isEqualTo(ALL + " -@write");

    ended("op abort " + dead + " --yes", 0);

    assertThat(access("undone-app")).isEqualTo(ALL);
  }

  /** Whether it died after that line; else it had fewer. */
  private boolean killed(String line, int after) {
    var before = operations();
    var lines = new AtomicInteger();
    operator.keeping(
        real -> new DyingOperations(real, written -> lines.incrementAndGet() == after));
    try {
      ended(line, 0);
      return false;
    } catch (DyingOperations.Died e) {
      operator.keeping(real -> real);
      var more = operations().stream().filter(id -> !before.contains(id)).toList();
      assertThat(more).hasSize(1);
      dead = more.get(0);
      return true;
    } finally {
      operator.keeping(real -> real);
    }
  }

  private List<String> operations() {
    return ended("op list -o json", 0).data().list("operations").stream()
        .map(one -> one.text("id").orElse(""))
        .toList();
  }

  @Test
  void aPromotionNeedsNoFence() {
    pair("promoted");

    ended(
        "failover promoted --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
            + " --expect-primary us-east-1 --even-if-primary-looks-healthy --or-detach"
            + " --fence users"
            + OFF,
        0);

    assertThat(access("promoted-app")).isEqualTo(ALL);
  }
}
