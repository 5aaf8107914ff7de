package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Hooks;
import io.ecdr.model.Lag;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where hooks stand in plans, what they are told and how they are held to it. */
class HookPlansTest {

  private static final Hooks.Program FENCE =
      new Hooks.Program(List.of("/opt/fence", "--all"), true);
  private static final Hooks.Program DRAIN = new Hooks.Program(List.of("/opt/drain"), true);
  private static final Hooks.Program PUBLISH = new Hooks.Program(List.of("/opt/publish"), true);

  private static Hooks hooks(Duration limit, Hooks.Program... before) {
    return new Hooks(
        List.of(before), List.of(PUBLISH), Optional.of(limit), List.of("TOKEN"), false);
  }

  private static final Hooks BOTH = hooks(Duration.ofSeconds(20), FENCE, DRAIN);

  private static Plan bare() {
    return BackupSeen.PLANNER.plan(
        Samples.backup(), Samples.inventory(Samples.cmd()), Samples.OPERATION);
  }

  private static Plan around(Hooks hooks, boolean emergency, Optional<Duration> timeout) {
    return new HookSteps(hooks, emergency, timeout)
        .around(bare(), Value.fields("ECDR_CACHE", "orders"), Optional.of("orders/check"));
  }

  private static List<Step.Hook> hooks(Plan plan) {
    return plan.lanes().get(0).steps().stream()
        .filter(Step.Hook.class::isInstance)
        .map(Step.Hook.class::cast)
        .toList();
  }

  private static Check check(Plan plan) {
    return plan.checks().stream().filter(c -> c.id().equals("hooks")).findFirst().orElseThrow();
  }

  @Test
  void preHooksAreFirstAndPostHooksLastInTheOrderTheyWereGiven() {
    var plan = around(BOTH, false, Optional.empty());
    var ids = plan.lanes().get(0).steps().stream().map(Step::id).toList();

    assertThat(ids).startsWith("orders/pre-hook-1", "orders/pre-hook-2");
    assertThat(ids).endsWith("orders/post-hook-1");
    assertThat(ids).hasSize(bare().lanes().get(0).steps().size() + 3);
    assertThat(hooks(plan).stream().map(h -> h.command().get(0)))
        .containsExactly("/opt/fence", "/opt/drain", "/opt/publish");
    assertThat(check(plan).verdict()).isEqualTo(Check.Verdict.PASS);
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
  }

  @Test
  void onlyPostHooksAreToldTheEndpointAndItIsReadThen() {
    var all = hooks(around(BOTH, false, Optional.empty()));

    assertThat(all.get(0).facts().get("ECDR_ENDPOINT")).isEmpty();
    assertThat(all.get(2).facts().get("ECDR_ENDPOINT"))
        .contains(new Value.Bound("orders/check", "Endpoint", "unknown"));
    assertThat(all.get(0).facts().text("ECDR_PHASE")).contains("pre");
    assertThat(all.get(2).facts().text("ECDR_PHASE")).contains("post");
    assertThat(all)
        .allSatisfy(
            hook ->
                assertThat(hook.facts())
                    .isEqualTo(
                        hook.facts()
                            .with("ECDR_CACHE", "orders")
                            .with("ECDR_VERB", "backup create")
                            .with("ECDR_DRILL", "no")
                            .with("ECDR_OPERATION", Samples.OPERATION)
                            .with("ECDR_ACCOUNT", Samples.ACCOUNT.digits())));
  }

  @Test
  void aFailureIsTriedOnceMoreAndTheLimitHoldsForEachRun() {
    assertThat(hooks(around(BOTH, false, Optional.empty())))
        .allSatisfy(
            hook -> {
              assertThat(hook.terms().tries()).isEqualTo(2);
              assertThat(hook.terms().most()).isEqualTo(Duration.ofSeconds(20));
              assertThat(hook.terms().emergency()).isFalse();
              assertThat(hook.limits().timeout()).isGreaterThan(Duration.ofSeconds(40));
              assertThat(hook.variables()).containsExactly("TOKEN");
            });
    assertThat(hooks(around(BOTH, false, Optional.of(Duration.ofSeconds(5)))))
        .allSatisfy(hook -> assertThat(hook.terms().most()).isEqualTo(Duration.ofSeconds(5)));
  }

