package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fault;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Manifest;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Region;
import io.ecdr.model.Seal;
import io.ecdr.model.Slots;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A manifest as others may read it: its schema and its digest. */
class ManifestTest {

  private static final Instant AT = Instant.parse("2026-11-23T01:15:00.123Z");

  private static Manifest manifest() {
    return new Manifest(
        "orders-20261123-0115-k3f9",
        new CacheId(
            new AccountId("111122223333"),
            new Region("us-east-1"),
            CacheKind.REPLICATION_GROUP,
            "orders"),
        "111122223333/us-east-1/replication-group/orders",
        "20261123-0115-k3f9",
        AT,
        Optional.of(AT),
        "valkey",
        "8.0",
        "cache.r7g.large",
        true,
        true,
        true,
        Optional.of(6379),
        List.of(shard("0001", "0-100,200-8000"), shard("0002", "101-199,8001-16383")),
        "orders-params",
        Value.fields("maxmemory-policy", "allkeys-lru"),
        new Manifest.Security(true, "required", true, true, List.of("staff"), List.of("sg-1")),
        Value.fields("team", "shop"),
        List.of());
  }

  private static Manifest.Shard shard(String id, String slots) {
    return new Manifest.Shard(
        id, slots, 1, "a/" + id + ".rdb", 7, Optional.of("CRC64NVME:x="), Optional.of(AT));
  }

  @Test
  void fitsItsSchemaAndKeepsSeveralRangesOfSlots() {
    var text = ManifestCodec.write(manifest());
    Schemas.fits("manifest/1", text);
    assertThat(ManifestCodec.read(text)).isEqualTo(manifest());
    var ranges = ManifestCodec.read(text).shards().stream().map(Manifest.Shard::slots).toList();
    assertThat(ranges).containsExactly("0-100,200-8000", "101-199,8001-16383");
    assertThat(Slots.fault(ranges)).isEmpty();
  }

  @Test
  void itsDigestTellsEveryOneByteThatChanged() {
    var text = ManifestCodec.write(manifest());
    var line = Optional.of(ManifestSeal.line(text));
    assertThat(ManifestSeal.of(text, line).state()).isEqualTo(Seal.State.FITS);
    for (int i = 0; i < text.length(); i++) {
      char other = (char) (text.charAt(i) ^ 1);
      var changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(ManifestSeal.of(changed, line).state())
          .as("byte %d", i)
          .isEqualTo(Seal.State.DIFFERS);
    }
    for (var odd : List.of("", "x", line.get().substring(1))) {
      assertThat(ManifestSeal.of(text, Optional.of(odd)).state()).isEqualTo(Seal.State.MISSING);
    }
    assertThat(ManifestSeal.of(text, Optional.empty()).state()).isEqualTo(Seal.State.MISSING);
  }

  @Test
  void whatWasFoundOutFitsItsSchemaAndIsReadAgain() {
    var begun = ProofRecord.begin("orders-1", "0".repeat(64), "op-1", AT, "11", "present");
    var fault = Fault.at("a/0001.rdb", 7, "it ends too soon");
    var file =
        new FileFinding(
            "0001",
            "a/0001.rdb",
            70,
            9,
            3,
            List.of(new FileFinding.Gone(AT, 2)),
            Optional.of(new TreeSet<>(List.of(0L, 3L))),
            "RDB 11",
            List.of(),
            List.of("not all could be told"));
    for (var record :
        List.of(
            begun.checked(Optional.empty(), List.of()),
            begun.checked(Optional.empty(), List.of(fault, Fault.of("dr", "may not be read"))),
            begun.read(Optional.empty(), List.of(), List.of(file)),
            begun
                .read(Optional.empty(), List.of(), List.of(file))
                .differed("op-2", AT, List.of(Fault.of("a/", "restored as x: 4 keys"))))) {
      var text = Json.pretty(ProofCodec.of(record));
      Schemas.fits("proof/1", text);
      assertThat(ProofCodec.read(text)).isEqualTo(record);
    }
  }
}
