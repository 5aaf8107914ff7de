package io.ecdr.usecase;

import io.ecdr.model.ExitCode;

/** Words that {@code op show} and {@code op resume} have in common. */
final class Resuming {

  private Resuming() {}

  /** The command that goes on with an operation. */
  static String command(String id) {
    return "ecdr op resume " + id;
  }

  static Rejection unknown(String id) {
    return new Rejection(
        ExitCode.NOT_FOUND,
        "no operation '" + id + "' is known on this machine",
        "see: ecdr op list");
  }

  static Rejection unreadable(Kept kept) {
    return new Rejection(
        ExitCode.USAGE,
        "operation " + kept.id() + " cannot be read: " + String.join("; ", kept.notes()),
        "look at its files in the state folder; nothing was changed");
  }
}
