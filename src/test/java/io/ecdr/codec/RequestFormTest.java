package io.ecdr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.AccountId;
import io.ecdr.model.Afterwards;
import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.CacheChoice;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.Escalation;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.KeepRules;
import io.ecdr.model.LossLimit;
import io.ecdr.model.LossProof;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.OnFailover;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Publication;
import io.ecdr.model.Rank;
import io.ecdr.model.RankedCache;
import io.ecdr.model.Region;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.ServerlessShape;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.StandbyShape;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.UsageLimit;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests survive being written and read, whatever was given and whatever was left out. */
class RequestFormTest {

  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");
  private static final Optional<Duration> TIME = Optional.of(Duration.ofMinutes(7));
  private static final WriteProbe PROBE =
      new WriteProbe(WriteProbe.Mode.REQUIRED, Optional.of("ops"), Optional.of("env:TOKEN"));
  private static final Hooks HOOKS =
      new Hooks(
          List.of(new Hooks.Program(List.of("/bin/fence", "a b"), true)),
          List.of(new Hooks.Program(List.of("publish"), false)),
          Optional.of(Duration.ofSeconds(90)),
          List.of("TOKEN"),
          true);
  private static final LossLimit LIMIT =
      new LossLimit(
          Optional.of(Duration.ofSeconds(90)),
          true,
          Optional.of(Instant.parse("2026-11-23T01:15:00Z")));

  private static final Afterwards AFTER =
      new Afterwards(Optional.of(2), true, Optional.of(7), Optional.of("05:00-06:00"))
          .publishing(
              List.of(
                  Publication.of("secretsmanager:app/{cache}:host,form=host"),
                  Publication.of("route53:Z1/a.example")));

  private static final RoleTerms TERMS =
      new RoleTerms(LIMIT, Optional.of(HOME), TIME, PROBE, HOOKS, Duration.ZERO)
          .fencing(new FenceTerms(true, Duration.ofMinutes(30)))
          .following(AFTER);

