package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.TreeMap;

/** Holds documents to the schemas that are shipped. */
final class Schemas {

  private static final SchemaRegistry ALL =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(shipped()));

  private Schemas() {}

  private static Map<String, String> shipped() {
    var all = new TreeMap<String, String>();
    for (var name : io.ecdr.codec.Schemas.names()) {
      all.put("urn:ecdr:" + name.replace('/', ':'), io.ecdr.codec.Schemas.text(name).orElseThrow());
    }
    return all;
  }

  /** Fails with what is wrong and where. */
  static void fits(String name, String document) {
    var schema = ALL.getSchema(SchemaLocation.of("urn:ecdr:" + name.replace('/', ':')));
    assertThat(schema.validate(document, InputFormat.JSON)).as(name + "\n" + document).isEmpty();
  }

  /** Looks at what a command printed under {@code -o json} or {@code -o jsonl}. */
  static void fitsOutput(String line, String out) {
    if (line.startsWith("sim ")) {
      return;
    }
    if (line.contains("-o jsonl") || line.contains("--output=jsonl")) {
      out.lines().forEach(each -> fits("event/1", each));
    } else if (line.contains("-o json") && !out.isBlank()) {
      fits("envelope/1", out);
    }
  }
}
