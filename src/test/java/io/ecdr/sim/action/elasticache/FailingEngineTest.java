package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineUser;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.Event;

/** What the control plane makes of an engine that does not do its part. */
class FailingEngineTest {

  private final Failing engine = new Failing();
  private final Cloud cloud = Cloud.over(engine);

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private List<String> eventsOf(String node) {
    return cloud
        .home()
        .describeEvents(r -> r.sourceType("cache-cluster").sourceIdentifier(node))
        .events()
        .stream()
        .map(Event::message)
        .toList();
  }

  @Test
  void aSaveThatFailsMakesAFailedSnapshotAndAnEvent() {
    cloud.disabled("orders", 1);
    var failed = cloud.snap("orders", "s");
    assertThat(failed.snapshotStatus()).isEqualTo("failed");
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    assertThat(eventsOf("orders-001"))
        .last()
        .isEqualTo(
            "Snapshot failed for snapshot with ID 's' of cache cluster with ID 'orders-001'");
    assertThat(
            Cloud.refusal(
                () ->
                    cloud
                        .home()
                        .copySnapshot(r -> r.sourceSnapshotName("s").targetSnapshotName("t"))))
        .isEqualTo("InvalidSnapshotState 400");
    cloud.home().deleteSnapshot(r -> r.snapshotName("s"));
    cloud.settle();
    assertThat(cloud.home().describeSnapshots().snapshots()).isEmpty();
  }

  @Test
  void aGroupStaysWhenItsFinalSnapshotFails() {
    cloud.disabled("orders", 1);
    cloud
        .home()
        .deleteReplicationGroup(
            r -> r.replicationGroupId("orders").finalSnapshotIdentifier("last"));
    cloud.settle();
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    assertThat(cloud.snapshot("last").snapshotStatus()).isEqualTo("failed");
  }

  @Test
  void aGroupThatCannotBeStartedFailsWithoutBlamingItsData() {
    engine.starts = false;
    cloud.make(plain("orders"));
    assertThat(cloud.group("orders").status()).isEqualTo("create-failed");
    assertThat(cloud.home().describeCacheClusters().cacheClusters().get(0).cacheClusterStatus())
        .isEqualTo("incompatible-network");
    assertThat(eventsOf("orders-001")).singleElement().asString().contains("no room");
  }

  @Test
  void anEngineThatThrowsAtOnceIsNoDifferent() {
    engine.throwsAtOnce = true;
    cloud.make(plain("orders"));
    assertThat(cloud.group("orders").status()).isEqualTo("create-failed");
  }

  /** Starts groups, or not; never saves. */
  private static final class Failing implements Engine {

    private boolean starts = true;
    private boolean throwsAtOnce;

    @Override
    public List<EngineVersion> versions() {
      return List.of(new EngineVersion("redis", "7.0.15", 10));
    }

    @Override
    public CompletableFuture<RunningGroup> start(GroupSpec spec) {
      if (throwsAtOnce) {
        throw new IllegalArgumentException("no room at once");
      }
      return starts
          ? CompletableFuture.completedFuture(new Unsaved())
          : CompletableFuture.failedFuture(new IllegalStateException("no room"));
    }

    @Override
    public void close() {
      // Nothing runs.
    }
  }

  private static final class Unsaved implements RunningGroup {

    @Override
    public Replication replication() {
      throw new IllegalStateException("it does not replicate");
    }

    @Override
    public Address address(String node) {
      return new Address("127.0.0.1", 6379);
    }

    @Override
    public CompletableFuture<Blob> save(String node) {
      return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
    }

    @Override
    public long usedBytes(String node) {
      return 0;
    }

    @Override
    public CompletableFuture<Void> users(List<EngineUser> users) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void freeze() {
      throw new IllegalStateException("nobody froze it");
    }

    @Override
    public void thaw() {
      throw new IllegalStateException("nobody thawed it");
    }

    @Override
    public CompletableFuture<Void> stop() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