  static Stream<ChangeRequest> requests() {
    return Stream.of(
        new BackupRequest("orders", HOME, AWAY, "exports", "dr-eu", "", TIME),
        new BackupRequest(
            "orders",
            HOME,
            HOME,
            "",
            "",
            "ecdr",
            TIME,
            Hooks.NONE,
            new BackupStages(false, false, false, false)),
        new RescueRequest(
            new BackupRequest(
                "orders", HOME, AWAY, "exports", "dr", "ecdr", TIME, HOOKS, RescueRequest.STAGES)),
        new FenceRequest(
            "orders",
            HOME,
            true,
            new TreeMap<>(Map.of("app", "on ~* +@all")),
            Optional.of(new Hooks.Program(List.of("./fence", "now"), true)),
            PROBE,
            true,
            HOOKS,
            TIME),
        new FenceRequest(
            "orders",
            HOME,
            false,
            new TreeMap<>(),
            Optional.empty(),
            WriteProbe.AUTO,
            false,
            Hooks.NONE,
            Optional.empty()),
        new AutomaticRequest(
            "orders",
            HOME,
            Optional.of(7),
            Optional.of("05:00-06:00"),
            Optional.of("orders-002"),
            TIME),
        new AutomaticRequest(
            "orders", HOME, Optional.of(0), Optional.empty(), Optional.empty(), Optional.empty()),
        new CopyRequest(
            "automatic.orders-2026-11-23-03-00",
            Optional.of(HOME),
            Optional.of("exports"),
            Optional.empty(),
            Optional.empty(),
            "ecdr",
            List.of(new CopyRequest.Target(AWAY, "dr-eu"), new CopyRequest.Target(HOME, "near")),
            Optional.of(new AccountId("111122223333")),
            Optional.of("vault"),
            TIME),
        new CopyRequest(
            "orders@latest",
            Optional.empty(),
            Optional.empty(),
            Optional.of(AWAY),
            Optional.of("dr-eu"),
            "",
            List.of(new CopyRequest.Target(HOME, "near")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new BucketRequest(
            HOME, "exports", BucketRequest.Use.RESTORE, true, false, Optional.empty()),
        new BucketRequest(HOME, "exports", BucketRequest.Use.EXPORT, false, false, TIME),
        new MarkRequest(
            MarkRequest.Word.RETIRE, "orders", Optional.of(HOME), AWAY, "dr-eu", "ecdr", TIME),
        new MarkRequest(
            MarkRequest.Word.ACCEPT,
            "orders-1",
            Optional.empty(),
            AWAY,
            "dr-eu",
            "",
            Optional.empty()),
        new DeleteRequest("orders-1", Optional.of(HOME), AWAY, "dr-eu", "ecdr", 2, TIME),
        new DeleteRequest("carts-1", Optional.empty(), AWAY, "dr-eu", "", 1, Optional.empty()),
        new PruneRequest(
            List.of("orders", "carts"), HOME, AWAY, "dr-eu", "ecdr", KeepRules.newest(3), TIME),
        new PruneRequest(
            List.of("orders"),
            HOME,
            AWAY,
            "dr-eu",
            "",
            new KeepRules(1, 2, 3, 4, 5, 6, Optional.of(Duration.ofDays(30)), 7, 8),
            Optional.empty()),
        RestoreRequest.of("orders@latest", AWAY, "orders-dr", "dr-eu"),
        new DrillRestoreRequest(
            RestoreRequest.of("orders@latest-proven", AWAY, "drill-orders", "dr-eu"),
            Duration.ofMinutes(90)),
        new DrillCleanupRequest(AWAY, true, TIME),
        new RestoreRequest(
            "b-1",
            Optional.of(HOME),
            AWAY,
            "orders-dr",
            Optional.of("dr-eu"),
            "p",
            new RestoreShape(
                List.of("cache.r7g.large", "cache.r6g.large"),
                Optional.of(2),
                Optional.of(5),
                Optional.of(true)),
            new RestorePlace(
                Optional.of("subnets"), List.of("sg-1", "sg-2"), Optional.of("params"), true),
            new RestoreAccess(
                List.of("users"),
                true,
                Optional.of("env:TOKEN"),
                Optional.of(false),
                Optional.of("key"),
                new RestoreAccess.Login(Optional.of("reader"), Optional.of("file:/run/word"))),
            true,
            TIME,
            Hooks.NONE),
        RestoreRequest.of("basket@latest", AWAY, "basket-dr", "dr-eu")
            .with(RestoreShape.of(ServerlessShape.USUAL)),
        RestoreRequest.of("basket@latest", AWAY, "basket-dr", "dr-eu")
            .with(
                RestoreShape.of(
                    new ServerlessShape(
                        List.of("subnet-1", "subnet-2"),
                        Optional.of(UsageLimit.of("1-10")),
                        Optional.of(UsageLimit.of("5000")),
                        Optional.of(7),
                        Optional.of("05:00")))),
        new StandbyCreateRequest(
            "orders",
            HOME,
            AWAY,
            "orders-eu",
            Optional.of("subnets"),
            List.of("sg-1"),
            Optional.of("key"),
            Optional.of(0),
            TIME),
        new StandbyRebuildRequest(
            "orders",
            HOME,
            AWAY,
            Optional.of("subnets"),
            List.of("sg-1"),
            Optional.of("key"),
            List.of("app"),
            Optional.of(2),
            TIME,
            HOOKS),
        new StandbyRemoveRequest("orders", HOME, AWAY, true, false, TIME, HOOKS),
        new SwitchoverRequest(
            "orders", HOME, AWAY, LossLimit.NONE, Optional.empty(), TIME, WriteProbe.AUTO),
        new FailoverRequest(
            "orders", HOME, AWAY, LIMIT, Optional.of(HOME), true, true, true, TIME, TIME, PROBE),
        new DetachRequest("orders-eu", AWAY, TERMS),
        new DrillSwitchoverRequest(
            new SwitchoverRequest("orders", HOME, AWAY, TERMS, TIME, Optional.empty()),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Optional.of(Duration.ofSeconds(30))),
        new EvacuateRequest(
            new FailoverRequest("", HOME, AWAY, TERMS, true, true, false, true, TIME),
            Optional.of(RestoreRequest.of("", AWAY, "", "dr-eu")),
            new CacheChoice(
                List.of("orders"), List.of("cart-*"), new TreeMap<>(Map.of("team", "shop"))),
            new TreeMap<>(Map.of("orders", new Rank(1, List.of("users")))),
            new TreeMap<>(Map.of("carts", OnFailover.PROMOTE, "orders", OnFailover.DETACH)),
            Set.of("quotas"),
            Set.of("backup-proof"),
            Optional.of(2),
            List.of(
                new RankedCache(
                    new CacheId(
                        new AccountId("111122223333"), HOME, CacheKind.REPLICATION_GROUP, "orders"),
                    new Rank(1, List.of("users"))))),
        new EvacuateRequest(
            new FailoverRequest("", HOME, AWAY, TERMS, true, false, false, false, TIME, true),
            Optional.empty(),
            CacheChoice.ALL,
            new TreeMap<>(),
            new TreeMap<>(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            List.of()),
        new FailbackRequest(
            "orders",
            HOME,
            Optional.empty(),
            TERMS,
            Optional.empty(),
            new FailbackRequest.Away(Optional.empty(), Optional.empty()),
            FailbackRequest.Anew.USUAL),
        new FailbackRequest(
            "orders",
            HOME,
            Optional.of(FailbackCase.RESTORED),
            TERMS,
            TIME,
            new FailbackRequest.Away(Optional.of(AWAY), Optional.of("orders-eu")),
            new FailbackRequest.Anew(
                Optional.of("orders-2"),
                new StandbyShape(
                    Optional.of("subnets"), List.of("sg-1"), Optional.of("key"), Optional.of(2)),
                true)),
        new FailbackRequest(
            "orders",
            HOME,
            Optional.of(FailbackCase.CARRIED),
            TERMS,
            TIME,
            new FailbackRequest.Away(Optional.of(AWAY), Optional.of("orders-eu")),
            new FailbackRequest.Anew(
                Optional.empty(),
                StandbyShape.NONE,
                false,
                new FailbackRequest.Carried(
                    List.of("cache.t3.small"), List.of("team"), Optional.empty(), true)),
            Optional.empty(),
            Optional.of(new FailbackRequest.Saving("kept", "exports", "ecdr"))),
        new SwitchoverRequest(
            "orders",
            HOME,
            AWAY,
            TERMS,
            TIME,
            Optional.of(new Escalation(Duration.ofMinutes(3), true)),
            LossProof.REQUIRED),
        new FailoverRequest("orders", HOME, AWAY, TERMS, true, true, false, true, TIME),
        new FailoverRequest(
            "orders", HOME, AWAY, TERMS, true, true, false, false, Optional.empty(), true),
        new BackupRequest("orders", HOME, AWAY, "exports", "dr-eu", "", TIME, HOOKS),
        new StandbyCreateRequest(
            "orders",
            HOME,
            AWAY,
            "orders-eu",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            TIME,
            HOOKS),
        new RestoreRequest(
            "snapshot:automatic.orders-2026-11-23-03-00",
            Optional.empty(),
            AWAY,
            "orders-dr",
            Optional.empty(),
            "p",
            RestoreShape.AS_BACKED_UP,
            RestorePlace.UNNAMED,
            RestoreAccess.AS_BACKED_UP,
            false,
            TIME,
            HOOKS),
        new DetachRequest(
            "orders-eu", AWAY, LIMIT, Optional.of(HOME), Optional.empty(), WriteProbe.AUTO));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void comesBackEqual(ChangeRequest request) {
    var written = Json.read(Json.pretty(RequestForm.of(request)));
    assertThat(RequestForm.read(written)).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void refusesWhatItDoesNotKnow(ChangeRequest request) {
    assertThatThrownBy(() -> RequestForm.read(RequestForm.of(request).with("force", true)))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("force");
  }

  @Test
  void whetherSomebodyConfirmsIsNotSaved() {
    var attended =
        new FailoverRequest(
            "orders",
            HOME,
            AWAY,
            LIMIT,
            Optional.empty(),
            false,
            false,
            false,
            Optional.empty(),
            TIME,
            PROBE);
    assertThat(RequestForm.read(RequestForm.of(attended))).isEqualTo(attended.unattended(true));
  }
}
