package io.ecdr.mirror;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.Malformed;
import io.ecdr.journal.Entry;
import io.ecdr.model.ExitCode;
import io.ecdr.port.Operations;

/** Whether an operation is at its end, so that no machine goes on with it. */
final class Ended {

  private Ended() {}

  static boolean well(Operations.Stored stored) {
    try {
      return JournalCodec.read(stored.journal())
          .closed()
          .map(Entry.Closed::code)
          .filter(code -> code == ExitCode.OK)
          .isPresent();
    } catch (Malformed e) {
      return false;
    }
  }
}
