package io.ecdr.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlotsTest {

  @Test
  void areThoseThatServersTell() {
    // Seen with CLUSTER KEYSLOT on redis-server 7.0.15.
    assertThat(slot("123456789")).isEqualTo(12739);
    assertThat(slot("foo")).isEqualTo(12182);
    assertThat(slot("")).isZero();
    assertThat(slot("{user1000}.following")).isEqualTo(slot("user1000"));
    assertThat(slot("foo{}{bar}")).isEqualTo(8363);
    assertThat(slot("foo{{bar}}zap")).isEqualTo(slot("{bar"));
    assertThat(slot("foo{bar}{zap}")).isEqualTo(slot("bar"));
    assertThat(slot("open{brace")).isEqualTo(2228);
  }

  @Test
  void areReadFromRanges() {
    var slots = Slots.parse("0-99, 200,16000-16383");
    assertThat(slots.cardinality()).isEqualTo(100 + 1 + 384);
    assertThat(slots.get(200)).isTrue();
    assertThat(slots.get(100)).isFalse();
    assertThat(Slots.parse("").isEmpty()).isTrue();
  }

  @Test
  void areRefusedWhenMalformed() {
    for (String bad : new String[] {"5-1", "0-16384", "-1", "a-b", "1-2-3", ","}) {
      assertThatThrownBy(() -> Slots.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static int slot(String key) {
    return Slots.of(key.getBytes(StandardCharsets.UTF_8));
  }
}
