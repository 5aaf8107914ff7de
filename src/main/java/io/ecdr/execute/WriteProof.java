package io.ecdr.execute;

import io.ecdr.codec.ProofCodec;
import io.ecdr.model.Fault;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code write-proof {Bucket, Region, Owner?, Prefix, ManifestKey, Planned, Check, Files,
 * Mirror?}}: writes down what reading every byte found, good or bad, and ends as badly as that is.
 *
 * <p>{@code Check} are the facts of the step that looked at the manifest, {@code Files} those of
 * the steps that read the files, {@code Planned} the digest of the manifest that they were planned
 * by: one that changed meanwhile is a fault of its own.
 */
final class WriteProof implements Work {

  @Override
  public String kind() {
    return "write-proof";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var found = BackupFindings.of(parameters.fields("Check"));
    List<FileFinding> files = new ArrayList<>();
    parameters.list("Files").forEach(f -> files.add(ProofCodec.finding(f)));
    List<Fault> faults = new ArrayList<>(found.faults());
    if (!found.manifest().equals(parameters.text("Planned").orElse(""))) {
      faults.add(
          Fault.of(
              parameters.text("ManifestKey").orElse(""),
              "it was changed after the files were planned to be read"));
    }
    files.forEach(file -> faults.addAll(file.faults()));
    return new ProofWriting(Bucket.of(parameters, dialogue), parameters)
        .write(found, (begun, before) -> begun.read(before, faults, files));
  }
}
