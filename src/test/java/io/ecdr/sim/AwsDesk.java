package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.wire.AwsCommand;
import java.net.URI;

/** The {@code aws} command in one Region, with what is expected of it. */
final class AwsDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsCommand aws;

  AwsDesk(URI endpoint, String region) {
    this.aws = new AwsCommand(endpoint, region);
  }

  /** Runs words split at blanks; it must succeed and answer in JSON. */
  JsonNode does(String words) {
    return does(words.split(" +"));
  }

  JsonNode does(String... words) {
    String out = succeeds(words);
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + out, e);
    }
  }

  /** It must succeed and say nothing. */
  void silent(String words) {
    assertThat(succeeds(words.split(" +"))).as(words).isBlank();
  }

  /** It must succeed; what it says is for people. */
  String succeeds(String... words) {
    var result = aws.run(words);
    assertThat(result.err()).as(String.join(" ", words)).isEmpty();
    assertThat(result.exit()).as(String.join(" ", words)).isZero();
    return result.out();
  }

  /** It must fail with that code, at that operation. */
  void refuses(String words, String code, String operation) {
    var result = aws.run(words.split(" +"));
    assertThat(result.err())
        .as(words)
        .contains(
            "An error occurred (%s) when calling the %s operation: ".formatted(code, operation));
    assertThat(result.exit()).as(words).isNotZero();
    assertThat(result.out()).as(words).isEmpty();
  }
}
