package io.ecdr.codec;

import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What every command prints under {@code -o json}, around its own data.
 *
 * @param schema names the form of {@code data}, such as {@code ecdr.op-list/1}
 * @param ok whether the command ends with exit code 0
 * @param warnings what the reader should know besides, one sentence each
 */
public record Envelope(
    String schema, Instant generatedAt, boolean ok, Value.Fields data, List<String> warnings) {

  public Envelope {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(generatedAt, "generatedAt");
    Objects.requireNonNull(data, "data");
    warnings = List.copyOf(warnings);
  }

  /** As text, with a line break at its end. */
  public String write() {
    return Json.pretty(
        Value.fields("schema", schema, "generatedAt", generatedAt.toString())
            .with("ok", ok)
            .with("data", data)
            .with("warnings", Value.texts(warnings)));
  }
}
