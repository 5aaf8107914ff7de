package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.ManifestSeal;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.plan.StepOutcome;
import io.ecdr.rdb.RdbText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever happens to a backup is found, and what is whole is not called bad. */
class CorruptionTest {

  /**
   * What happens to one after its manifest was written.
   *
   * @param plain whether a check that does not read everything must find it too
   */
  private enum Kind {
    ROTTEN_BIT(false, CorruptionTest::rotten),
    OVERWRITTEN(true, CorruptionTest::overwritten),
    CUT(true, CorruptionTest::cut),
    LONGER(true, CorruptionTest::longer),
    SWAPPED(true, CorruptionTest::swapped),
    MISSING(true, (b, r) -> b.s3.remove("dr", file(r))),
    MANIFEST(true, (b, r) -> altered(b, VerifiedBackup.MANIFEST, r)),
    DIGEST(true, (b, r) -> altered(b, VerifiedBackup.SEAL, r)),
    NO_DIGEST(true, (b, r) -> b.s3.remove("dr", VerifiedBackup.SEAL));

    private final boolean plain;
    private final BiConsumer<VerifiedBackup, Random> happens;

    Kind(boolean plain, BiConsumer<VerifiedBackup, Random> happens) {
      this.plain = plain;
      this.happens = happens;
    }
  }

  private static final List<byte[]> FILES = VerifiedBackup.files();

