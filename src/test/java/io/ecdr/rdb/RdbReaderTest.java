package io.ecdr.rdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no file at hand shows: other versions, other people's types, and nonsense. */
class RdbReaderTest {

  @Test
  void readsAnEmptyFile() throws Exception {
    var file = read(RdbText.redis(11).end());
    assertThat(file.keys()).isZero();
    assertThat(file.checksum()).isEqualTo(RdbFile.Checksum.RIGHT);
  }

  @Test
  void tellsThatASumWasNotWritten() throws Exception {
    assertThat(read(RdbText.redis(9).key("a", "b").endWithoutSum()).checksum())
        .isEqualTo(RdbFile.Checksum.NOT_WRITTEN);
  }

  @Test
  void knowsThatOldVersionsHaveNoSum() throws Exception {
    var bytes = RdbText.redis(4).key("a", "b").codes(0xFF).soFar();
    assertThat(read(bytes).checksum()).isEqualTo(RdbFile.Checksum.NONE);
  }

  @Test
  void takesAnExpiryInSecondsAndOneInMilliseconds() throws Exception {
    List<Long> moments = new ArrayList<>();
    var bytes =
        RdbText.redis(9)
            .codes(0xFD, 0x10, 0x27, 0, 0)
            .key("seconds", "1")
            .expiring(10_000_001)
            .key("milliseconds", "2")
            .key("stays", "3")
            .end();
    RdbReader.read(
        new ByteArrayInputStream(bytes),
        entry -> moments.add(entry.expires() ? entry.expiresAtMillis() : -1));
    assertThat(moments).containsExactly(10_000_000L, 10_000_001L, -1L);
  }

  @Test
  void readsIntegersAndPackedTextAsNames() throws Exception {
    List<String> names = new ArrayList<>();
    var bytes =
        RdbText.redis(9)
            .codes(0, 0xC0, 0xF6)
            .string("v")
            .codes(0, 0xC1, 0x39, 0x30)
            .string("v")
            // "a", then a copy of 9 bytes from one back
            .codes(0, 0xC3, 5, 10, 0, 'a', 0xE0, 0, 0)
            .string("v")
            .end();
    RdbReader.read(
        new ByteArrayInputStream(bytes), entry -> names.add(new String(entry.key().orElseThrow())));
    assertThat(names).containsExactly("-10", "12345", "aaaaaaaaaa");
  }

  @Test
  void readsValkeysHashWithFieldTimes() throws Exception {
    var census = new Census(java.time.Instant.EPOCH, List.of(), 1);
    var bytes =
        new RdbText("VALKEY080")
            .codes(0xF3)
            .string("job")
            .codes(1, 0, 5)
            .codes(0xF4, 1, 1, 0)
            .codes(22)
            .string("h")
            .codes(2)
            .string("f")
            .string("v")
            .moment(5)
            .string("g")
            .string("w")
            .moment(-1)
            .key("after", "it")
            .end();
    var file = RdbReader.read(new ByteArrayInputStream(bytes), census);
    assertThat(file.keys()).isEqualTo(2);
    assertThat(census.contents().fieldTtls()).isEqualTo(1);
  }

