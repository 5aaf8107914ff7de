package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run of {@code backup create} left of a cache, as far as it came, for whoever goes on with
 * it.
 *
 * @param failed whether something was found wrong with it
 * @param kept where its manifest is; absent while it has none
 */
public record MadeBackup(
    String id, CacheId cache, Proof proof, boolean failed, Optional<KeptAt> kept) {

  /** Verb of the plans that make backups. */
  private static final String VERB = "backup create";

  public MadeBackup {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(kept, "kept");
  }

  /** The backup that a lane made; empty while not even its snapshot is there. */
  public static Optional<MadeBackup> of(Report report, Report.LaneReport lane) {
    if (!report.verb().equals(VERB)) {
      return Optional.empty();
    }
    var made = Optional.<MadeBackup>empty();
    for (var step : lane.steps()) {
      made = after(made, report.operation(), lane.cache(), step);
    }
    return made;
  }

  private static Optional<MadeBackup> after(
      Optional<MadeBackup> made, String operation, CacheId cache, Report.StepReport step) {
    if (step.outcome().orElse(null) instanceof StepOutcome.Stopped stopped) {
      boolean wrong = stopped.code() == ExitCode.VERIFICATION_FAILED;
      return made.map(m -> new MadeBackup(m.id, cache, m.proof, wrong, m.kept));
    }
    if (!(step.outcome().orElse(null) instanceof StepOutcome.Done done)) {
      return made;
    }
    if (step.step().id().equals(cache.id() + "/snapshot")) {
      var id = BackupNames.backupId(cache.id(), operation);
      return Optional.of(new MadeBackup(id, cache, Proof.TAKEN, false, Optional.empty()));
    }
    if (step.step().id().equals(cache.id() + "/export")) {
      return made.map(m -> new MadeBackup(m.id, cache, Proof.EXPORTED, false, m.kept));
    }
    if (step.step() instanceof Step.Local local && local.kind().equals("write-manifest")) {
      var kept = kept(local.parameters(), cache);
      return made.map(m -> new MadeBackup(m.id, cache, Proof.COPIED, false, kept));
    }
    var proof = done.facts().text("Proof").map(Proof::ofWord);
    return proof.isPresent()
        ? made.map(m -> new MadeBackup(m.id, cache, proof.get(), false, m.kept))
        : made;
  }

  private static Optional<KeptAt> kept(Value.Fields parameters, CacheId cache) {
    var key = parameters.text("Key").orElse("");
    int at = key.indexOf(cache.path());
    return parameters
        .text("Region")
        .map(
            region ->
                new KeptAt(
                    new Region(region),
                    parameters.text("Bucket"),
                    at < 1 ? "" : key.substring(0, at - 1)));
  }

  /** What to type next, each whole. */
  public List<String> next() {
    if (kept.isEmpty()) {
      return List.of(
          KeptAt.nowhere(cache.region())
              .restore("snapshot:" + id, Optional.empty(), BackupNames.restored(cache.id())));
    }
    var there = kept.get();
    if (failed) {
      return List.of(there.named("show", id), there.list());
    }
    if (!proof.proven()) {
      return List.of(there.named("verify", id));
    }
    List<String> all = new ArrayList<>();
    if (proof == Proof.CHECKED) {
      all.add(there.named("verify", id) + " --deep");
    }
    all.add(there.restore(id, cache.region(), cache.id()));
    return all;
  }
}
