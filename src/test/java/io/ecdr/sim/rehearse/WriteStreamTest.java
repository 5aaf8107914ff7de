package io.ecdr.sim.rehearse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sample data beside a stream must not look like its writes, nor be of another type. */
final class WriteStreamTest {

  @Test
  void sampleDataHasNoKeyOfAStream() {
    String key = new String(WriteStream.key(7), US_ASCII);
    assertThat(SampleData.TYPES).noneMatch(type -> key.startsWith(type + ":"));
  }
}
