package io.ecdr.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultGrammarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region-dark eu-west-1",
        "region-dark eu-west-1 --api",
        "region-dark eu-west-1 --data",
        "region-dark eu-west-1 --api --service s3",
        "throttle us-east-1 --rate 10",
        "throttle us-east-1 --rate 0.5 --service elasticache",
        "lose-answer CreateSnapshot --after-effect --times 1",
        "lose-answer CopySnapshot --before-effect --times 3 --region us-east-1",
        "slow export --factor 5",
        "slow export --factor 0.25 --region us-east-1",
        "stuck create-group",
        "stuck create-group --region eu-west-1",
        "quota eu-west-1 L-DFE45DF3=0",
        "no-capacity cache.r7g.large",
        "no-capacity cache.r7g.large --region eu-west-1",
        "partition us-east-1 eu-west-1",
        "promote-when-primary-dark stuck",
        "lag eu-west-1 --by 90s",
        "lag eu-west-1 --by 1500ms",
        "metric-missing eu-west-1",
        "metric-late eu-west-1 --by 5m",
        "metric-gap eu-west-1",
        "metric-early eu-west-1",
        "metric-dimensions eu-west-1 datastore",
        "roles-stay ldgnf-orders",
        "no-primary ldgnf-orders",
        "views-differ us-east-1"
      })
  void everyFaultPrintsTheWordsThatMakeItAgain(String words) {
    assertThat(FaultGrammar.parse(words).text()).isEqualTo(words);
  }

  @Test
  void bothHalvesNamedAreTheSameAsNoneNamed() {
    assertThat(FaultGrammar.parse("region-dark eu-west-1 --api --data"))
        .isEqualTo(FaultGrammar.parse("region-dark eu-west-1"));
  }

  @Test
  void aLostAnswerHappensOnceUnlessSaidOtherwise() {
    assertThat(FaultGrammar.parse("lose-answer CreateSnapshot --after-effect").text())
        .endsWith("--times 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region-dusk eu-west-1 | unknown fault 'region-dusk'",
        "region-dark | missing: what region-dark is about",
        "region-dark eu-west-1 --rate 3 | --rate does not go with region-dark",
        "region-dark eu-west-1 --data --service s3 | --service goes with --api only",
        "throttle us-east-1 | throttle needs --rate",
        "throttle us-east-1 --rate | missing: a value for --rate",
        "throttle us-east-1 --rate many | --rate is not a number: 'many'",
        "throttle us-east-1 --rate 0 | --rate must be above 0",
        "throttle us-east-1 --rate NaN | --rate must be above 0",
        "lose-answer CreateSnapshot | needs one of --after-effect and --before-effect",
        "lose-answer CreateSnapshot --after-effect --times 0 | --times must be at least 1",
        "lose-answer CreateSnapshot --after-effect --times x | --times is not a whole number",
        "slow export --factor -1 | --factor must be above 0",
        "stuck export --sideways | unknown word '--sideways' for stuck",
        "stuck ../export | not a transition",
        "stuck export import | unknown word 'import' for stuck",
        "partition us-east-1 | missing: the other Region",
        "partition us-east-1 us-east-1 | partition needs two Regions",
        "lag eu-west-1 | lag needs --by",
        "lag eu-west-1 --by soon | --by is not a duration such as 500ms, 30s, 5m or 1h: 'soon'",
        "metric-late eu-west-1 --by 0s | --by must be above 0",
        "metric-gap eu-west-1 --by 1m | --by does not go with metric-gap",
        "metric-dimensions eu-west-1 | missing: node, group or datastore",
        "metric-dimensions eu-west-1 zone | needs one of node, group, datastore, not 'zone'",
        "promote-when-primary-dark maybe | needs one of accept, refuse, stuck, not 'maybe'"
      })
  void whatCannotBeReadIsNamed(String words, String message) {
    assertThatThrownBy(() -> FaultGrammar.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void noWordsAtAllIsAnswered() {
    assertThatThrownBy(() -> FaultGrammar.parse(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing: a fault");
  }
}
