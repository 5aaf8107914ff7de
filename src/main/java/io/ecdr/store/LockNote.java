package io.ecdr.store;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import io.ecdr.port.Locks.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** A note beside a lock: who holds it, or who went first. */
final class LockNote {

  private static final Holder UNREADABLE = new Holder("unknown", "", 0, "?", Instant.EPOCH);

  private LockNote() {}

  static void write(Path file, Holder holder) throws IOException {
    var form =
        Value.fields(
                "operation", holder.operation(),
                "verb", holder.verb(),
                "host", holder.host(),
                "since", holder.since().toString(),
                "scope", "this machine only")
            .with("pid", holder.pid());
    PrivateFiles.replace(file, Json.pretty(form));
  }

  /** A lock whose note is missing or cannot be read is still a lock. */
  static Holder read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return UNREADABLE;
    }
    try {
      var form = Json.read(Files.readString(file));
      return new Holder(
          form.text("operation").orElse("?"),
          form.text("verb").orElse(""),
          form.number("pid").orElse(0L),
          form.text("host").orElse("?"),
          form.text("since").map(Instant::parse).orElse(Instant.EPOCH));
    } catch (Malformed | DateTimeException e) {
      return UNREADABLE;
    }
  }
}
