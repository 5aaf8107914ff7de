package io.ecdr.plan;

import io.ecdr.model.Fault;
import io.ecdr.model.Manifest;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.RestoreRequest;
import java.time.Duration;
import java.util.stream.Collectors;

/** The questions before a restore about the backup itself (facts page, preflight). */
final class RestoreChecks {

  /** Whether what was found out about the backup speaks against it. */
  static final String PROOF = "backup-proof";

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final Manifest manifest;

  RestoreChecks(Checklist list, RestoreRequest request, RestoreInventory seen) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    list.ask("identity", "Credentials and account", "an account that answers")
        .pass("account " + seen.account() + " as " + seen.caller());
    seal();
    proof();
    suspect();
    recoveryPoint();
    if (seen.source() instanceof RestoreSource.Files files) {
      new RestoreFileChecks(list, request, seen, files).ask();
    } else if (seen.source() instanceof RestoreSource.InRegion here) {
      snapshot(here);
    }
    MappedRestore.ask(list, request, manifest);
  }

  /** A manifest that was changed would make a cache of other slots, files or settings. */
  private void seal() {
    var ask = list.ask("manifest-digest", "The manifest is as it was written", "the same SHA-256");
    var backup = seen.backup();
    var words = BackupNames.MANIFEST + " " + backup.seal().words();
    var hint = "look at " + backup.manifestKey() + ", or name another backup: " + kept().list();
    switch (backup.seal().state()) {
      case FITS -> ask.pass(words);
      case DIFFERS -> ask.fail(words, hint);
      case MISSING -> ask.warn(words, hint);
    }
  }

  private void proof() {
    var ask = list.ask(PROOF, "The backup was checked", "checked or more").overridable();
    var backup = seen.backup();
    var failure = backup.record().flatMap(ProofRecord::failure);
    if (failure.isPresent() && seen.inFiles()) {
      ask.fail(failed(failure.get()), another());
    } else if (!seen.inFiles()) {
      ask.skipped("not asked: what is in a snapshot shows only when it is restored");
    } else if (backup.proof().proven()) {
      ask.pass(backup.id() + " is " + backup.proof().word());
    } else {
      ask.warn(
          backup.id() + " is only " + backup.proof().word(),
          "its files may be damaged; another backup may be proven: " + kept().list());
    }
  }

  private String failed(ProofRecord.Failure failure) {
    return seen.backup().id()
        + " failed when it was last looked into, at "
        + failure.at()
        + ": "
        + failure.faults().stream().map(Fault::line).collect(Collectors.joining("; "));
  }

  private String another() {
    return seen.standing()
        .proven()
        .map(id -> "restore the newest that is proven: " + id)
        .orElse("no other backup of the cache is known to be proven: " + kept().list());
  }

  private KeptAt kept() {
    return new KeptAt(request.to(), request.drBucket(), request.prefix());
  }

  /** A backup that shrank suddenly counts for nothing until somebody accepts its size. */
  private void suspect() {
    seen.standing()
        .suspect()
        .ifPresent(
            why ->
                list.ask(
                        "backup-suspect", "The backup did not shrink suddenly", "as the one before")
                    .warn(
                        why.words(),
                        another()
                            + "; or, if it is right: "
                            + kept().named("accept", seen.backup().id())
                            + " --yes"));
  }

  private void recoveryPoint() {
    var ask = list.ask("recovery-point", "How old the data is", "known");
    var point = manifest.recoveryPoint();
    if (point.isPresent() && point.get().isAfter(seen.at())) {
      ask.warn(
          "as of " + point.get() + ", which is yet to come",
          "the clock here is behind, or the manifest was changed: " + kept().list());
    } else if (point.isPresent()) {
      ask.pass(
          "as of "
              + point.get()
              + ", "
              + Text.duration(Duration.between(point.get(), seen.at()))
              + " ago; everything written since is lost");
    } else {
      ask.warn("the snapshot told no time", "the data is older than " + manifest.written());
    }
  }

  /** A restore from it may run already; a copy or a deletion may not (source: API:Snapshot). */
  private void snapshot(RestoreSource.InRegion here) {
    var status = here.snapshot().status();
    list.ask("snapshot-status", "The snapshot can be restored", "available or restoring")
        .answer(
            status.equals("available") || status.equals("restoring"),
            "snapshot " + here.snapshot().name() + " in " + request.to() + " is " + status,
            status.equals("creating") || status.equals("copying")
                ? "wait until it is available"
                : "choose another: aws elasticache "
                    + (here.serverless()
                        ? "describe-serverless-cache-snapshots"
                        : "describe-snapshots")
                    + " --region "
                    + request.to());
  }
}
