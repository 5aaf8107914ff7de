package io.ecdr.plan;

import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that read every byte of a backup's files, and write down what all of them found. */
final class DeepSteps {

  /** A guess of what one connection to S3 brings. */
  static final long A_SECOND = 50L << 20;

  private final CallMaker calls;
  private final CopyPlace there;
  private final String start;
  private final Optional<Duration> timeout;

  /**
   * @param start of the steps' ids
   * @param timeout in place of the usual ones
   */
  DeepSteps(CallMaker calls, CopyPlace there, String start, Optional<Duration> timeout) {
    this.calls = calls;
    this.there = there;
    this.start = start;
    this.timeout = timeout;
  }

  /**
   * One file.
   *
   * @param name for people
   * @param key that is read, as it is shown beforehand
   * @param bytes about; 0 when that is not known
   * @param told {@code Key, Shard, Slots, Bytes, Checksum}
   */
  record File(String name, String key, long bytes, Value.Fields told) {}

  /** Where the backup is, as the steps that look at it want it. */
  Value.Fields place() {
    return Value.fields(
            "Bucket", there.bucket(), "Region", there.region().id(), "Owner", there.owner())
        .with("Profile", there.profile());
  }

  /**
   * In order.
   *
   * @param folder what the step that writes it down is given
   * @param writes the calls that it sends
   */
  List<Step> all(List<File> files, Value.Fields folder, Value planned, List<Call> writes) {
    List<Step> steps = new ArrayList<>();
    List<Value> findings = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      // By its place and not by its name: a manifest that was altered may name two alike.
      var id = start + "read-" + (i + 1);
      steps.add(read(id, files.get(i)));
      findings.add(new Value.Bound(id, "Finding", "what is in " + files.get(i).name()));
    }
    steps.add(
        new Step.Local(
                start + "proof",
                "Write down what every byte told",
                "write-proof",
                folder
                    .with("Planned", planned)
                    .with("Check", new Value.Bound(start + "check", "", "what the check found"))
                    .with("Files", Value.items(findings)),
                writes,
                limits(new Limits(Duration.ofSeconds(2), "small reads", Duration.ofMinutes(10))))
            .when("every file was read"));
    return steps;
  }

  private Step read(String id, File file) {
    var seconds = 1 + file.bytes() / A_SECOND;
    var usual =
        new Limits(
            Duration.ofSeconds(seconds),
            file.bytes() > 0 ? Text.bytes(file.bytes()) : "its size is not known yet",
            Duration.ofMinutes(30).plusSeconds(seconds * 20));
    return new Step.Local(
        id,
        "Read every byte of "
            + file.name()
            + (file.bytes() > 0 ? ", " + Text.bytes(file.bytes()) : ""),
        "read-file",
        merged(place(), file.told()),
        List.of(there.call(calls, "GetObject", Value.fields("Key", file.key()))),
        limits(usual));
  }

  private static Value.Fields merged(Value.Fields some, Value.Fields others) {
    var all = some;
    for (var member : others.members().entrySet()) {
      all = all.with(member.getKey(), member.getValue());
    }
    return all;
  }

  Limits limits(Limits usual) {
    return timeout.map(t -> new Limits(usual.expected(), usual.basis(), t)).orElse(usual);
  }
}
