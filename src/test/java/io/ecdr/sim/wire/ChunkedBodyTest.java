package io.ecdr.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in frames. */
class ChunkedBodyTest {

  private static ChunkedBody framed(String text) {
    return new ChunkedBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String all(ChunkedBody body) throws IOException {
    return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void takesOffFramesAndKeepsTheTrailer() throws IOException {
    var body =
        framed("3\r\nabc\r\n2\r\n\r\n\r\n0\r\nX-Amz-Checksum-CRC32:AAAA\r\nx-other: b\r\n\r\n");
    assertThat(all(body)).isEqualTo("abc\r\n");
    assertThat(body.trailers())
        .containsEntry("x-amz-checksum-crc32", "AAAA")
        .containsEntry("x-other", "b");
  }

  @Test
  void takesOffSignedFrames() throws IOException {
    var body =
        framed(
            "A;chunk-signature=00ff\r\n0123456789\r\n"
                + "0;chunk-signature=11\r\nx-amz-trailer-signature:22\r\n\r\n");
    assertThat(all(body)).isEqualTo("0123456789");
  }

  @Test
  void anEmptyBodyHasOneFrame() throws IOException {
    assertThat(all(framed("0\r\n\r\n"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5\r\nabc", "3\r\nabc", "3\r\nabc\r\n"})
  void aBodyThatIsCutEndsWithAnError(String text) {
    assertThatThrownBy(() -> all(framed(text))).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1\r\n", "zz\r\n", "2\r\nabcd\r\n", "ffffffffffffffffffff\r\n"})
  void framesThatMakeNoSenseAreRefused(String text) {
    assertThatThrownBy(() -> all(framed(text)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(EOFException.class);
  }
}
