package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Manifest;
import io.ecdr.model.RegionMapping;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.plan.Check.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a mapping fills in, and what it leaves as it was typed. */
class MappedRestoreTest {

  private static final RegionMapping HERE =
      new RegionMapping(
          Optional.of("mapped-subnets"),
          Optional.of("alias/mapped"),
          new TreeMap<>(Map.of("sg-home", "sg-away")),
          new TreeMap<>(Map.of("app", "app-eu")),
          new TreeMap<>(Map.of("tuned", "tuned-eu")),
          new TreeMap<>(Map.of("cache.r7g.large", List.of("cache.r6g.large", "cache.r5.large"))));

  private final RestoreSeen seen = new RestoreSeen();

  private Manifest manifest() {
    seen.parameterGroup = "tuned";
    seen.security =
        new Manifest.Security(true, "", true, false, List.of("app"), List.of("sg-home"));
    return seen.manifest();
  }

  private static RestoreRequest request(RestorePlace place) {
    return RestoreRequest.of("orders@latest", Samples.AWAY, "orders-dr", "dst").with(place);
  }

  @Test
  void fillsInWhatWasNotTyped() {
    var mapped = MappedRestore.of(request(RestorePlace.UNNAMED.with(HERE)), manifest());

    assertThat(mapped.place().subnetGroup()).contains("mapped-subnets");
    assertThat(mapped.place().securityGroups()).containsExactly("sg-away");
    assertThat(mapped.place().parameterGroup()).contains("tuned-eu");
    assertThat(mapped.access().userGroups()).containsExactly("app-eu");
    assertThat(mapped.access().kmsKey()).contains("alias/mapped");
    assertThat(mapped.shape().nodeTypes()).containsExactly("cache.r6g.large", "cache.r5.large");
    assertThat(MappedRestore.of(mapped, manifest())).as("twice").isEqualTo(mapped);
  }

  @Test
  void whatIsTypedGoesFirst() {
    var typed =
        request(
                new RestorePlace(
                        Optional.of("mine"), List.of("sg-mine"), Optional.of("my-group"), false)
                    .with(HERE))
            .with(
                new RestoreShape(
                    List.of("cache.m7g.large"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .with(
                new RestoreAccess(
                    List.of("mine"),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("key"),
                    RestoreAccess.Login.NONE));

    assertThat(MappedRestore.of(typed, manifest())).isEqualTo(typed);
  }

  @Test
  void aGroupThatIsToBeMadeIsNotMapped() {
    var recreated = new RestorePlace(Optional.empty(), List.of(), Optional.empty(), true);

    assertThat(MappedRestore.of(request(recreated.with(HERE)), manifest()).place().parameterGroup())
        .isEmpty();
  }

  @Test
  void aCacheThatWasNotEncryptedGetsNoKey() {
    manifest();
    seen.security = new Manifest.Security(false, "", false, false, List.of(), List.of());

    assertThat(
            MappedRestore.of(request(RestorePlace.UNNAMED.with(HERE)), seen.manifest())
                .access()
                .kmsKey())
        .isEmpty();
  }

  @Test
  void sayingToDoWithoutPasswordsNamesNoUsers() {
    var without =
        request(RestorePlace.UNNAMED.with(HERE))
            .with(
                new RestoreAccess(
                    List.of(),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    RestoreAccess.Login.NONE));

    assertThat(MappedRestore.of(without, manifest()).access().userGroups()).isEmpty();
  }

  @Test
  void aGroupThatTheMappingDoesNotKnowBlocks() {
    seen.mapping = Optional.of(HERE);
    seen.expect("mapping", Verdict.PASS, "sg-home is sg-away");

    seen.security =
        new Manifest.Security(false, "", false, false, List.of(), List.of("sg-home", "sg-other"));
    seen.expect("mapping", Verdict.FAIL, "nothing for sg-other", "--mapping");

    seen.securityGroups = List.of("sg-mine");
    seen.expect("mapping", Verdict.PASS, "no group of the source needed it");
  }
}