  private static String file(Random random) {
    return VerifiedBackup.key(random.nextInt(3));
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    var changed = bytes.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private static void altered(VerifiedBackup backup, String key, Random random) {
    backup.s3.put("dr", key, flipped(backup.bytes(key), random));
  }

  private static void rotten(VerifiedBackup backup, Random random) {
    var key = file(random);
    backup.rot(key, flipped(backup.bytes(key), random));
  }

  private static void overwritten(VerifiedBackup backup, Random random) {
    altered(backup, file(random), random);
  }

  private static void cut(VerifiedBackup backup, Random random) {
    var key = file(random);
    var bytes = backup.bytes(key);
    backup.s3.put("dr", key, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  private static void longer(VerifiedBackup backup, Random random) {
    var key = file(random);
    var bytes = backup.bytes(key);
    backup.s3.put("dr", key, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20)));
  }

  private static void swapped(VerifiedBackup backup, Random random) {
    int one = random.nextInt(3);
    int other = (one + 1 + random.nextInt(2)) % 3;
    var bytes = backup.bytes(VerifiedBackup.key(one));
    backup.s3.put("dr", VerifiedBackup.key(one), backup.bytes(VerifiedBackup.key(other)));
    backup.s3.put("dr", VerifiedBackup.key(other), bytes);
  }

  @Test
  void aWholeBackupIsCheckedAndThenVerified() {
    for (boolean summed : new boolean[] {true, false}) {
      var backup = new VerifiedBackup(summed);
      assertThat(backup.verify(false)).isInstanceOf(StepOutcome.Done.class);
      assertThat(proof(backup)).isEqualTo(Proof.CHECKED);
      assertThat(backup.verify(true)).isInstanceOf(StepOutcome.Done.class);
      assertThat(proof(backup)).isEqualTo(Proof.VERIFIED);
      assertThat(backup.record().flatMap(ProofRecord::reading).orElseThrow().keys()).isEqualTo(60);
      assertThat(backup.verify(false)).isInstanceOf(StepOutcome.Done.class);
      assertThat(proof(backup)).as("stays what it was").isEqualTo(Proof.VERIFIED);
    }
  }

  private static Proof proof(VerifiedBackup backup) {
    return backup.record().orElseThrow().proof();
  }

  @Test
  void tenThousandCorruptionsAreFound() {
    LongStream.rangeClosed(1, 10_000).parallel().forEach(CorruptionTest::corrupted);
  }

  private static void corrupted(long seed) {
    var random = new Random(seed * 7919);
    var kind = Kind.values()[(int) (seed % Kind.values().length)];
    boolean summed = seed % 4 != 0 || kind != Kind.ROTTEN_BIT;
    var backup = new VerifiedBackup(FILES, summed);
    kind.happens.accept(backup, random);
    var how = kind + ", seed " + seed + (summed ? "" : ", without S3's checksum");
    if (kind.plain && seed % 4 == 1) {
      found(how + ", looked at", backup, backup.verify(false));
    }
    var outcome = backup.verify(true);
    if (summed) {
      found(how, backup, outcome);
    } else {
      assertThat(outcome).as(how).isInstanceOf(StepOutcome.Stopped.class);
      assertThat(proof(backup)).as(how).isNotEqualTo(Proof.VERIFIED);
    }
  }

  private static void found(String how, VerifiedBackup backup, StepOutcome outcome) {
    assertThat(outcome)
        .as(how)
        .isInstanceOfSatisfying(
            StepOutcome.Stopped.class,
            stopped -> {
              assertThat(stopped.code()).as(how).isEqualTo(ExitCode.VERIFICATION_FAILED);
              assertThat(stopped.reason()).as(how).contains(VerifiedBackup.FOLDER);
            });
    var record = backup.record().orElseThrow();
    assertThat(record.proof()).as(how).isEqualTo(Proof.COPIED);
    assertThat(record.failure().orElseThrow().faults()).as(how).isNotEmpty();
  }

  @Test
  void aManifestThatWasChangedTogetherWithItsDigestIsNotBlessed() {
    for (boolean deep : new boolean[] {false, true}) {
      var backup = new VerifiedBackup(true);
      assertThat(backup.verify(true)).isInstanceOf(StepOutcome.Done.class);
      var before = backup.record().orElseThrow();
      var text = new String(backup.bytes(VerifiedBackup.MANIFEST), StandardCharsets.UTF_8);
      var edited =
          text.replaceFirst("\"nodeType\"\\s*:\\s*\"[^\"]*\"", "\"nodeType\": \"cache.t9.micro\"");
      assertThat(edited).isNotEqualTo(text);
      backup.put(VerifiedBackup.MANIFEST, edited);
      backup.put(VerifiedBackup.SEAL, ManifestSeal.line(edited));

      for (int again = 0; again < 2; again++) {
        assertThat(backup.verify(deep))
            .isInstanceOfSatisfying(
                StepOutcome.Stopped.class,
                stopped -> {
                  assertThat(stopped.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
                  assertThat(stopped.reason())
                      .contains("check.json", before.operation(), before.manifest());
                  assertThat(stopped.hint()).contains("nothing was written");
                });
        assertThat(backup.record()).contains(before);
      }
    }
  }

  @Test
  void aFileThatWasCutBeforeItsManifestWasWrittenIsFound() {
    for (int at = 0; at < FILES.get(1).length; at += 7) {
      var files = new ArrayList<>(FILES);
      files.set(1, Arrays.copyOf(FILES.get(1), at));
      var backup = new VerifiedBackup(files, true);
      var outcome = backup.verify(true);
      found("cut at " + at, backup, outcome);
      assertThat(((StepOutcome.Stopped) outcome).reason())
          .contains(VerifiedBackup.key(1) + " at byte ");
    }
  }

  @Test
  void aByteThatWasChangedBeforeTheManifestWasWrittenIsFound() {
    for (int at = 9; at < FILES.get(1).length; at += 3) {
      var files = new ArrayList<>(FILES);
      var changed = FILES.get(1).clone();
      changed[at] ^= 4;
      files.set(1, changed);
      var backup = new VerifiedBackup(files, true);
      assertThat(backup.verify(true))
          .as("byte %d", at)
          .isInstanceOfSatisfying(
              StepOutcome.Stopped.class,
              stopped -> assertThat(stopped.code()).isEqualTo(ExitCode.VERIFICATION_FAILED));
      assertThat(backup.record().map(ProofRecord::proof))
          .as("byte %d", at)
          .isNotEqualTo(Optional.of(Proof.VERIFIED));
    }
  }

  @Test
  void shardsThatWereSwappedAtTheSourceAreFoundByTheSlotsOfTheirKeys() {
    var backup = new VerifiedBackup(List.of(FILES.get(1), FILES.get(0), FILES.get(2)), true);

    assertThat(backup.verify(false))
        .as("all of it fits together")
        .isInstanceOf(StepOutcome.Done.class);
    var outcome = backup.verify(true);

    found("swapped", backup, outcome);
    assertThat(((StepOutcome.Stopped) outcome).reason())
        .contains(VerifiedBackup.key(0) + " at byte 9: ")
        .contains("keys hash into slots that shard 0001 does not have (0-100,200-5460)")
        .contains(VerifiedBackup.key(1) + " at byte 9: ")
        .doesNotContain(VerifiedBackup.key(2));
  }

  @Test
  void aFileWrittenAgainUnderAnotherChecksumIsNotHeldForTheSame() {
    var backup = new VerifiedBackup(true);
    backup.verify(true);
    writtenAgain(backup, flippedInTheMiddle(backup));

    for (int looks = 0; looks < 2; looks++) {
      var outcome = backup.verify(false);
      found("look " + looks, backup, outcome);
      assertThat(((StepOutcome.Stopped) outcome).reason())
          .contains(VerifiedBackup.key(2) + ": the object was written again since it was read");
    }
    found("read", backup, backup.verify(true));
  }

  @Test
  void aChecksumThatCannotBeComparedIsUnknownUntilEveryByteWasRead() {
    var backup = new VerifiedBackup(true);
    var good = backup.bytes(VerifiedBackup.key(2));
    writtenAgain(backup, flippedInTheMiddle(backup));

    for (int looks = 0; looks < 2; looks++) {
      assertThat(backup.verify(false))
          .isInstanceOfSatisfying(
              StepOutcome.Stopped.class,
              stopped -> {
                assertThat(stopped.code()).isEqualTo(ExitCode.INCOMPLETE);
                assertThat(stopped.reason()).contains(VerifiedBackup.key(2)).contains("unknown");
                assertThat(stopped.hint())
                    .contains(
                        "ecdr backup verify ", " --deep --dr-region eu-west-1 --dr-bucket dr");
              });
      assertThat(proof(backup)).isEqualTo(Proof.COPIED);
    }
    found("read", backup, backup.verify(true));
    writtenAgain(backup, good);
    assertThat(backup.verify(true)).isInstanceOf(StepOutcome.Done.class);
    assertThat(backup.verify(false)).isInstanceOf(StepOutcome.Done.class);
    assertThat(proof(backup)).as("it is what was read").isEqualTo(Proof.VERIFIED);
  }

  private static byte[] flippedInTheMiddle(VerifiedBackup backup) {
    var changed = backup.bytes(VerifiedBackup.key(2)).clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }

  private static void writtenAgain(VerifiedBackup backup, byte[] bytes) {
    backup.s3.put("dr", VerifiedBackup.key(2), bytes);
    backup.s3.otherwise.add(VerifiedBackup.key(2));
  }

  @Test
  void whatFailedOnceIsNotProvenUntilEveryByteWasReadAgain() {
    var backup = new VerifiedBackup(true);
    backup.verify(true);
    var good = backup.bytes(VerifiedBackup.key(2));
    var bad = good.clone();
    bad[bad.length / 2] ^= 1;
    backup.rot(VerifiedBackup.key(2), bad);

    assertThat(backup.verify(false)).as("S3 does not know").isInstanceOf(StepOutcome.Done.class);
    assertThat(proof(backup)).isEqualTo(Proof.VERIFIED);
    backup.verify(true);
    assertThat(proof(backup)).isEqualTo(Proof.COPIED);
    backup.heal(VerifiedBackup.key(2), good);
    assertThat(backup.verify(false))
        .isInstanceOfSatisfying(
            StepOutcome.Stopped.class,
            stopped -> {
              assertThat(stopped.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
              assertThat(stopped.reason()).contains("reading every byte did");
              assertThat(stopped.hint()).contains("--deep");
            });
    assertThat(proof(backup)).isEqualTo(Proof.COPIED);
    assertThat(backup.verify(true)).isInstanceOf(StepOutcome.Done.class);
    assertThat(proof(backup)).isEqualTo(Proof.VERIFIED);
  }

  @Test
  void aFileWithoutAChecksumOfItsOwnIsUnknownAndNotGood() {
    var files = new ArrayList<>(FILES);
    files.set(2, RdbText.redis(11).endWithoutSum());
    var backup = new VerifiedBackup(files, true);

    assertThat(backup.verify(true))
        .isInstanceOfSatisfying(
            StepOutcome.Stopped.class,
            stopped -> {
              assertThat(stopped.code()).isEqualTo(ExitCode.INCOMPLETE);
              assertThat(stopped.reason()).contains("carries no checksum of its own");
            });
    assertThat(proof(backup)).isEqualTo(Proof.CHECKED);
  }
}
