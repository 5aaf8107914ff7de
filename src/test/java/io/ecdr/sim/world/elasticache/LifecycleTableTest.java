package io.ecdr.sim.world.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.time.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables themselves: complete, spelled as the API spells, and strict. */
class LifecycleTableTest {

  private static <S extends Enum<S>, E extends Enum<E>> List<String> texts(S[] states) {
    return Arrays.stream(states).map(Enum::toString).toList();
  }

  @Test
  void statesAreSpelledAsTheServiceSpellsThem() {
    assertThat(texts(GroupLife.State.values()))
        .containsExactlyInAnyOrder(
            "creating",
            "available",
            "modifying",
            "deleting",
            "create-failed",
            "snapshotting",
            "deleted");
    assertThat(texts(NodeLife.State.values()))
        .isSubsetOf(
            "available",
            "creating",
            "deleted",
            "deleting",
            "incompatible-network",
            "modifying",
            "rebooting cluster nodes",
            "restore-failed",
            "snapshotting");
    assertThat(texts(SnapshotLife.State.values()))
        .isSubsetOf(
            "creating", "available", "restoring", "copying", "deleting", "failed", "deleted");
  }

  @Test
  void everyStateIsReachedAndOnlyTheLastIsADeadEnd() {
    assertSound(GroupLife.TABLE, GroupLife.State.values(), GroupLife.State.DELETED);
    assertSound(NodeLife.TABLE, NodeLife.State.values(), NodeLife.State.DELETED);
    assertSound(SnapshotLife.TABLE, SnapshotLife.State.values(), SnapshotLife.State.DELETED);
  }

  private static <S extends Enum<S>, E extends Enum<E>> void assertSound(
      Lifecycle<S, E> table, S[] states, S last) {
    Set<S> reached = new HashSet<>(Set.of(states[0]));
    var open = new ArrayList<>(List.of(states[0]));
    while (!open.isEmpty()) {
      S from = open.remove(0);
      table
          .pairs()
          .forEach(
              (pair, to) -> {
                if (pair.state() == from && reached.add(to)) {
                  open.add(to);
                }
              });
    }
    assertThat(reached).containsExactlyInAnyOrder(states);
    for (S state : states) {
      boolean deadEnd = table.pairs().keySet().stream().noneMatch(pair -> pair.state() == state);
      assertThat(deadEnd).as(state.toString()).isEqualTo(state == last);
    }
  }

  @Test
  void aPairThatIsNotListedIsReportedWithTheHistory() {
    var history = new History(new VirtualTime(Instant.EPOCH));
    var life = new Life<>("orders", GroupLife.TABLE, GroupLife.State.CREATING, history);
    life.on(GroupLife.On.CREATED);
    assertThat(life.can(GroupLife.On.SETTLED)).isFalse();
    assertThatThrownBy(() -> life.on(GroupLife.On.SETTLED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("orders: SETTLED cannot happen in state available")
        .hasMessageContaining("creating -CREATED-> available");
    assertThat(life.state()).isEqualTo(GroupLife.State.AVAILABLE);
  }

  @Test
  void aPairStandsInATableOnce() {
    var table = Lifecycle.<GroupLife.State, GroupLife.On>table();
    table.when(GroupLife.State.CREATING, GroupLife.On.CREATED, GroupLife.State.AVAILABLE);
    assertThatThrownBy(
            () ->
                table.when(GroupLife.State.CREATING, GroupLife.On.CREATED, GroupLife.State.DELETED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("listed twice");
  }
}
