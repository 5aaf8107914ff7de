package io.ecdr.sim.world.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.blob.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Object bodies and their checksums. */
class BodyTest {

  private static Body text(String text) {
    return Body.of(Blob.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  // The check values of the published definitions of these checksums.
  @ParameterizedTest
  @CsvSource({
    "CRC32, cbf43926",
    "CRC32C, e3069283",
    "CRC64NVME, ae8b14860a799888",
    "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
  })
  void checksumsAreThePublishedOnes(Algorithm algorithm, String expected) {
    var bytes = Base64.getDecoder().decode(text("123456789").checksum(algorithm));
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"CRC32", "CRC32C", "CRC64NVME"})
  void checksumsOfPartsCombineToThatOfTheWhole(Algorithm algorithm) {
    var random = new Random(11);
    var first = new byte[70_001];
    var second = new byte[12_345];
    random.nextBytes(first);
    random.nextBytes(second);
    var one = Body.of(Blob.of(first));
    var two = Body.of(Blob.of(second));
    assertThat(algorithm.combine(one.checksum(algorithm), two.checksum(algorithm), second.length))
        .isEqualTo(Body.of(List.of(one, two)).checksum(algorithm));
  }

  @Test
  void partsInARowReadAsOneFromAnyPlace() throws IOException {
    var whole = Body.of(List.of(text("abc"), text(""), text("defg"), text("h")));
    assertThat(whole.size()).isEqualTo(8);
    for (int from = 0; from <= 8; from++) {
      try (var in = whole.open(from)) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
            .isEqualTo("abcdefgh".substring(from));
      }
    }
    try (var in = whole.range(2, 4).open(1)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("def");
    }
  }

  @Test
  void longBodiesGoToFilesAndShortOnesDoNot(@TempDir Path folder) throws IOException {
    try (var bodies = new Bodies(Optional.of(folder))) {
      var big = new byte[(1 << 20) + 7];
      new Random(5).nextBytes(big);
      var body =
          bodies.receive(new ByteArrayInputStream(big), Algorithm.CRC32, 1 << 21).orElseThrow();
      bodies.receive(new ByteArrayInputStream(new byte[3]), Algorithm.CRC32, 10).orElseThrow();
      assertThat(folder.toFile().list()).containsExactly("body-1");
      assertThat(body.open(0).readAllBytes()).isEqualTo(big);
      assertThat(body.md5()).isEqualTo(Body.of(Blob.of(big)).md5());
      assertThat(body.checksum(Algorithm.CRC32))
          .isEqualTo(Body.of(Blob.of(big)).checksum(Algorithm.CRC32));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tooLongABodyIsNotTaken() throws IOException {
    var bodies = new Bodies(Optional.empty());
    assertThat(bodies.receive(new ByteArrayInputStream(new byte[11]), Algorithm.CRC32, 10))
        .isEmpty();
    assertThat(bodies.receive(new ByteArrayInputStream(new byte[10]), Algorithm.CRC32, 10))
        .isPresent();
  }
}
