package io.ecdr.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.ecdr.model.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The JSON documents once more as YAML, and the files that operators write in it. */
public final class Yaml {

  private static final YAMLFactory READ =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

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

  /**
   * Reads an object that somebody wrote. No types are made from tags, and anchors are refused, so
   * that a short text cannot stand for a long one.
   *
   * @param name what to call the text in complaints
   * @throws Malformed when it is no object, with the line and column where it goes wrong
   */
  public static Value.Fields read(String name, String text) {
    var out = new StringWriter();
    try (var from = READ.createParser(text);
        var to = new JsonFactory().createGenerator(out)) {
      while (from.nextToken() != null) {
        if (from.isCurrentAlias() || from.getObjectId() != null) {
          throw new Malformed(at(name, from) + "anchors and aliases are not taken");
        }
        to.copyCurrentEvent(from);
      }
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new Malformed(
          name
              + (where == null ? "" : ":" + where.getLineNr() + ":" + where.getColumnNr())
              + ": "
              + e.getOriginalMessage().lines().findFirst().orElse("no valid YAML"),
          e);
    } catch (IOException e) {
      throw new Malformed(name + ": " + e.getMessage(), e);
    }
    try {
      return Json.readForeign(out.toString());
    } catch (Malformed e) {
      throw e.in(name);
    }
  }

  private static String at(String name, YAMLParser from) {
    var where = from.currentTokenLocation();
    return name + ":" + where.getLineNr() + ":" + where.getColumnNr() + ": ";
  }
}
