package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.ServiceUpdate;
import io.ecdr.model.Snapshot;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a switchover looks at beside the roles: users, windows and a way back. */
class BesideTest {

  private Value.Fields home = group("orders");
  private Value.Fields away = group("orders-eu");
  private boolean fenced;
  private Fact<Access> homeAccess = Samples.known(Access.NONE);
  private Fact<Access> awayAccess = Samples.known(Access.NONE);
  private Fact<String> maintenance = Samples.known("sun:05:00-sun:06:00");
  private Fact<List<ServiceUpdate>> updates = Samples.known(List.of());
  private Fact<List<Snapshot>> snapshots =
      Samples.known(List.of(BackupSeen.snapshot("today", Duration.ofHours(3), "manual", "1 MB")));

  private static Value.Fields group(String id) {
    return Value.fields(
            "ReplicationGroupId", id, "Status", "available", "CacheNodeType", "cache.r6g.large")
        .with("TransitEncryptionEnabled", true)
        .with("MemberClusters", Value.texts(List.of(id + "-001")))
        .with("NodeGroups", Value.items(List.of(Samples.shard("0001", ""))));
  }

  private static Fact<Access> users(Value.Fields... users) {
    var ids = new ArrayList<String>();
    for (var user : users) {
      ids.add(user.text("UserId").orElseThrow());
    }
    var app =
        Value.fields("UserGroupId", "app", "Status", "active").with("UserIds", Value.texts(ids));
    return Samples.known(Access.of(List.of("app"), List.of(app), List.of(users)));
  }

  private static Value.Fields user(String name, String access, String how, int passwords) {
    return Value.fields(
            "UserId", "id-" + name, "UserName", name, "Status", "active", "AccessString", access)
        .with("Authentication", Value.fields("Type", how).with("PasswordCount", passwords));
  }

  private void bothGuarded() {
    var app = Value.texts(List.of("app"));
    home = home.with("UserGroupIds", app);
    away = away.with("UserGroupIds", app);
  }

  private static Fact<ReplicationGroup> known(Region region, Value.Fields fields) {
    return Samples.known(ReplicationGroup.of(region, fields));
  }

  private Plan plan() {
    var datastore =
        new GlobalDatastore(
            "ldgnf-orders",
            "available",
            Optional.of("redis"),
            Optional.of("7.1"),
            Optional.of("cache.r6g.large"),
            false,
            List.of(
                new GlobalDatastore.Member("orders", "us-east-1", "PRIMARY", "associated"),
                new GlobalDatastore.Member("orders-eu", "eu-west-1", "SECONDARY", "associated")));
    var seen =
        new GlobalInventory(
                Samples.ACCOUNT,
                Samples.AWAY,
                datastore,
                datastore.in(Samples.AWAY).orElseThrow(),
                known(Samples.AWAY, away),
                Samples.known(datastore),
                known(Samples.HOME, home),
                new Lag.Read(Duration.ofMillis(400), Samples.NOW.minusSeconds(100), "x"),
                Samples.NOW)
            .beside(
                new SwitchoverFacts(
                    new SwitchoverFacts.Side(awayAccess, maintenance, updates),
                    new SwitchoverFacts.Side(
                        homeAccess, Samples.known("mon:09:00-mon:10:00"), Samples.known(List.of())),
                    snapshots));
    var terms =
        new RoleTerms(
                LossLimit.of(Duration.ofMinutes(5)),
                Optional.of(Samples.HOME),
                Optional.empty(),
                WriteProbe.AUTO)
            .fencing(new FenceTerms(fenced, Duration.ZERO));
    var request =
        new SwitchoverRequest(
            "orders", Samples.HOME, Samples.AWAY, terms, Optional.empty(), Optional.empty());
    return new SwitchoverPlanner(Samples.CALLS, "test").plan(request, seen, Samples.OPERATION);
  }

  private Check check(String id) {
    return BackupSeen.check(plan(), id);
  }

  private void warnsOnly(String id, String... observed) {
    assertThat(check(id).verdict()).isEqualTo(Verdict.WARN);
    assertThat(check(id).observed()).contains(observed);
    assertThat(plan().blockers()).isEmpty();
  }

