package io.ecdr.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Region;
import io.ecdr.model.config.Discovered;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The first file: right as it is written, and right where its examples are taken. */
class SampleTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");

  private static List<Problem> problems(String text) {
    return ConfigReader.read("ecdr.yaml", text, NOW).problems();
  }

  @Test
  void isRightWhateverWasFound() {
    var caches = List.of(new Discovered.Found("orders", "redis 7.1", Optional.of(AWAY)));
    for (var found :
        List.of(
            new Discovered(HOME, Optional.empty(), new TreeMap<>(), List.of()),
            new Discovered(HOME, Optional.of(AWAY), new TreeMap<>(), caches),
            new Discovered(
                HOME, Optional.of(AWAY), new TreeMap<>(Map.of(HOME, "a-bucket")), caches))) {
      assertThat(problems(Sample.of(found))).isEmpty();
    }
  }

  @Test
  void everyExampleIsRightWhereItsCommentSignIsTakenAway() {
    var text =
        Sample.of(
            new Discovered(
                HOME,
                Optional.of(AWAY),
                new TreeMap<>(Map.of(HOME, "exports", AWAY, "dr-eu")),
                List.of()));
    var taken =
        text.lines()
            .map(line -> line.replaceFirst("^( *)# ( *(?:- )?[a-z][a-z0-9-]*:.*)$", "$1$2"))
            .map(line -> line.replace("by: off", "by: hook"))
            .collect(Collectors.joining("\n"));

    assertThat(taken.lines().filter(l -> !l.strip().startsWith("#"))).hasSizeGreaterThan(40);
    assertThat(problems(taken)).noneMatch(Problem::error);
  }
}
