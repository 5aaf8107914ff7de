package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AssessRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.SwitchoverRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands take from the configuration file: less than a variable, more than a default. */
class FileValuesTest {

  private static final String FILE =
      """
      schema: ecdr.config/1
      accounts:
        prod:
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
          prefix: mine
      caches:
        shop:
          id: orders
          account: prod
        carts:
          region: us-west-2
          buckets:
            us-west-2: exports-west
      """;

  @TempDir private Path state;

  private StatusRequest status(Typed typed, String... words) {
    assertThat(typed.run(words)).as(typed.err.toString()).isEqualTo(30);
    return (StatusRequest) typed.asked.get(0);
  }

  @Test
  void aCommandWithoutOptionsTakesTheDefaultsOfTheFile() {
    var typed = new Typed(state).having(FILE);

    var request = status(typed, "status");

    assertThat(request.region().id()).isEqualTo("us-east-1");
    assertThat(request.drRegion().orElseThrow().id()).isEqualTo("eu-west-1");
    assertThat(request.drBucket()).contains("dr-eu");
    assertThat(request.prefix()).isEqualTo("mine");
    assertThat(typed.settings.get(0).profile()).isEmpty();
    assertThat(typed.settings.get(0).buckets()).hasSize(2);
  }

  @Test
  void assessTakesRegionAndBucketFromTheFileToo() {
    var typed = new Typed(state).having(FILE);

    assertThat(typed.run("assess", "shop", "--regions", "eu-central-1")).isEqualTo(30);

    var request = (AssessRequest) typed.asked.get(0);
    assertThat(request.caches()).containsExactly("orders");
    assertThat(request.regions())
        .extracting(r -> r.id())
        .containsExactly("eu-central-1", "us-east-1");
    assertThat(request.drBucket()).contains("dr-eu");
  }

  @Test
  void aNameOfTheFileStandsForItsCacheAndBringsItsSettings() {
    var typed = new Typed(state).having(FILE);

    var request = status(typed, "status", "shop");

    assertThat(request.caches()).containsExactly("orders");
    assertThat(typed.settings.get(0).profile()).contains("prod");
    var west = status(new Typed(state).having(FILE), "status", "carts");
    assertThat(west.region().id()).isEqualTo("us-west-2");
    assertThat(west.bucket()).contains("exports-west");
  }

  @Test
  void aVariableComesBeforeTheFileAndAFlagBeforeBoth() {
    var typed = new Typed(state).having(FILE);
    typed.variables.put("ECDR_DR_BUCKET", "from-variable");
    typed.variables.put("ECDR_PREFIX", "from-variable");

    var request = status(typed, "status", "--prefix", "from-flag");

    assertThat(request.drBucket()).contains("from-variable");
    assertThat(request.prefix()).isEqualTo("from-flag");
    assertThat(request.region().id()).isEqualTo("us-east-1");
  }

  @Test
  void cachesOfSeveralRegionsNeedARegion() {
    var typed = new Typed(state).having(FILE);

    assertThat(typed.run("status", "shop", "carts")).isEqualTo(2);

    assertThat(typed.err.toString()).contains("shop in us-east-1 and carts in us-west-2");
    assertThat(typed.asked).isEmpty();
  }

  @Test
  void aFileWithAMistakeStopsACommandAndSaysWhere() {
    var typed = new Typed(state).having(FILE.replace("prefix: mine", "prefex: mine"));

    assertThat(typed.run("status")).isEqualTo(2);

    assertThat(typed.err.toString())
        .contains("ecdr.yaml:16:5: there is no key 'prefex' here (did you mean prefix?)")
        .contains("ecdr config validate", "--config none");
    assertThat(typed.asked).isEmpty();
  }

  @Test
  void nothingIsTakenFromTheFileWhereNoneIsWanted() {
    var typed = new Typed(state).having(FILE.replace("prefix: mine", "prefex: mine"));
    typed.variables.put("AWS_REGION", "eu-north-1");

    var request = status(typed, "status", "--config", "none");

    assertThat(request.region().id()).isEqualTo("eu-north-1");
    assertThat(request.drRegion()).isEmpty();
  }

  @Test
  void aMistypedOptionIsStillToldAsSuch() {
    var typed = new Typed(state).having(FILE);

    assertThat(typed.run("status", "--regoin", "us-east-1")).isEqualTo(2);

    assertThat(typed.err.toString()).contains("--regoin");
  }

  @Test
  void whatARoleChangeIsAimedAtIsNeverTakenFromTheFile() {
    var typed =
        new Typed(state)
            .having(
                FILE.replace(
                    "    account: prod\n",
                    "    account: prod\n    standby:\n      region: eu-west-1\n"));

    assertThat(typed.run("switchover", "shop", "--yes")).isEqualTo(2);

    assertThat(typed.err.toString()).contains("--to");
    assertThat(typed.asked).noneMatch(SwitchoverRequest.class::isInstance);
  }
}