  @Test
  void aNodeTypeThatNobodyTellsIsNoParity() {
    assertThat(check("parity").verdict()).isEqualTo(Verdict.PASS);
    home = home.with("CacheNodeType", "");
    away = away.with("CacheNodeType", "");
    assertThat(check("parity").verdict()).isEqualTo(Verdict.WARN);
    assertThat(check("parity").observed()).contains("an unknown node type");
  }

  @Test
  void nobodyToCompareIsFine() {
    assertThat(check("users").verdict()).isEqualTo(Verdict.PASS);
    assertThat(plan().blockers()).isEmpty();
  }

  @Test
  void usersWithTheSameAccessAndNoPasswordsPass() {
    bothGuarded();
    homeAccess = users(user("app", "on ~app:* +@all", "iam", 0));
    awayAccess = users(user("app", "on  ~app:*  +@all ", "iam", 0));
    assertThat(check("users").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("users").observed()).contains("1 user with the same access");
  }

  @Test
  void thatPasswordsAreTheSameIsNeverClaimed() {
    bothGuarded();
    homeAccess = users(user("app", "on ~* +@all", "password", 1));
    awayAccess = users(user("app", "on ~* +@all", "password", 1));
    warnsOnly("users", "whether the passwords are the same is unknown");
  }

  @Test
  void usersThatDifferStopASwitchoverUntilThatIsOverridden() {
    bothGuarded();
    homeAccess =
        users(
            user("app", "on ~app:* +@all", "password", 1),
            user("jobs", "on ~* +@all", "iam", 0),
            user("read", "on ~* +@read", "password", 1));
    awayAccess =
        users(
            user("app", "on ~app:* +@read", "password", 1), user("read", "on ~* +@read", "iam", 0));

    assertThat(plan().blockers()).extracting(Check::id).containsExactly("users");
    assertThat(check("users").observed())
        .contains("user app: access 'on ~app:* +@read' instead of 'on ~app:* +@all'")
        .contains("user jobs is missing in eu-west-1")
        .contains("user read: login by iam instead of password");
    assertThat(check("users").hint())
        .contains(
            "modify-user --user-id id-app --access-string 'on ~app:* +@all' --region eu-west-1")
        .contains("--user-group-id app --user-ids-to-add ITS_ID --region eu-west-1")
        .contains("--user-id id-read --authentication-mode Type=password,Passwords=PASSWORD");
    assertThat(check("users").acceptedBy()).contains("--override users");
  }

