package io.ecdr.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How results are printed. */
final class SimOutput {

  /** The forms. */
  enum Form {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Form form;

  /** Prints a result in the form asked for. */
  void print(CommandSpec spec, Map<String, ?> values, Supplier<String> text) {
    var out = spec.commandLine().getOut();
    out.println(form == Form.json ? json(values) : text.get());
    out.flush();
  }

  /** One line of JSON. */
  static String json(Map<String, ?> values) {
    try {
      return new ObjectMapper().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values always make JSON", e);
    }
  }
}
