package io.ecdr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.codec.SecretDocument.Holds;
import io.ecdr.model.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One member of a secret's JSON, with nothing else touched. */
class SecretDocumentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{\"host\":\"new\"}",
        "{ }|{ \"host\":\"new\"}",
        "{\"a\":1}|{\"a\":1,\"host\":\"new\"}",
        "{\"host\":\"old\"}|{\"host\":\"new\"}",
        "{\"host\":null,\"z\":[1, 2]}|{\"host\":\"new\",\"z\":[1, 2]}",
        "{\"a\":{\"host\":\"x\"},  \"host\" :  7 }|{\"a\":{\"host\":\"x\"},  \"host\" :  \"new\" }",
        "{\"a\":1.50,\"b\":1e3,\"host\":\"ol\\\"d\",\"c\":\"ü\\u00e9\"}|"
            + "{\"a\":1.50,\"b\":1e3,\"host\":\"new\",\"c\":\"ü\\u00e9\"}",
        "{\"😀\":\"😀\",\"host\":\"😀\",\"b\":true}|{\"😀\":\"😀\",\"host\":\"new\",\"b\":true}"
      })
  void allElseStaysAsItWasCharacterByCharacter(String before, String after) {
    assertThat(SecretDocument.with(before, "host", "new")).isEqualTo(after);
    assertThat(SecretDocument.value(after, "host")).contains("new");
    assertThat(SecretDocument.with(after, "host", "new")).isEqualTo(after);
  }

  @Test
  void aNumberStaysOneWhereItCan() {
    assertThat(SecretDocument.with("{\"port\":1}", "port", "6379")).isEqualTo("{\"port\":6379}");
    assertThat(SecretDocument.with("{\"port\":\"1\"}", "port", "6379"))
        .isEqualTo("{\"port\":\"6379\"}");
    assertThat(SecretDocument.with("{\"port\":1}", "port", "h:6379"))
        .isEqualTo("{\"port\":\"h:6379\"}");
  }

  @Test
  void longTextsAreReadToTheirEnd() {
    var filler = "x".repeat(20_000);
    var text = "{\"a\":\"%s\",\"host\":\"%s\",\"b\":\"%s\"}".formatted(filler, filler, filler);
    assertThat(SecretDocument.with(text, "host", "new"))
        .isEqualTo("{\"a\":\"%s\",\"host\":\"new\",\"b\":\"%s\"}".formatted(filler, filler));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "secretsmanager:s:host|{\"host\":\"a\"}|KEY",
        "secretsmanager:s:host|{\"a\":1}|NO_KEY",
        "secretsmanager:s:host|{\"host\":{}}|MORE",
        "secretsmanager:s:host|[1]|OTHER",
        "secretsmanager:s:host|{\"host\":1} x|OTHER",
        "secretsmanager:s:host|{\"host\":1,\"host\":2}|OTHER",
        "secretsmanager:s:host|{\"host\":|OTHER",
        "secretsmanager:s:host|a.example:6379|OTHER",
        "secretsmanager:s|{\"host\":1}|JSON",
        "secretsmanager:s|[1]|JSON",
        "secretsmanager:s|a.example.com:6379|ENDPOINT",
        "secretsmanager:s|a.example.com|OTHER",
        "secretsmanager:s,form=host|a.example.com|ENDPOINT",
        "secretsmanager:s,form=port|6379|ENDPOINT",
        "secretsmanager:s,form=host|hunter2|OTHER"
      })
  void whatATextIsDecidesWhatBecomesOfIt(String place, String text, Holds holds) {
    assertThat(SecretDocument.holds(text, Publication.of(place))).isEqualTo(holds);
  }

  @Test
  void noComplaintRepeatsTheSecret() {
    assertThatThrownBy(() -> SecretDocument.with("{\"hunter2\":", "host", "new"))
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }
}
