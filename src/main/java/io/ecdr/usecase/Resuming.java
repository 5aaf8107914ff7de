package io.ecdr.usecase;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Text;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.NotShared;
import io.ecdr.port.Operations;
import java.time.Duration;

/** Words that {@code op show} and {@code op resume} have in common. */
final class Resuming {

  private Resuming() {}

  /** The command that goes on with an operation. */
  static String command(String id) {
    return "ecdr op resume " + id;
  }

  /** A time as text. */
  static String words(Duration time) {
    return Text.duration(time);
  }

  /** The command that looks again at one that only waits. */
  static String slice(String id) {
    return "ecdr op advance " + id;
  }

  static Rejection unknown(Operations operations, String id) {
    return new Rejection(
        ExitCode.NOT_FOUND,
        "no operation '"
            + id
            + "' is known on this machine"
            + (operations.warnings().isEmpty()
                ? ""
                : "; " + String.join("; ", operations.warnings())),
        "see: ecdr op list");
  }

  /** Its plan cannot be read: made by a newer ecdr, or damaged. */
  static Rejection unplanned(Operations.Stored stored) {
    var kept = Kept.read(stored);
    return PlanCodec.isNewer(stored.plan())
        ? new Rejection(
            ExitCode.PLAN_REFUSED,
            "operation "
                + stored.id()
                + " was planned by a newer ecdr: "
                + String.join("; ", kept.notes()),
            "go on with the version that planned it; nothing was changed")
        : unreadable(kept);
  }

  /** A pre-hook turned it down before anything was sent: its checks are of then. */
  static Rejection refused(String id) {
    return new Rejection(
        ExitCode.PLAN_REFUSED,
        "operation " + id + " was refused by a pre-hook, or for its lag, before anything was sent",
        "type the command again: it measures anew; nothing was changed");
  }

  static Rejection unreadable(Kept kept) {
    return new Rejection(
        ExitCode.USAGE,
        "operation " + kept.id() + " cannot be read: " + String.join("; ", kept.notes()),
        "look at its files in the state folder; nothing was changed");
  }

  /** What other machines must find before anything is sent cannot be written. */
  static Rejection notShared(NotShared e) {
    return new Rejection(
        ExitCode.UNREACHABLE,
        e.getMessage() + "; nothing was changed",
        "see that the bucket can be read and written, then run it again");
  }

  /** A store that must have the locks does not answer. */
  static Rejection unsure(LockUnsure e, Plan plan) {
    return new Rejection(
        ExitCode.LOCKED,
        e.getMessage() + "; nothing was changed",
        HeldLocks.emergency(plan)
            ? "run it at a terminal, or say --break-lock REASON"
            : "see that the bucket can be read and written, then run it again");
  }
}
