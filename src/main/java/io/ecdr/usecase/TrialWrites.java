package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.TrialMarker;
import io.ecdr.port.Calls;
import io.ecdr.port.Endpoints;
import io.ecdr.port.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a marker where a backup's files would go, reads it back and removes it. What refuses it is
 * told and never thrown.
 *
 * <p>A write is not repeated when its answer was lost: the marker is removed in any case then.
 * Killed between the write and the removal, the marker is left, under a name that says what it is.
 */
public final class TrialWrites {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TRIES = 3;

  private final Calls calls;
  private final CallMaker maker;
  private final InstantSource clock;
  private final Ids ids;

  public TrialWrites(Calls calls, Endpoints endpoints, InstantSource clock, Ids ids) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.maker = new CallMaker(endpoints::of);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.ids = Objects.requireNonNull(ids, "ids");
  }

  /** Tries both buckets of a backup, which must belong to the account. */
  List<Trial> of(BackupRequest backup, AccountId owner) {
    return TrialMarker.of(backup, ids.next()).stream().map(m -> trial(m, owner)).toList();
  }

  private Trial trial(TrialMarker marker, AccountId owner) {
    List<String> trouble = new ArrayList<>();
    List<String> hints = new ArrayList<>();
    var write = marker.write(maker, owner);
    var written = send(write);
    if (!(written instanceof Completion.Answered)) {
      note(marker, write, written, trouble, hints);
    }
    if (neverWritten(written)) {
      return new Trial(marker, trouble, hints, false);
    }
    if (written instanceof Completion.Answered) {
      readBack(marker, owner, trouble, hints);
    }
    var remove = marker.remove(maker, owner);
    var removed = send(remove);
    boolean gone = removed instanceof Completion.Answered;
    if (!gone) {
      note(marker, remove, removed, trouble, hints);
      trouble.add(marker.key() + " may be left in " + marker.bucket());
    }
    // A write without an answer may still arrive after its removal.
    boolean left = !gone || !(written instanceof Completion.Answered);
    if (left) {
      hints.add("to remove what may be left: " + marker.removal());
    }
    return new Trial(marker, trouble, hints, left);
  }

  private void readBack(
      TrialMarker marker, AccountId owner, List<String> trouble, List<String> hints) {
    var read = marker.read(maker, owner);
    var seen = send(read);
    if (!(seen instanceof Completion.Answered answered)) {
      note(marker, read, seen, trouble, hints);
    } else if (!answered.body().text("Body").equals(Optional.of(TrialMarker.TEXT))) {
      trouble.add(marker.bucket() + ": " + marker.key() + " was read back as something else");
      hints.add("see what answers at " + read.endpoint());
    }
  }

  private static void note(
      TrialMarker marker, Call call, Completion end, List<String> trouble, List<String> hints) {
    trouble.add(marker.bucket() + ": " + Reads.words(call, end));
    hints.add(
        switch (Reads.trouble(end)) {
          case NOT_PERMITTED ->
              "allow what ecdr iam-policy --for \"check --active\" prints; where it is allowed,"
                  + " look for a deny in the bucket's policy, the organization's and the VPC"
                  + " endpoint's";
          case UNREACHABLE, THROTTLED -> "try again";
          case CREDENTIALS -> "renew the credentials, then try again";
          case NOT_AWS -> "check --endpoint-url and the proxy settings";
          case ODD -> "see the service's own words";
        });
  }

  /** A refusal changed nothing, but for a failure of the service itself that tells nothing. */
  private static boolean neverWritten(Completion written) {
    return written instanceof Completion.Unreachable
        || written instanceof Completion.Refused refused
            && (refused.httpStatus() < 500 || refused.kind() == RefusalKind.THROTTLED);
  }

  private Completion send(Call call) {
    var end = once(call);
    for (int tries = 1; tries < TRIES && worthAgain(call, end); tries++) {
      calls.next(PAUSE.multipliedBy(tries));
      end = once(call);
    }
    return end;
  }

  private static boolean worthAgain(Call call, Completion end) {
    boolean harmless = !call.action().equals("PutObject");
    if (end instanceof Completion.Refused refused) {
      return refused.kind() == RefusalKind.THROTTLED || harmless && refused.httpStatus() >= 500;
    }
    return harmless && !(end instanceof Completion.Answered);
  }

  private Completion once(Call call) {
    var until = clock.instant().plus(LONGEST);
    var ticket = calls.submit(call, Calls.Urgency.of(call), () -> true);
    for (var now = clock.instant(); now.isBefore(until); now = clock.instant()) {
      // Reads that were given up may still arrive in between.
      var arrival = calls.next(Duration.between(now, until)).filter(a -> a.ticket().equals(ticket));
      if (arrival.isPresent()) {
        return arrival.get().completion();
      }
    }
    var waited = LONGEST.toSeconds() + " s were waited";
    return calls.withdraw(ticket)
        ? new Completion.Unreachable("it had not left when " + waited)
        : new Completion.Lost(waited);
  }
}
