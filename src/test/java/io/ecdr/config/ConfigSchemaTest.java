package io.ecdr.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped schema is the table of keys. */
class ConfigSchemaTest {

  private static final Path SHIPPED = Path.of("src/main/resources/io/ecdr/schema/config-1.json");

  /** To write it anew after a change: {@code mvn test -Decdr.help.write=true …}. */
  @Test
  void theShippedSchemaIsTheTableOfKeys() throws IOException {
    if (Boolean.getBoolean("ecdr.help.write")) {
      Files.writeString(SHIPPED, ConfigSchema.text());
    }
    assertThat(Files.readString(SHIPPED)).isEqualTo(ConfigSchema.text());
  }
}
