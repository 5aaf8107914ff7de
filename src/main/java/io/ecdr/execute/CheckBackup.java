package io.ecdr.execute;

import io.ecdr.model.Value;

/**
 * {@code check-backup {Bucket, Region, Owner?, Prefix, ManifestKey, Mirror?, GoesOn?}}: reads a
 * backup back, as far as it can be without reading its files to their ends. What was found wrong is
 * told all at once.
 *
 * <p>What came of it is written down in {@code check.json} beside the manifest, good or bad. With
 * {@code GoesOn} it is not yet: the files are read by the steps behind, and what was found here is
 * left as facts. Facts: {@code Proof, Manifest, RdbVersion, Footer, Faults}.
 */
final class CheckBackup implements Work {

  @Override
  public String kind() {
    return "check-backup";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var bucket = Bucket.of(parameters, dialogue);
    var look = BackupFindings.look(bucket, parameters.text("ManifestKey").orElse(""));
    if (look.turn().isPresent()) {
      return look.turn().get();
    }
    var found = look.found().orElseThrow();
    if (parameters.flag("GoesOn").orElse(false)) {
      return new Turn.Done(found.facts());
    }
    var writing = new ProofWriting(bucket, parameters);
    return writing.write(found, (begun, before) -> begun.checked(before, found.faults()));
  }
}