  @Test
  void inAnEmergencyPreHooksShareTenSecondsAndAreTriedOnce() {
    var all = hooks(around(BOTH, true, Optional.empty()));

    assertThat(all.get(0).terms())
        .isEqualTo(
            new HookTerms(
                Duration.ofSeconds(20), 1, Optional.of(Duration.ofSeconds(10)), List.of()));
    assertThat(all.get(1).terms().fellows()).containsExactly("orders/pre-hook-1");
    assertThat(all.get(1).limits().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(all.get(2).terms().emergency()).as("nothing waits for what comes after").isFalse();
  }

  @Test
  void aProgramThatIsNotThereForbidsAChangeButNoEmergency() {
    var gone = hooks(Hooks.LIMIT, new Hooks.Program(List.of("fence"), false));

    var usual = around(gone, false, Optional.empty());
    assertThat(usual.blockers()).extracting(Check::id).contains("hooks");
    assertThat(check(usual).observed()).contains("fence");
    assertThat(check(around(gone, true, Optional.empty())).verdict()).isEqualTo(Check.Verdict.WARN);
  }

  @Test
  void skippedHooksAreNamedAndNotPlanned() {
    var skipped = new Hooks(List.of(FENCE), List.of(PUBLISH), Optional.empty(), List.of(), true);

    var plan = around(skipped, false, Optional.empty());

    assertThat(hooks(plan)).isEmpty();
    assertThat(check(plan).verdict()).isEqualTo(Check.Verdict.SKIPPED);
    assertThat(check(plan).observed()).contains("--skip-hooks", "1 before, 1 after");
  }

  @Test
  void withoutHooksAPlanIsAsItWas() {
    assertThat(around(Hooks.NONE, false, Optional.empty())).isEqualTo(bare());
  }

  @Test
  void aBackupsHooksAreToldTheBackup() {
    var usual = Samples.backup();
    var request =
        new BackupRequest(
            usual.cache(),
            usual.region(),
            usual.drRegion(),
            usual.bucket(),
            usual.drBucket(),
            usual.prefix(),
            usual.timeout(),
            BOTH);

    var all =
        hooks(
            BackupSeen.PLANNER.plan(request, Samples.inventory(Samples.cmd()), Samples.OPERATION));

    assertThat(all).hasSize(3);
    assertThat(all.get(0).facts().text("ECDR_BACKUP")).contains("orders-" + Samples.OPERATION);
    assertThat(all.get(2).facts().get("ECDR_ENDPOINT")).as("a backup has none").isEmpty();
  }

  @Test
  void anUnknownLagOrPrimaryIsToldAsUnknownAndNeverAsZero() {
    assertThat(facts(new Lag.Unknown("dark"), "PRIMARY").text("ECDR_LAG_SECONDS"))
        .contains("unknown");
    var read = new Lag.Read(Duration.ofMillis(1500), Samples.NOW, "x");
    assertThat(facts(read, "PRIMARY").text("ECDR_LAG_SECONDS")).contains("1.5");
    assertThat(facts(read, "PRIMARY").text("ECDR_OLD_PRIMARY")).contains("orders");
    assertThat(facts(read, "SECONDARY").text("ECDR_OLD_PRIMARY")).contains("unknown");
    assertThat(facts(read, "SECONDARY").text("ECDR_OLD_PRIMARY_REGION")).contains("unknown");
  }

  private static Value.Fields facts(Lag lag, String home) {
    var target = new GlobalDatastore.Member("orders-eu", "eu-west-1", "SECONDARY", "associated");
    var datastore =
        new GlobalDatastore(
            "ldgnf-orders",
            "available",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(new GlobalDatastore.Member("orders", "us-east-1", home, "associated"), target));
    var seen =
        new GlobalInventory(
            Samples.ACCOUNT,
            Samples.AWAY,
            datastore,
            target,
            Samples.dark(),
            Samples.dark(),
            Samples.dark(),
            lag,
            Samples.NOW);
    return RoleFacts.of("orders", Samples.HOME, seen);
  }

  @Test
  void otherWordsOrLimitsAreDriftAndMeasuredFactsAreNot() {
    var approved = around(BOTH, false, Optional.empty());
    var lagged =
        new HookSteps(BOTH, false, Optional.empty())
            .around(
                bare(),
                Value.fields("ECDR_CACHE", "orders", "ECDR_LAG_SECONDS", "9"),
                Optional.of("orders/check"));
    assertThat(PlanDrift.between(approved, lagged)).isEmpty();

    var longer = around(hooks(Duration.ofSeconds(21), FENCE, DRAIN), false, Optional.empty());
    assertThat(PlanDrift.between(approved, longer)).hasSize(3);
    var other = around(hooks(Duration.ofSeconds(20), FENCE, FENCE), false, Optional.empty());
    assertThat(PlanDrift.between(approved, other).toString())
        .contains("orders/pre-hook-2, program", "/opt/drain");
    assertThat(PlanDrift.between(approved, bare())).hasSize(3);
  }
}
