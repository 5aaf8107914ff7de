package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on ~* +@all",
        "on ~app::* &* allcommands",
        "on ~* -@write +set",
        "on ~* +@all -@dangerous",
        "on ~* +@hash",
        "on ~* +@read (~x +set)",
        "on ~* +somethingnew",
        "off ~* +@all"
      })
  void whoMayWriteIsSeenAndReadsOnlyAfterwards(String access) {
    assertThat(AccessRules.writes(access)).isTrue();
    assertThat(AccessRules.writes(AccessRules.readOnly(access))).isFalse();
    assertThat(AccessRules.readOnly(access)).startsWith(access.substring(0, access.indexOf('~')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on",
        "on ~* +@read +@connection",
        "on ~* +@all -@all +get",
        "on  ~*  +@all   -@write",
        "on ~* +@all -@write (~x +get)"
      })
  void whoMayReadOnlyIsLeftAlone(String access) {
    assertThat(AccessRules.writes(access)).isFalse();
  }
}
