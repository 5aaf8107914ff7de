package io.ecdr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.Region;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that operators write about their Regions. */
class MappingFormTest {

  private static final String FILE =
      """
      # what eu-west-1 calls it
      schema: ecdr.mapping/1
      regions:
        eu-west-1:
          subnet-group: dr-subnets
          kms-key: alias/dr
          security-groups: {sg-1: sg-2}
          user-groups: {users: users-eu}
          parameter-groups: {tuned: tuned-eu}
          node-types:
            cache.r7g.large: [cache.r6g.large, cache.r5.large]
        us-east-1: {}
      """;

  @Test
  void tellsWhatARegionCallsThings() {
    var mapping = MappingForm.file("m.yaml", FILE, new Region("eu-west-1")).orElseThrow();

    assertThat(mapping.subnetGroup()).contains("dr-subnets");
    assertThat(mapping.kmsKey()).contains("alias/dr");
    assertThat(mapping.securityGroups()).isEqualTo(Map.of("sg-1", "sg-2"));
    assertThat(mapping.userGroups()).isEqualTo(Map.of("users", "users-eu"));
    assertThat(mapping.parameterGroups()).isEqualTo(Map.of("tuned", "tuned-eu"));
    assertThat(mapping.nodeTypes())
        .isEqualTo(Map.of("cache.r7g.large", List.of("cache.r6g.large", "cache.r5.large")));
    assertThat(MappingForm.read(MappingForm.of(mapping), "again")).isEqualTo(mapping);
  }

  @Test
  void aRegionThatIsNotInItHasNoMapping() {
    assertThat(MappingForm.file("m.yaml", FILE, new Region("eu-north-1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          schema: ecdr.mapping/1   | schema: ecdr.mapping/2 | this version of ecdr reads 'ecdr.mapping/1'
          schema: ecdr.mapping/1   | version: 1             | m.yaml: 'schema' is missing
          subnet-group: dr-subnets | subnet-groups: x       | regions.eu-west-1: unknown members [subnet-groups]
          {sg-1: sg-2}             | [sg-1]                 | 'security-groups' is no object
          {sg-1: sg-2}             | {sg-1: 5}              | security-groups: 'sg-1' is no text
          {sg-1: sg-2}             | {sg-1: a, sg-1: b}     | m.yaml:7:36: Duplicate field 'sg-1'
          {sg-1: sg-2}             | {sg-1: sg-2            | m.yaml:8:16
          {tuned: tuned-eu}        | &a {tuned: x}          | anchors and aliases are not taken
          us-east-1: {}            | mars: {}               | regions.mars: 'mars'
          """)
  void aMistakeIsNamed(String from, String to, String words) {
    assertThatThrownBy(
            () -> MappingForm.file("m.yaml", FILE.replace(from, to), new Region("eu-west-1")))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(words);
  }
}
