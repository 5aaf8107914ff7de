package io.ecdr.plan;

import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.Proof;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.Check.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kept backups against what a Region offers today. */
class KeptBackupsTest {

  private static final RestoreRequest REQUEST =
      RestoreRequest.of("orders@latest", Samples.AWAY, "orders-dr", "dst");
  private static final Fact<List<EngineVersion>> OFFERED =
      known(List.of(new EngineVersion("redis", "7.0", "redis7")));
  private static final Fact<List<ParameterGroup>> GROUPS =
      known(List.of(new ParameterGroup("default.redis7.cluster.on", "redis7")));

  private static Fact<BackupRecord> kept(Manifest manifest) {
    return known(
        new BackupRecord(manifest, "x/manifest.json", Proof.CHECKED, Optional.of(Samples.NOW)));
  }

  private static Check check(
      List<Fact<BackupRecord>> backups,
      Fact<List<EngineVersion>> offered,
      Fact<List<ParameterGroup>> groups) {
    return KeptBackups.check(known(backups), REQUEST, offered, groups);
  }

  @Test
  void allFitWhatIsOffered() {
    var check = check(List.of(kept(Samples.cmeManifest())), OFFERED, GROUPS);
    assertThat(check.verdict()).isEqualTo(Verdict.PASS);
    assertThat(check.observed()).contains("1 backup", "cache.r7g.large can be had shows only when");
  }

  @Test
  void oneWhoseEngineIsNotOfferedAnyMoreIsNamed() {
    var older = known(List.of(new EngineVersion("redis", "6.2", "redis6.x")));
    var check = check(List.of(kept(Samples.cmeManifest())), older, GROUPS);
    assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check.observed())
        .contains("1 of 1 backup", Samples.cmeManifest().backupId(), "needs redis 7.0.7 or newer");
  }

  @Test
  void oneWhoseParameterGroupIsNotThereIsNamed() {
    var check = check(List.of(kept(Samples.cmdManifest())), OFFERED, GROUPS);
    assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check.observed())
        .contains("needs a parameter group default.redis7 of family redis7");
  }

  @Test
  void oneThatIsTooLargeForItsNodeTypeIsNamed() {
    var manifest = Samples.manifest(true, List.of(Samples.file("0001", "0-16383", 0, 20L << 30)));
    var check = check(List.of(kept(manifest)), OFFERED, GROUPS);
    assertThat(check.observed()).contains("20.0 GiB in a shard, too much for cache.r7g.large");
  }

  @Test
  void whatCannotBeReadIsUnknownAndFailuresComeFirst() {
    Fact<BackupRecord> unread = Samples.dark();
    var some = check(List.of(kept(Samples.cmeManifest()), unread), OFFERED, GROUPS);
    assertThat(some.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(some.observed()).contains("1 of 2 backups cannot be read");
    var worse = check(List.of(kept(Samples.cmdManifest()), unread), OFFERED, GROUPS);
    assertThat(worse.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check(List.of(), Samples.dark(), GROUPS).verdict()).isEqualTo(Verdict.UNKNOWN);
  }
}
