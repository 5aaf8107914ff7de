package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.plan.iam.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code iam-policy} says to words that make no policy. */
class IamPolicyWordsTest {

  private static final String ACCOUNT = "--account 111122223333 ";

  @TempDir private Path folder;

  private Typed run(int code, String words) {
    var typed = new Typed(folder);
    assertThat(typed.run(("iam-policy " + words).strip().split(" ")))
        .as(typed.err.toString())
        .isEqualTo(code);
    assertThat(typed.asked).isEmpty();
    return typed;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                               | name either a FILE that ecdr plan made, or a command with --for
          f.json --for status                              | name either a FILE
          --for prune --account 111122223333               | prune' is no command that talks to AWS; these do: assess, backup accept
          --for status --region eu-west-1                  | missing required option: '--account=DIGITS'
          --for status --account 12 --region eu-west-1     | 12' is no AWS account id
          --for failover --account 111122223333 --region eu-west-1 | missing required option: '--to=REGION'
          --for restore --account 111122223333             | missing required option: '--to=REGION'
          --for status --account 111122223333              | missing required option: '--region=REGION'
          nowhere.json                                     | there is no such file
          """)
  void badUsageIsSaidInALine(String words, String said) {
    var typed = run(2, words);
    assertThat(typed.out.toString()).isEmpty();
    assertThat(typed.err.toString()).contains(said).doesNotContain("ECDR_TO", "\tat ");
  }

  @Test
  void whatIsNoPlanIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("text.json"), "hello");
    var typed = run(14, file.toString());
    assertThat(typed.out.toString()).isEmpty();
    assertThat(typed.err.toString()).contains("text.json");
  }

  @Test
  void theDocumentGoesToStdoutAndWhatIsNotSureToStderrUnlessQuiet() {
    var words = "--for restore " + ACCOUNT + "--to eu-west-1";
    var typed = run(0, words);
    assertThat(typed.out.toString()).startsWith("{\n  \"Version\": \"2012-10-17\",\n");
    var backup = "--for backup\u00a0create " + ACCOUNT + "--region us-east-1 --dr-region eu-west-1";
    var loud = new Typed(folder);
    assertThat(loud.run(words(backup))).isZero();
    assertThat(loud.err.toString()).contains("warning: AWS's texts leave open");
    var quiet = new Typed(folder);
    assertThat(quiet.run(words(backup + " -q"))).isZero();
    assertThat(quiet.err.toString()).isEmpty();
    assertThat(quiet.out.toString()).isEqualTo(loud.out.toString());
  }

  @Test
  void theHelpNamesAllThatForTakes() {
    var help = run(0, "--help").out.toString().replaceAll("\\s+", " ");
    assertThat(help).contains(Scope.Verb.words());
  }

  private static String[] words(String line) {
    var words = ("iam-policy " + line).split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace('\u00a0', ' ');
    }
    return words;
  }
}
