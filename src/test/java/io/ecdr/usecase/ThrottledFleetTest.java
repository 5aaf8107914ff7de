package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls.Sent;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many caches in one operation, and an ElastiCache that takes only a few calls per second: 2 for
 * 200 caches, which is to each cache what 10 are for 1,000. (The Region's quota of nodes allows no
 * more than 300.)
 */
class ThrottledFleetTest {

  private static final int CACHES = 200;
  private static final int PER_SECOND = 2;

  /** Of ElastiCache, per cache: a snapshot and its export, each looked for before and after. */
  private static final int NEEDED = 6;

  private static final String OPERATION = "20261123-0115-k3f9";

  @TempDir private Path folder;

  private static Plan planned(TwoRegions regions, String cache) {
    var request =
        new BackupRequest(
            cache, TwoRegions.HOME, TwoRegions.DR, "exports", "backups", "ecdr", Optional.empty());
    return TwoRegions.plan(
        new BackupCreate(regions.surveyor(), () -> OPERATION, "test").plan(request));
  }

  /** One plan with a lane for each cache. */
  private static Plan planned(TwoRegions regions) {
    for (int i = 0; i < CACHES; i++) {
      regions.emptyCache("cache-" + i);
    }
    regions.calls.pass(Duration.ofHours(1));
    List<Lane> lanes = new ArrayList<>();
    var last = planned(regions, "cache-0");
    lanes.addAll(last.lanes());
    for (int i = 1; i < CACHES; i++) {
      lanes.addAll(planned(regions, "cache-" + i).lanes());
    }
    return new Plan(
        OPERATION,
        last.verb(),
        last.toolVersion(),
        last.created(),
        last.account(),
        last.regions(),
        List.of(),
        lanes,
        last.prediction());
  }

  @Test
  void aThrottledFleetIsBackedUpWholeInLittleMoreThanTheThrottleNeeds() {
    try (var regions = new TwoRegions(folder)) {
      var plan = planned(regions);
      regions.breakWith(
          "throttle", "us-east-1", "--rate", "" + PER_SECOND, "--service", "elasticache");
      regions.settings = regions.settings.withLanes(CACHES);
      regions.calls.sent().clear();
      var begun = regions.calls.instant();

      var answer = regions.run(plan);

      var took = Duration.between(begun, regions.calls.instant());
      assertThat(((Answer.Given<RunReport>) answer).report().report().code())
          .isEqualTo(ExitCode.OK);
      regions.faults.clearAll();
      assertThat(regions.objects("backups"))
          .filteredOn(key -> key.endsWith("/manifest.json"))
          .hasSize(CACHES);
      assertThat(regions.snapshots()).hasSize(CACHES).doesNotHaveDuplicates();
      var calls =
          regions.calls.sent().stream()
              .map(Sent::call)
              .filter(call -> call.service() == Service.ELASTICACHE)
              .toList();
      int needed = NEEDED * CACHES;
      assertThat(calls).as("calls, %d are needed", needed).hasSizeLessThan(needed * 12 / 10);
      assertThat(took)
          .as("the throttle alone takes %d s", needed / PER_SECOND)
          .isLessThan(Duration.ofSeconds(needed / PER_SECOND * 12 / 10));
    }
  }
}