  @Test
  void aUserThatIsPerhapsNotToldIsNotSaidToBeMissing() {
    bothGuarded();
    var read = user("read", "on ~* +@read", "iam", 0);
    homeAccess = users(read, user("app", "on ~* +@all", "iam", 0));
    var group = Value.fields("UserGroupId", "app", "Status", "active");
    awayAccess =
        Samples.known(
            Access.of(
                List.of("app"),
                List.of(group.with("UserIds", Value.texts(List.of("id-read", "id-app")))),
                List.of(read)));

    assertThat(check("users").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(check("users").observed()).isEqualTo("user id-app is not told");
  }

  @Test
  void oneSideAloneWithALoginStopsIt() {
    home = home.with("AuthTokenEnabled", true);
    assertThat(plan().blockers()).extracting(Check::id).containsExactly("users");
    assertThat(check("users").observed()).contains("only us-east-1 has an AUTH token");
    assertThat(check("users").hint())
        .contains("modify-replication-group --replication-group-id orders-eu --auth-token TOKEN");

    away = away.with("AuthTokenEnabled", true);
    warnsOnly("users", "whether it is the same is unknown");

    home = group("orders").with("UserGroupIds", Value.texts(List.of("app")));
    away = group("orders-eu");
    homeAccess = users(user("app", "on ~* +@all", "iam", 0));
    assertThat(check("users").observed()).contains("only us-east-1 has a user group");
    assertThat(check("users").hint()).contains("orders-eu --user-group-ids-to-add GROUP");

    home = group("orders");
    homeAccess = Samples.known(Access.NONE);
    away = away.with("AuthTokenEnabled", true);
    assertThat(check("users").observed()).contains("only eu-west-1 has an AUTH token");
    assertThat(check("users").hint()).endsWith("set them up for how eu-west-1 is guarded");
  }

  @Test
  void whatIsStillBeingChangedOrOnlyThereIsTold() {
    bothGuarded();
    homeAccess = users(user("app", "on ~* +@all", "iam", 0));
    awayAccess = users(user("app", "on ~* +@all", "iam", 0), user("more", "on ~* +@all", "iam", 0));
    warnsOnly("users", "only in eu-west-1: more");
    awayAccess = users(user("app", "on ~* +@all", "iam", 0).with("Status", "modifying"));
    warnsOnly("users", "user id-app is modifying");
  }

  @Test
  void usersThatCannotBeReadAreUnknownAndBlockUntilAccepted() {
    bothGuarded();
    homeAccess = Samples.dark();
    assertThat(plan().blockers()).extracting(Check::id).containsExactly("users");
    assertThat(check("users").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(check("users").acceptedBy()).contains("--accept-unknown users");
  }

  @Test
  void aFenceStopsNobodyOfWhomNothingIsTold() {
    bothGuarded();
    fenced = true;
    var reader = user("read", "on ~* +@read", "iam", 0);
    homeAccess = users(reader);
    awayAccess = users(reader);
    assertThat(check("fence-users").observed()).isEqualTo("all 1 may read only already");
    assertThat(check("writers").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("lag-wait").verdict()).isEqualTo(Verdict.PASS);

    var group = Value.fields("UserGroupId", "app", "Status", "active");
    homeAccess =
        Samples.known(
            Access.of(
                List.of("app"),
                List.of(group.with("UserIds", Value.texts(List.of("id-read", "id-app")))),
                List.of(reader)));
    assertThat(check("fence-users").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(check("fence-users").observed()).isEqualTo("user id-app is not told");
    // Whoever accepts that has not been told that writers stop.
    assertThat(check("writers").verdict()).isEqualTo(Verdict.WARN);
    assertThat(check("lag-wait").verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(check("loss-proof").verdict()).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void aWindowThatIsNearOnEitherSideWarns() {
    assertThat(check("windows").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("windows").observed())
        .contains("maintenance window sun:05:00-sun:06:00 UTC in eu-west-1");

    // 2026-11-23 is a Monday.
    maintenance = Samples.known("sun:23:30-mon:" + after(5));
    warnsOnly("windows", "maintenance window sun:23:30");
    maintenance = Samples.known("whenever");
    warnsOnly("windows", "unknown", "makes no sense");
    maintenance = Samples.dark();
    warnsOnly("windows", "unknown");
    maintenance = Samples.known("sun:05:00-sun:06:00");
    home = home.with("SnapshotWindow", after(-10) + "-" + after(50));
    warnsOnly("windows", "snapshot window", "us-east-1");
    home = home.with("SnapshotRetentionLimit", 0);
    assertThat(check("windows").verdict()).isEqualTo(Verdict.PASS);
  }

  private static String after(int minutes) {
    return Samples.NOW.plus(Duration.ofMinutes(minutes)).toString().substring(11, 16);
  }

  private static ServiceUpdate update(String status) {
    return new ServiceUpdate("patch-7", status, "important", Optional.empty());
  }

  @Test
  void aServiceUpdateThatGoesOnOrIsDueWarns() {
    updates = Samples.known(List.of(update("not-applied")));
    assertThat(check("windows").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("windows").observed()).contains("patch-7 in eu-west-1 is not-applied");
    for (var moving : List.of("in-progress", "scheduled", "a word of tomorrow")) {
      updates = Samples.known(List.of(update(moving)));
      warnsOnly("windows", "service update patch-7 in eu-west-1 is " + moving);
    }
    updates =
        Samples.known(
            List.of(
                new ServiceUpdate("patch-7", "not-applied", "critical", Optional.of(Samples.NOW))));
    warnsOnly("windows", "should be applied by");
    updates = Samples.dark();
    warnsOnly("windows", "unknown");
  }

  @Test
  void withoutAFreshSnapshotThereIsNoWayBack() {
    assertThat(check("backup").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("backup").observed()).contains("today, 3 h old");
    snapshots =
        Samples.known(List.of(BackupSeen.snapshot("old", Duration.ofDays(3), "manual", "1 MB")));
    warnsOnly("backup", "old, ");
    assertThat(check("backup").hint()).contains("ecdr backup create orders --region us-east-1");
    snapshots = Samples.known(List.of());
    warnsOnly("backup", "none");
    snapshots = Samples.dark();
    warnsOnly("backup", "unknown");
  }
}
