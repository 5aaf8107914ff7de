package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.DataCount;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Region;
import io.ecdr.model.Seal;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is expected of a restore, from the record that reading every byte left. */
class RecordedCountTest {

  private static final Instant READ = Instant.parse("2026-11-23T01:00:00Z");

  private static BackupRecord backup(Proof proof, FileFinding.Gone... gone) {
    var shard = new Manifest.Shard("0001", "", 0, "k", 1, Optional.empty(), Optional.empty());
    var cache =
        new CacheId(
            new AccountId("111122223333"),
            new Region("us-east-1"),
            CacheKind.REPLICATION_GROUP,
            "carts");
    var manifest =
        new Manifest(
            "carts-1",
            cache,
            "lineage",
            "op",
            READ,
            Optional.of(READ),
            "redis",
            "7.0",
            "cache.r7g.large",
            false,
            false,
            false,
            Optional.empty(),
            List.of(shard),
            "default.redis7",
            Value.Fields.NONE,
            new Manifest.Security(false, "", false, false, List.of(), List.of()),
            Value.Fields.NONE,
            List.of());
    var file =
        new FileFinding(
            "0001",
            "k",
            1,
            160,
            60,
            List.of(gone),
            Optional.of(new TreeSet<>(List.of(0L, 3L))),
            "RDB 10",
            List.of(),
            List.of());
    var record =
        new ProofRecord(
            "carts-1",
            "",
            "op",
            READ,
            proof,
            "10",
            "present",
            Optional.empty(),
            Optional.of(new ProofRecord.Reading(READ, "op", List.of(file))),
            List.of());
    return new BackupRecord(
        manifest,
        "x/manifest.json",
        new Seal(Seal.State.FITS, ""),
        proof,
        Optional.of(READ),
        Optional.of(record));
  }

  private static FileFinding.Gone gone(String after, long keys) {
    return new FileFinding.Gone(READ.plus(Duration.parse(after)), keys);
  }

  @Test
  void theTimesBetweenTheMomentsBoundWhatIsStillThere() {
    DataCount count =
        RecordedCount.of(
                backup(Proof.VERIFIED, gone("PT0S", 5), gone("PT1H", 15), gone("PT24H", 35)))
            .orElseThrow();
    assertThat(count.lasting()).isEqualTo(100);
    assertThat(count.expiring()).extracting(DataCount.Left::keys).containsExactly(10L, 20L, 25L);
    assertThat(count.atMost(READ)).isEqualTo(155);
    assertThat(count.atLeast(READ.plusSeconds(60))).isEqualTo(145);
    assertThat(count.atLeast(READ.plus(Duration.ofHours(25)))).isEqualTo(100);
    assertThat(count.databases().orElseThrow()).containsExactly(0L, 3L);
  }

  @Test
  void withoutMomentsOnlyKeysWithoutAnEndAreSure() {
    var count = RecordedCount.of(backup(Proof.VERIFIED)).orElseThrow();
    assertThat(count.atLeast(READ.plusSeconds(1))).isEqualTo(100);
    assertThat(count.atMost(READ)).isEqualTo(160);
  }

  @Test
  void aRecordThatProvesLessCountsNothing() {
    assertThat(RecordedCount.of(backup(Proof.CHECKED))).isEmpty();
  }
}
