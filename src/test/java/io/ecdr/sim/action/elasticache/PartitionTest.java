package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.AWAY;
import static io.ecdr.sim.action.elasticache.Cloud.HOME;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.engine.memory.MemoryGroup;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two Regions between which nothing is replicated, while both serve. */
class PartitionTest {

  private final Cloud cloud = Cloud.open();
  private final GlobalPair pair = new GlobalPair(cloud);

  @BeforeEach
  void make() {
    pair.make();
    home().put("before", "1");
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private MemoryGroup home() {
    return cloud.keys(HOME, "orders");
  }

  private MemoryGroup away() {
    return cloud.keys(AWAY, "orders-eu");
  }

  private void part() {
    // The order of the two names does not matter.
    cloud.breakWith("partition", AWAY, HOME);
  }

  @Test
  void whatIsAcknowledgedMeanwhileArrivesWhenItEnds() {
    part();
    home().put("meanwhile", "2");
    cloud.pass(Duration.ofHours(1));
    assertThat(away().keys()).containsExactly("before");
    cloud.mend();
    assertThat(away().keys()).containsExactly("before", "meanwhile");
  }

  @Test
  void whatWasNotReplicatedBeforeAPromotionIsGoneWhenItEnds() {
    part();
    home().put("tail", "2");
    pair.promote(AWAY, "orders-eu");
    cloud.settle();
    assertThat(pair.told(HOME))
        .isEqualTo("available: orders SECONDARY associated, orders-eu PRIMARY associated");
    away().put("after", "3");
    assertThat(home().keys()).containsExactly("before", "tail");
    assertThatThrownBy(() -> home().put("no", "4")).hasMessageStartingWith("READONLY");
    cloud.mend();
    cloud.settle();
    assertThat(home().keys()).containsExactly("before", "after");
    assertThat(away().keys()).containsExactly("before", "after");
    away().put("later", "5");
    assertThat(home().keys()).containsExactly("before", "after", "later");
  }

  @Test
  void aDarkRegionAndAPartitionEndEachByItself() {
    for (boolean darkFirst : new boolean[] {true, false}) {
      if (darkFirst) {
        pair.darken(HOME);
        part();
      } else {
        part();
        home().put("unseen", "2");
        pair.darken(HOME);
      }
      pair.lighten(HOME);
      home().put("still parted " + darkFirst, "3");
      cloud.settle();
      assertThat(away().keys()).doesNotContain("still parted " + darkFirst, "unseen");
      cloud.mend();
      assertThat(away().keys()).containsAll(home().keys()).contains("still parted " + darkFirst);
      home().clear();
    }
  }

  @Test
  void aPartitionThatEndsInTheDarkIsOverWhenItIsLight() {
    part();
    home().put("meanwhile", "2");
    pair.darken(HOME);
    pair.mend("partition");
    assertThat(away().keys()).containsExactly("before");
    pair.lighten(HOME);
    assertThat(away().keys()).containsExactly("before", "meanwhile");
  }

  @Test
  void anOldPrimaryThatReturnsIntoAPartitionFollowsWhenThatEnds() {
    part();
    home().put("tail", "2");
    pair.darken(HOME);
    pair.promote(AWAY, "orders-eu");
    cloud.settle();
    pair.lighten(HOME);
    cloud.settle();
    assertThat(home().keys()).containsExactly("before", "tail");
    cloud.mend();
    cloud.settle();
    assertThat(home().keys()).containsExactly("before");
  }

  @Test
  void whatAPromotionDoesInTheDarkCanBeChangedWhileItRuns() {
    pair.darken(HOME);
    cloud.breakWith("promote-when-primary-dark", "refuse");
    assertThat(refusal(() -> pair.promote(AWAY, "orders-eu")))
        .isEqualTo("InvalidGlobalReplicationGroupState 400");
    cloud.breakWith("promote-when-primary-dark", "stuck");
    pair.promote(AWAY, "orders-eu");
    cloud.pass(Duration.ofMinutes(30));
    assertThat(pair.told(AWAY)).startsWith("modifying: orders PRIMARY");
    cloud.breakWith("promote-when-primary-dark", "accept");
    cloud.settle();
    assertThat(pair.told(AWAY)).startsWith("available: orders SECONDARY");
  }

  @Test
  void withoutThatTheChoiceOfTheStartHoldsAgain() {
    cloud.breakWith("promote-when-primary-dark", "refuse");
    cloud.mend();
    pair.darken(HOME);
    pair.promote(AWAY, "orders-eu");
    cloud.settle();
    assertThat(pair.told(AWAY)).startsWith("available: orders SECONDARY");
  }
}
