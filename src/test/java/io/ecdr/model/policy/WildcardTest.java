package io.ecdr.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | anything | true",
        "s3:* | s3:PutObject | true",
        "s3:Get* | s3:PutObject | false",
        "arn:aws:s3:::b/* | arn:aws:s3:::b | false",
        "arn:aws:s3:::b* | arn:aws:s3:::b | true",
        "a*a | a | false",
        "a*a | aa | true",
        "a*ab*b | aabb | true",
        "a?c | abc | true",
        "a?c | ac | false",
        "** | x | true",
        "*x*x | x | false",
        "a.c | abc | false",
      })
  void starsAndQuestionMarksAreTheOnlyOnesThatMeanSomething(
      String pattern, String text, boolean fits) {
    assertThat(Wildcard.matches(pattern, text)).isEqualTo(fits);
  }

  @Test
  void agreesWithRegularExpressionsOnManyRandomPairs() {
    long seed = 20_261_123;
    var random = new Random(seed);
    int fitted = 0;
    for (int i = 0; i < 20_000; i++) {
      var pattern = word(random, "ab*?", 7);
      var text = word(random, "ab", 7);
      var regex = pattern.replace("*", "[ab]*").replace("?", "[ab]");
      boolean fits = Pattern.matches(regex, text);
      fitted += fits ? 1 : 0;
      assertThat(Wildcard.matches(pattern, text))
          .as("seed %d: '%s' on '%s'", seed, pattern, text)
          .isEqualTo(fits);
    }
    assertThat(fitted).isGreaterThan(1_000);
  }

  private static String word(Random random, String letters, int longest) {
    var word = new StringBuilder();
    for (int n = random.nextInt(longest + 1); n > 0; n--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
