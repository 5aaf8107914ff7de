package io.ecdr.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both engines promise of a standby that follows a primary in another Region. */
public abstract class ReplicationContract extends EngineBench {

  private static final List<ShardSpec> THREE_PAIRS =
      List.of(
          new ShardSpec("0001", "0-5460", List.of("e-0001-001", "e-0001-002")),
          new ShardSpec("0002", "5461-10922", List.of("e-0002-001")),
          new ShardSpec("0003", "10923-16383", List.of("e-0003-001")));

  @Test
  void replicatesFromRegionToRegion() {
    replicates(plain("source"), plain("standby"));
  }

  @Test
  void replicatesFromRegionToRegionInClusterMode() {
    replicates(cluster("source", THREE_SHARDS), cluster("standby", THREE_PAIRS));
  }

  private void replicates(GroupSpec here, GroupSpec there) {
    var keys = someKeys(60);
    var primary = startWith(here, keys);
    var standby = start(there.following(primary.replication()));
    assertThat(read(standby, there)).isEqualTo(keys);
    put(primary, here, 0, "later", "written", 0);
    keys.put("later", new Kept("written", 0));
    eventually(() -> read(standby, there).equals(keys));
    eventually(() -> get(standby.replication().lag()).equals(Optional.of(Duration.ZERO)));
    assertThatThrownBy(() -> put(standby, there, 0, "refused", "no", 0))
        .hasMessageContaining("READONLY");
    assertThat(get(primary.replication().lag())).isEmpty();
  }

  @Test
  void promotesWhileTheOtherRegionIsFrozenAndLosesOnlyTheTail() {
    promotesFrozen(plain("source"), plain("standby"));
  }

  @Test
  void promotesWhileTheOtherRegionIsFrozenAndLosesOnlyTheTailInClusterMode() {
    promotesFrozen(cluster("source", THREE_SHARDS), cluster("standby", THREE_PAIRS));
  }

  private void promotesFrozen(GroupSpec here, GroupSpec there) {
    var keys = someKeys(60);
    var primary = startWith(here, keys);
    var standby = start(there.following(primary.replication()));
    standby.replication().cut();
    put(primary, here, 0, "tail", "acknowledged", 0);
    primary.freeze();
    assertThat(get(standby.replication().lag())).isEmpty();

    get(standby.replication().promote());
    put(standby, there, 0, "after", "promotion", 0);
    primary.thaw();
    assertThat(read(primary, here)).containsKey("tail");
    put(primary, here, 0, "split", "brain", 0);

    get(primary.replication().follow(standby.replication()));
    keys.put("after", new Kept("promotion", 0));
    assertThat(read(standby, there)).isEqualTo(keys);
    assertThat(read(primary, here)).isEqualTo(keys);
    assertThatThrownBy(() -> put(primary, here, 0, "refused", "no", 0))
        .hasMessageContaining("READONLY");
    put(standby, there, 0, "more", "keys", 0);
    keys.put("more", new Kept("keys", 0));
    eventually(() -> read(primary, here).equals(keys));

    standby.freeze();
    get(primary.replication().promote());
    put(primary, here, 0, "back", "home", 0);
    assertThat(read(primary, here)).containsKeys("more", "back");
  }

  @Test
  void catchesUpAfterAPartition() {
    catchesUp(plain("source"), plain("standby"));
  }

  @Test
  void catchesUpAfterAPartitionInClusterMode() {
    catchesUp(cluster("source", THREE_SHARDS), cluster("standby", THREE_PAIRS));
  }

  private void catchesUp(GroupSpec here, GroupSpec there) {
    var primary = start(here);
    var standby = start(there.following(primary.replication()));
    standby.replication().cut();
    put(primary, here, 0, "meanwhile", "written", 0);
    elapse(Duration.ofMillis(50));
    assertThat(read(standby, there)).isEmpty();
    assertThat(get(standby.replication().lag()).orElseThrow()).isPositive();
    standby.replication().restore();
    eventually(() -> read(standby, there).containsKey("meanwhile"));
  }

  @Test
  void canStopTakingWritesWithoutLosingAnything() {
    var spec = plain("source");
    var keys = someKeys(5);
    var group = startWith(spec, keys);
    get(group.replication().refuseWrites());
    assertThatThrownBy(() -> put(group, spec, 0, "refused", "no", 0)).isNotNull();
    assertThat(read(group, spec)).isEqualTo(keys);
    get(group.replication().promote());
    put(group, spec, 0, "again", "yes", 0);
    assertThat(read(group, spec)).containsKey("again");
  }
}