  @Test
  void passesOverWhatModulesKeep() throws Exception {
    var bytes =
        RdbText.redis(11)
            .codes(0xF7)
            .length(77)
            .codes(2, 2)
            .codes(5)
            .string("text")
            .codes(1, 9, 2, 9, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            .codes(7)
            .string("document")
            .length(99)
            .codes(5)
            .string("{}")
            .codes(0)
            .key("after", "it")
            .end();
    assertThat(read(bytes).keys()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "REDIS0013, RDB 13 is newer",
    "VALKEY081, RDB 81 (Valkey) is newer",
    "VALKEY012, RDB 12 (Valkey) is newer"
  })
  void namesAVersionThatItDoesNotKnow(String header, String words) {
    var damage = damage(new RdbText(header).end());
    assertThat(damage).hasMessageContaining(words);
    assertThat(damage.kind()).isEqualTo(RdbDamage.Kind.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"8, a key of an unknown type (8)", "26, unknown type (26)", "242, opcode 0xF2"})
  void namesATypeThatItDoesNotKnow(int code, String words) {
    var damage = damage(RdbText.redis(12).codes(code).string("k").string("v").end());
    assertThat(damage).hasMessageContaining(words).hasMessageContaining("at byte 9");
    assertThat(damage.kind()).isEqualTo(RdbDamage.Kind.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "REDIS", "REDIS0000", "REDIS00x1", "GARBAGE!!", "valkey080"})
  void doesNotTakeAnythingElseForAFile(String header) {
    assertThat(damage(new RdbText(header).soFar())).isNotNull();
  }

  @Test
  void refusesLengthsThatNoFileCanHoldWithoutReservingMemory() {
    assertThat(damage(RdbText.redis(9).codes(0).length(Long.MAX_VALUE).soFar()))
        .hasMessageContaining("a string of 9223372036854775807 bytes");
    assertThat(damage(RdbText.redis(9).codes(0).length(1L << 39).soFar()).kind())
        .isEqualTo(RdbDamage.Kind.CUT_OFF);
    assertThat(damage(RdbText.redis(9).codes(4).string("h").length(-1).soFar()))
        .hasMessageContaining("18446744073709551615");
    assertThat(damage(RdbText.redis(9).codes(4).string("h").length(Long.MAX_VALUE).soFar()))
        .hasMessageContaining("fields");
    assertThat(damage(RdbText.redis(9).codes(0, 0xC3).length(9).length(1L << 50).soFar()))
        .hasMessageContaining("a string of 1125899906842624 bytes");
  }

  @Test
  void refusesPackingThatDoesNotGiveItsLength() {
    assertThat(damage(RdbText.redis(9).codes(0, 0xC3, 2, 9, 0, 'a').string("v").end()))
        .hasMessageContaining("packing");
    assertThat(damage(RdbText.redis(9).codes(0, 0xC3, 3, 5, 0x20, 9, 0).string("v").end()))
        .hasMessageContaining("packing");
  }

  @Test
  void refusesAnExpiryWithoutAKey() {
    assertThat(damage(RdbText.redis(9).expiring(5).end())).hasMessageContaining("no key follows");
    assertThat(damage(RdbText.redis(9).expiring(5).codes(0xFE, 1).key("a", "b").end()))
        .hasMessageContaining("no key follows");
  }

  @Test
  void refusesAFileThatGoesOn() {
    var whole = RdbText.redis(9).key("a", "b").end();
    assertThat(damage(Arrays.copyOf(whole, whole.length + 1)))
        .hasMessageContaining("goes on after its end");
  }

  @Test
  void findsEveryFlippedBitAndEveryCutOfASmallFile() {
    var whole = RdbText.redis(11).codes(0xFE, 0).expiring(9).key("name", "value").end();
    for (int at = 0; at < whole.length; at++) {
      assertThat(damage(Arrays.copyOf(whole, at))).as("cut at %d", at).isNotNull();
      for (int bit = 0; bit < 8; bit++) {
        var bytes = whole.clone();
        bytes[at] ^= (byte) (1 << bit);
        // The version is covered by the sum as well, unless it says that there is none.
        assertThat(damage(bytes)).as("bit %d of byte %d", bit, at).isNotNull();
      }
    }
  }

  @Test
  void tellsAnUnknownTypeFromAByteThatWasChanged() {
    var file = RdbText.redis(11).key("name", "value").end();
    assertThat(file[RdbVersion.HEADER]).as("the type of the first key").isZero();
    file[RdbVersion.HEADER] = 77;
    var changed = damage(file);
    assertThat(changed.kind()).isEqualTo(RdbDamage.Kind.CHECKSUM);
    assertThat(changed.offset()).isEqualTo(RdbVersion.HEADER);
    assertThat(changed)
        .hasMessageContaining("a key of an unknown type (77), and bytes were changed");

    var unsummed = RdbText.redis(11).key("name", "value").endWithoutSum();
    unsummed[RdbVersion.HEADER] = 77;
    assertThat(damage(unsummed).kind()).isEqualTo(RdbDamage.Kind.UNKNOWN);
  }

  @Test
  void sumsAsTheServersDo() {
    var digits = "123456789".getBytes();
    assertThat(Crc64.JONES.update(0, digits, 0, digits.length)).isEqualTo(0xe9c6d914c4b8d9caL);
    var many = new byte[1000];
    new java.util.Random(7).nextBytes(many);
    long whole = Crc64.JONES.update(0, many, 0, many.length);
    for (int cut = 0; cut <= many.length; cut++) {
      long first = Crc64.JONES.update(0, many, 0, cut);
      assertThat(Crc64.JONES.update(first, many, cut, many.length)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "123456789, 12739",
    "foo, 12182",
    "{user1000}.following, 3443",
    "user1000, 3443",
    "foo{}{bar}, 8363",
    "foo{{bar}}zap, 4015",
    "'', 0"
  })
  void putsKeysIntoSlotsAsAClusterDoes(String key, int slot) {
    assertThat(KeySlot.of(key.getBytes())).isEqualTo(slot);
  }

  private static RdbFile read(byte[] bytes) throws Exception {
    return RdbReader.read(new ByteArrayInputStream(bytes), RdbVisitor.NOBODY);
  }

  private static RdbDamage damage(byte[] bytes) {
    return catchThrowableOfType(RdbDamage.class, () -> read(bytes));
  }
}
