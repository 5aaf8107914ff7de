package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Step;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One file is copied to where something of the same size lies already, or to where nothing does.
 */
class ObjectCopyTest {

  private static final String SOURCE = "exported-0001.rdb";
  private static final String TARGET = Plans.folder("orders") + "0001.rdb";

  private final Bench bench = new Bench();
  private final byte[] file = SmallS3.rdb(64);

  ObjectCopyTest() {
    bench.world.s3.put("home", SOURCE, file);
  }

  private ExitCode copied() {
    var copy = Plans.copy("orders");
    var objects = Value.items(List.of(Value.fields("Shard", "0001", "Key", SOURCE)));
    return bench
        .run(
            Plans.single(
                new Step.Local(
                    copy.id(),
                    copy.title(),
                    copy.kind(),
                    copy.parameters().with("Objects", objects),
                    copy.mayCall(),
                    copy.limits())))
        .code();
  }

  private static byte[] other(byte[] bytes) {
    byte[] other = Arrays.copyOf(bytes, bytes.length);
    other[20]++;
    return other;
  }

  private byte[] copy() {
    return bench.world.s3.bytes("dr", TARGET);
  }

  @Test
  void whatIsTheSameIsNotCopiedAgain() {
    bench.world.s3.put("dr", TARGET, file);

    assertThat(copied()).isEqualTo(ExitCode.OK);

    assertThat(bench.calls.changes()).isEmpty();
  }

  @Test
  void anotherFileIsLeftAlone() {
    bench.world.s3.put("dr", TARGET, other(file));

    assertThat(copied()).isEqualTo(ExitCode.VERIFICATION_FAILED);

    assertThat(copy()).isEqualTo(other(file));
  }

  @Test
  void checksumsOfOtherAlgorithmsAreNotTakenForEqual() {
    bench.world.s3.put("dr", TARGET, other(file));
    bench.world.s3.otherwise.add(TARGET);

    assertThat(copied()).isEqualTo(ExitCode.OK);

    assertThat(copy()).isEqualTo(file);
  }

  @Test
  void withoutAnAnswerWhatCannotBeComparedIsCopiedAgain() {
    bench.world.s3.put("dr", TARGET, other(file));
    bench.world.s3.otherwise.add(TARGET);
    boolean[] lost = {false};
    bench.calls.fates(
        call -> {
          if (!call.action().equals("CopyObject") || lost[0]) {
            return VirtualCalls.Fate.ANSWERED;
          }
          lost[0] = true;
          return VirtualCalls.Fate.LOST_BEFORE;
        });

    assertThat(copied()).isEqualTo(ExitCode.OK);

    assertThat(copy()).isEqualTo(file);
  }

  @Test
  void aCopyThatIsGoneAtTheEndIsNoCopy() {
    bench.calls.fates(
        call -> {
          boolean last = call.action().equals("ListObjectsV2") && copy() != null;
          if (last) {
            bench.world.s3.remove("dr", TARGET);
          }
          return VirtualCalls.Fate.ANSWERED;
        });

    assertThat(copied()).isEqualTo(ExitCode.VERIFICATION_FAILED);
  }
}
