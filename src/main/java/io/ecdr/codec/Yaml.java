package io.ecdr.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The JSON documents once more as YAML: the same members in the same order. */
public final class Yaml {

  private Yaml() {}

  /**
   * Rewrites a JSON document.
   *
   * @param json one document of ours
   * @return YAML with a line break at its end; texts that YAML could take for something else
   *     (numbers, {@code yes}, moments) stay quoted
   */
  public static String of(String json) {
    var out = new StringWriter();
    var yaml =
        YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();
    try (var from = new JsonFactory().createParser(json);
        var to = yaml.createGenerator(out)) {
      while (from.nextToken() != null) {
        to.copyCurrentEvent(from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
