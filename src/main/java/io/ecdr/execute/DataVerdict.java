package io.ecdr.execute;

import io.ecdr.model.DataCount;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.Text;
import io.ecdr.port.DataReading.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What restored data proves: never more than was seen. Keys without an end must be there to the
 * last one; of the others as many as had not expired; nothing may have been evicted.
 */
final class DataVerdict {

  private DataVerdict() {}

  /** Nothing was seen. */
  static StepOutcome unread(String why, String hint) {
    return new StepOutcome.Done(
        Value.fields(ProofSteps.FACT, "unknown", "Why", why, "Hint", hint), false);
  }

  /**
   * What the data says.
   *
   * @param counting the command that lets the backup be counted, where one can
   */
  static StepOutcome of(
      Content seen, Optional<DataCount> expected, Optional<String> counting, Instant now) {
    var facts =
        Value.fields(ProofSteps.FACT, "unknown")
            .with("Keys", seen.keys())
            .with("Expiring", seen.expiring())
            .with("Evicted", seen.evicted())
            .with("Sampled", seen.sampled())
            .with("SampledExpiring", seen.sampledExpiring())
            .with("Shards", seen.shards());
    if (seen.evicted() > 0) {
      return differs(facts, seen.evicted() + " keys were evicted: a node has too little memory");
    }
    if (expected.isEmpty()) {
      return done(
          facts.with(
              "Hint",
              counting.map(
                  command ->
                      "let it be counted: " + command + "; or type this again with --inspect")),
          "unknown",
          held(seen) + "; nobody counted what the backup holds");
    }
    var wanted = expected.get();
    long lasting = seen.keys() - seen.expiring();
    long least = wanted.atLeast(now);
    long most = wanted.atMost(wanted.asOf());
    facts = facts.with("AtLeast", least).with("AtMost", most);
    var counted = wanted.lasting() + " without an end, counted by " + wanted.by();
    if (seen.keys() < least || lasting < wanted.lasting()) {
      return differs(
          facts, held(seen) + ", but at least " + least + " had not expired, " + counted);
    }
    if (seen.keys() > most || lasting > wanted.lasting()) {
      return done(
          facts,
          "unknown",
          held(seen) + ", more than the " + most + " of the backup: somebody writes already");
    }
    var latest = latest(wanted);
    if (latest.isPresent() && now.plus(seen.longest()).isAfter(latest.get())) {
      return differs(
          facts,
          "a key lives for " + Text.duration(seen.longest()) + ", longer than any of the backup");
    }
    return done(
        facts,
        "proven",
        held(seen) + "; " + least + " to " + most + " were to come back, " + counted);
  }

  /** When the last key with an end is gone; empty where that is open, or there is none. */
  private static Optional<Instant> latest(DataCount wanted) {
    var some = wanted.expiring().stream().filter(left -> left.keys() > 0).toList();
    return some.isEmpty()
        ? Optional.empty()
        : some.get(some.size() - 1).upTo().map(wanted.asOf()::plus);
  }

  private static String held(Content seen) {
    return seen.keys()
        + " keys, "
        + seen.expiring()
        + " of them with an end, none evicted; of "
        + seen.sampled()
        + " sampled "
        + seen.sampledExpiring()
        + " have an end"
        + (seen.longest().equals(Duration.ZERO)
            ? ""
            : ", the latest in " + Text.duration(seen.longest()));
  }

  private static StepOutcome done(Value.Fields facts, String word, String why) {
    return new StepOutcome.Done(facts.with(ProofSteps.FACT, word).with("Why", why), false);
  }

  /** A difference as a finding that a later step judges. */
  static StepOutcome asFacts(StepOutcome verdict) {
    return verdict instanceof StepOutcome.Stopped stopped
        ? new StepOutcome.Done(stopped.facts(), false)
        : verdict;
  }

  private static StepOutcome differs(Value.Fields facts, String why) {
    return new StepOutcome.Stopped(
        ExitCode.VERIFICATION_FAILED,
        "the data is not what the backup holds: " + why,
        "use it only if that will do; else delete it and restore again",
        facts.with(ProofSteps.FACT, "differs").with("Why", why));
  }
}
