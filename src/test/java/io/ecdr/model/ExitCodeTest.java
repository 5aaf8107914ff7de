package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of several lanes' codes the whole command ends with. */
class ExitCodeTest {

  private static final List<Integer> WORST_FIRST = List.of(21, 24, 20, 22, 23, 40);
  private static final List<Integer> LAST = List.of(10, 0);

  private static Stream<ExitCode> codes() {
    return Arrays.stream(ExitCode.values());
  }

  private static int rank(ExitCode code) {
    if (WORST_FIRST.contains(code.number())) {
      return WORST_FIRST.indexOf(code.number());
    }
    return 50 + LAST.indexOf(code.number());
  }

  @Test
  void theWorstOfTwoDecidesInWhateverOrderTheyCome() {
    assertThat(codes()).hasSize(22);
    codes()
        .forEach(
            one ->
                codes()
                    .filter(other -> rank(other) > rank(one) && rank(one) != 49 || one == other)
                    .forEach(
                        other -> {
                          assertThat(one.worse(other)).isEqualTo(one);
                          assertThat(other.worse(one)).isEqualTo(one);
                        }));
  }

  @Test
  void whateverElseIsWrongIsWorseThanSuccessAndThanPendingChanges() {
    codes()
        .filter(code -> rank(code) == 49)
        .forEach(
            code -> {
              assertThat(code.worse(ExitCode.OK)).isEqualTo(code);
              assertThat(ExitCode.CHANGES_PENDING.worse(code)).isEqualTo(code);
            });
    assertThat(ExitCode.CHANGES_PENDING.worse(ExitCode.OK)).isEqualTo(ExitCode.CHANGES_PENDING);
  }
}
