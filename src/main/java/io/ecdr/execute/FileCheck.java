package io.ecdr.execute;

import io.ecdr.model.Fault;
import io.ecdr.model.Manifest;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of a backup against its manifest: size, S3's checksum, header and footer. An RDB file
 * begins with {@code REDIS} and four digits of version (Valkey's newer ones with {@code VALKEY} and
 * three) and ends with {@code FF}; from version 5 on eight bytes of CRC-64 follow, and all zero
 * means that none was written: unknown, not bad.
 *
 * @param version the RDB format's version, 0 while it is not known
 * @param crcKept whether the file carries a checksum of its own
 * @param faults what is wrong with it
 * @param seen what S3 says of it, where nothing of that is wrong
 * @param stopped set when it could not be read
 */
record FileCheck(
    int version,
    boolean crcKept,
    List<Fault> faults,
    Optional<SeenObject> seen,
    Optional<Turn.Stop> stopped) {

  private static final FileCheck OPEN =
      new FileCheck(0, false, List.of(), Optional.empty(), Optional.empty());
  private static final int EDGE = 9;

  /** A file of at most so many bytes is read whole: one call for both ends. */
  private static final int SMALL = 4096;

  private static final String NO_CRC = "0".repeat(16);

  static FileCheck of(Bucket bucket, Manifest.Shard shard) {
    var key = shard.key();
    if (key.isBlank()) {
      return bad(Fault.of(shard.id(), "the manifest names no file for this shard"));
    }
    var head = bucket.head(key);
    var answer = bucket.dialogue().ask("head/" + key, head);
    if (answer.isEmpty()) {
      return OPEN;
    }
    if (Bucket.notFound(answer.get())) {
      return bad(Fault.of(key, "the file is missing"));
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return stopped(Bucket.stop(head, answer.get()));
    }
    var found = StoredObject.of(answered.body());
    var wanted = new StoredObject(shard.bytes(), shard.checksum());
    if (!found.mayEqual(wanted)) {
      var words = "it has " + found + ", the manifest says " + wanted;
      return bad(
          found.bytes() == wanted.bytes()
              ? Fault.of(key, words)
              : Fault.at(key, Math.min(found.bytes(), wanted.bytes()), words));
    }
    return found.bytes() < 2 * EDGE
        ? bad(Fault.at(key, found.bytes(), "it is too short for an RDB file"))
        : edges(bucket, SeenObject.of(shard, answered.body()));
  }

  private static FileCheck edges(Bucket bucket, SeenObject seen) {
    var key = seen.key();
    long bytes = seen.bytes();
    boolean small = bytes <= SMALL;
    var first = bucket.call("GetObject", key, range(0, (small ? bytes : EDGE) - 1));
    var last = bucket.call("GetObject", key, range(bytes - EDGE, bytes - 1));
    var begin = bucket.dialogue().ask("begin/" + key, first);
    var end = small ? begin : bucket.dialogue().ask("end/" + key, last);
    if (begin.isEmpty() || end.isEmpty()) {
      return OPEN;
    }
    if (!(begin.get() instanceof Completion.Answered header)) {
      return stopped(Bucket.stop(first, begin.get()));
    }
    if (!(end.get() instanceof Completion.Answered footer)) {
      return stopped(Bucket.stop(last, end.get()));
    }
    var head = header.body().text("BodyHex").orElse("");
    var foot = footer.body().text("BodyHex").orElse("");
    return judge(
        seen,
        head.substring(0, Math.min(head.length(), 2 * EDGE)),
        foot.substring(Math.max(0, foot.length() - 2 * EDGE)));
  }

  private static Value.Fields range(long first, long last) {
    return Value.fields("Range", "bytes=" + first + "-" + last);
  }

  private static FileCheck judge(SeenObject seen, String header, String footer) {
    var key = seen.key();
    long bytes = seen.bytes();
    List<Fault> faults = new ArrayList<>();
    int version = version(ascii(header));
    if (version == 0) {
      faults.add(Fault.at(key, 0, "it does not begin like an RDB file"));
    }
    boolean old = version > 0 && version < 5;
    boolean ended = old ? footer.endsWith("ff") : footer.startsWith("ff");
    if (footer.length() != 2 * EDGE || !ended) {
      faults.add(
          Fault.at(key, bytes - EDGE, "it does not end like an RDB file; it may be cut off"));
    }
    boolean crc = !old && footer.length() == 2 * EDGE && !footer.endsWith(NO_CRC);
    return new FileCheck(version, crc, List.copyOf(faults), Optional.of(seen), Optional.empty());
  }

  private static int version(String header) {
    if (header.matches("REDIS\\d{4}")) {
      return Integer.parseInt(header.substring(5));
    }
    return header.matches("VALKEY\\d{3}") ? Integer.parseInt(header.substring(6)) : 0;
  }

  private static String ascii(String hex) {
    var text = new StringBuilder();
    for (int i = 0; i + 1 < hex.length(); i += 2) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
    }
    return text.toString();
  }

  private static FileCheck bad(Fault fault) {
    return new FileCheck(0, false, List.of(fault), Optional.empty(), Optional.empty());
  }

  private static FileCheck stopped(Turn.Stop stop) {
    return new FileCheck(0, false, List.of(), Optional.empty(), Optional.of(stop));
  }
}
