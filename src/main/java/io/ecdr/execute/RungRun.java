package io.ecdr.execute;

import io.ecdr.journal.Position;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known about one rung of a ladder while it runs. */
final class RungRun {

  /** What is known about its call. */
  enum Sent {
    NEVER,
    /** Sent, and nobody knows whether it acted. */
    DOUBT,
    /** The service took it on. */
    TAKEN,
    /** The service said no to the only one that was sent. */
    REFUSED
  }

  private final Step.Rung rung;
  private final Call call;
  private final Watch watch;
  private Sent sent = Sent.NEVER;
  private Instant sentAt = Instant.MAX;
  private Instant quietSince;
  private boolean stirred;
  private int tries;
  private Optional<Completion.Refused> refusal = Optional.empty();

  /**
   * @param call the rung's call with nothing bound in it
   * @param before what the journal says about it
   */
  RungRun(Step.Rung rung, Call call, Watch watch, Optional<Position.Sent> before) {
    this.rung = rung;
    this.call = call;
    this.watch = watch;
    before.ifPresent(this::goOn);
  }

  private void goOn(Position.Sent before) {
    sentAt = before.at();
    sent =
        switch (before.state()) {
          case ACCEPTED -> Sent.TAKEN;
          case LOST -> Sent.DOUBT;
          // The last one did nothing; an earlier one may have.
          case NOT_DONE -> before.doubtful() ? Sent.DOUBT : Sent.NEVER;
        };
    watch.tracing(sent == Sent.DOUBT);
  }

  Step.Rung rung() {
    return rung;
  }

  Call call() {
    return call;
  }

  Watch watch() {
    return watch;
  }

  Sent sent() {
    return sent;
  }

  int tries() {
    return tries;
  }

  Optional<Completion.Refused> refusal() {
    return refusal;
  }

  /** Whether its call may have acted, or may act yet. */
  boolean open() {
    return sent == Sent.DOUBT || sent == Sent.TAKEN;
  }

  /** When nothing of it need be seen any longer. */
  Instant patientUntil() {
    return sentAt.equals(Instant.MAX) ? Instant.MAX : sentAt.plus(rung.patience());
  }

  /**
   * Whether nothing at all went on for so long since it was sent. What was seen to go on once may
   * have been its doing for good.
   */
  boolean untouched(boolean quiet, Instant now, Duration time) {
    stirred |= !quiet;
    quietSince = quietSince == null ? now : quietSince;
    return !stirred && !now.isBefore(quietSince.plus(time));
  }

  /** Its call goes out. */
  void calling(Instant now) {
    tries++;
    sentAt = sentAt.equals(Instant.MAX) ? now : sentAt;
    quietSince = null;
    refusal = Optional.empty();
  }

  /** Its call came back. */
  void came(Completion completion) {
    if (completion instanceof Completion.Answered) {
      sent = Sent.TAKEN;
    } else if (completion instanceof Completion.Lost) {
      sent = Sent.DOUBT;
    } else {
      refusal = Optional.of(Refusals.asRefused(completion));
      // A refusal may well come because an earlier call, whose answer was lost, is at work.
      sent = sent == Sent.DOUBT ? Sent.DOUBT : Sent.REFUSED;
    }
    watch.tracing(sent == Sent.DOUBT);
  }
}
