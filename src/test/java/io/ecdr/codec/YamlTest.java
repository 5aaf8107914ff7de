package io.ecdr.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class YamlTest {

  private static final String DOCUMENT =
      """
      {"schema":"ecdr.x/1","ok":true,"data":{"list":[1,2.50,{"a":"yes","b":"0123","c":"2026-11-23"}],
       "empty":[],"none":{},"text":"two\\nlines: \\"quoted\\" # no comment","blank":"","null":"null"}}
      """;

  @Test
  void readsBackAsTheSameDocument() throws Exception {
    assertThat(new YAMLMapper().readTree(Yaml.of(DOCUMENT)))
        .isEqualTo(new ObjectMapper().readTree(DOCUMENT));
  }

  @Test
  void looksLikeYaml() {
    assertThat(Yaml.of("{\"ok\":true,\"data\":{\"id\":\"orders\",\"steps\":[1,2]}}"))
        .isEqualTo("ok: true\ndata:\n  id: orders\n  steps:\n  - 1\n  - 2\n");
  }
}
