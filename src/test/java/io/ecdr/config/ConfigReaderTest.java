package io.ecdr.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Region;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Problem;
import io.ecdr.model.config.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says, and everything that is wrong in one, with the place and what to do. */
class ConfigReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private static final String GOOD =
      """
      schema: ecdr.config/1
      active: true
      accounts:
        prod:
          id: 111122223333
          profile: prod
      state:
        buckets:
          us-east-1: state-us
          eu-west-1: state-eu
      defaults:
        region: us-east-1
        dr-region: eu-west-1
        buckets:
          us-east-1: exports
          eu-west-1: dr-eu
        backup:
          every: 6h
          max-age: 13h
          keep:
            daily: 7
        labels:
          team: shop
      caches:
        orders:
          account: prod
          targets:
            rpo: 15m
          standby:
            region: eu-west-1
          backup:
            cron: "30 2 * * *"
            timezone: Europe/Madrid
          labels:
            tier: gold
        sessions:
          select:
            name: sess-*
            engine: valkey
            tags:
              tier: gold
          after: orders
      """;

  private static List<Problem> problems(String text) {
    return ConfigReader.read("ecdr.yaml", text, NOW).problems();
  }

  @Test
  void readsWhatHoldsForEachCacheWithTheDefaultsInIt() {
    var read = ConfigReader.read("ecdr.yaml", GOOD, NOW);

    assertThat(read.problems())
        .extracting(p -> p.key() + ": " + p.what())
        .containsExactly("caches.sessions.after: no command acts on this yet");
    var config = read.config().orElseThrow();
    assertThat(config.active()).isTrue();
    assertThat(config.accounts().get("prod").id().orElseThrow().digits()).isEqualTo("111122223333");
    var orders = config.named("orders").orElseThrow();
    assertThat(((Choice.One) orders.choice()).region()).isEqualTo(new Region("us-east-1"));
    assertThat(orders.settings().drBucket()).contains("dr-eu");
    assertThat(orders.settings().backup().schedule().orElseThrow())
        .isEqualTo(new Schedule.Cron("30 2 * * *", java.time.ZoneId.of("Europe/Madrid")));
    assertThat(orders.settings().backup().keep().orElseThrow().daily()).isEqualTo(7);
    assertThat(orders.settings().labels())
        .containsEntry("team", "shop")
        .containsEntry("tier", "gold");
    assertThat(orders.settings().targets().rpo()).contains(Duration.ofMinutes(15));
    assertThat(orders.settings().told().get("dr-region").origin()).isEqualTo("ecdr.yaml:13");
    var sessions = config.named("sessions").orElseThrow();
    var selector = ((Choice.Selected) sessions.choice()).selector();
    assertThat(selector.engines()).containsExactly("valkey");
    assertThat(selector.regions()).containsExactly(new Region("us-east-1"));
    assertThat(sessions.settings().rank().after()).containsExactly("orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          every: 6h            | evry: 6h               | there is no key 'evry' here | did you mean every?
          every: 6h            | every: 6hours          | '6hours' is no duration     |
          every: 6h            | every: 10m             | 20 snapshots of one node    | at most 18
          region: us-east-1    | region: us-east        | is no AWS Region            |
          eu-west-1: dr-eu     | eu-west-1: DR_EU       | is no bucket name           |
          timezone: Europe/Madrid | timezone: Europe/Madird | is no IANA time zone     |
          "30 2 * * *"         | "30 25 * * *"          | is no cron expression       |
          engine: valkey       | engine: valky          | 'valky' is none of          | write valkey
          after: orders        | after: oders           | there is no 'oders'         | did you mean orders?
          account: prod        | account: pord          | no account 'pord'           | did you mean prod?
          active: true         | active: maybe          | is not true or false        |
          daily: 7             | daily: many            | is not a number             |
          daily: 7             | daily: 0               | no rule says what to keep   | daily: 7
          max-age: 13h         | max-age: 5h            | cannot be kept by backups   | back up more often
          max-age: 13h         | max-age: 6h1m          | will hardly be kept         | rule of thumb
          id: 111122223333     | id: 1111               | is no AWS account id        |
          schema: ecdr.config/1 | schema: ecdr.config/2 | is none of ecdr.config/1    |
          eu-west-1: state-eu  | us-east-1: state-eu    | this is the second          | keep one
          labels:              | labels: &all           | anchors and aliases         | write it out
          region: eu-west-1    | region: us-east-1      | the cache's own Region      | another Region
          """)
  void findsAMistakeWhereItIs(String right, String wrong, String what, String hint) {
    assertThat(GOOD).contains(right);
    var text =
        GOOD.replaceFirst(Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));

    var found = problems(text);

    assertThat(found).isNotEmpty();
    var one =
        found.stream()
            .filter(p -> (p.what() + " " + p.hint()).contains(what))
            .findFirst()
            .orElseThrow(() -> new AssertionError(found.toString()));
    assertThat(one.what() + " " + one.hint()).contains(hint == null ? "" : hint);
    assertThat(text.lines().toList().get(one.line() - 1).substring(one.column() - 1)).isNotBlank();
  }

  @Test
  void tellsTheLineAndColumnOfEachOfSeveral() {
    var found =
        problems(
            """
            schema: ecdr.config/1
            defaults:
              regoin: us-east-1
              backup:
                every: soon
            caches:
              orders:
                priority: high
            """);

    assertThat(found)
        .extracting(p -> p.line() + ":" + p.column() + " " + p.key())
        .containsExactly(
            "3:3 defaults.regoin", "5:12 defaults.backup.every", "8:15 caches.orders.priority");
  }

  @Test
  void stateThatWouldBeLostWithTheCacheIsRefused() {
    var found = problems(GOOD.replace("    eu-west-1: state-eu\n", ""));

    assertThat(found)
        .anySatisfy(
            p -> {
              assertThat(p.what()).contains("would be lost with them");
              assertThat(p.error()).isTrue();
            });
  }

  @Test
  void whoWouldWaitForHimselfIsNamed() {
    var found =
        problems(
            GOOD.replace(
                "    labels:\n      tier", "    after: sessions\n    labels:\n      tier"));

    assertThat(found)
        .extracting(Problem::what)
        .contains("'orders' would wait for itself", "'sessions' would wait for itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | the file is empty
          '- a'                    | this is a list, and an object is wanted
          'a: [1'                  | this is no YAML
          'caches: *x'             | this is no YAML
          'caches: {a: !!java.net.URL x}' | tag is not allowed
          """)
  void anythingElseIsToldAndNeverThrown(String text, String what) {
    assertThat(problems(text)).isNotEmpty().anyMatch(p -> p.what().contains(what));
  }

  @Test
  void aMistakeInTheDefaultsIsToldOnceAndNotForEachCache() {
    assertThat(problems(GOOD.replace("dr-region: eu-west-1", "dr-region: us-east-1")))
        .filteredOn(Problem::error)
        .hasSize(1);
  }

  @Test
  void deepAndLongTextsEnd() {
    assertThat(problems("a: " + "[".repeat(5000))).isNotEmpty();
    assertThat(problems("a: " + "{a: ".repeat(50) + "}".repeat(50))).isNotEmpty();
  }
}
