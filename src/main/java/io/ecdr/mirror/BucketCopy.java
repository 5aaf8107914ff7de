package io.ecdr.mirror;

import io.ecdr.lock.StateBucket;
import io.ecdr.lock.StateBucket.Put;
import io.ecdr.lock.StateBucket.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One operation in one bucket. Each text is written whole, on the condition that nobody else wrote
 * since: a journal only ever grows, so what is there and is no beginning of ours is another's.
 */
final class BucketCopy {

  private static final int TRIES = 3;

  private final StateBucket bucket;
  private final String folder;

  /** Whether this machine makes the operation now, so that nothing must be there yet. */
  private final boolean fresh;

  private boolean planned;
  private boolean known;
  private Optional<String> etag = Optional.empty();
  private String journal = "";
  private Optional<String> report = Optional.empty();
  private boolean taken;

  BucketCopy(StateBucket bucket, String id, boolean fresh) {
    this.bucket = bucket;
    this.folder = "operations/" + id + "/";
    this.fresh = fresh;
    this.known = fresh;
  }

  /** What an operation has to share. */
  record Texts(String plan, String journal, Optional<String> report) {}

  /** What came of bringing it up to date. */
  sealed interface Outcome {

    record There() implements Outcome {}

    /** Nobody can tell; it may have been written, or be so later. */
    record Silent(String why) implements Outcome {}

    /** Another machine went on with it, or has an operation with this id. */
    record Taken() implements Outcome {}
  }

  private static final Outcome THERE = new Outcome.There();

  StateBucket bucket() {
    return bucket;
  }

  /** Brings it up to date. */
  synchronized Outcome bring(Texts texts, Duration patience) {
    if (taken) {
      return new Outcome.Taken();
    }
    var outcome = planned ? THERE : plan(texts.plan(), patience);
    if (outcome == THERE && !texts.journal().equals(journal)) {
      outcome = journal(texts.journal(), patience);
    }
    if (outcome == THERE && !texts.report().equals(report)) {
      outcome = report(texts.report().orElse(""), patience);
    }
    taken = outcome instanceof Outcome.Taken;
    return outcome;
  }

  private Outcome plan(String text, Duration patience) {
    var put = bucket.put(folder + "plan.json", text, Optional.empty(), patience);
    if (put instanceof Put.Silent silent) {
      return new Outcome.Silent(silent.why());
    }
    if (put instanceof Put.Conflict && fresh) {
      var outcome = begunElsewhere(text, patience);
      if (outcome != THERE) {
        return outcome;
      }
    }
    planned = true;
    return THERE;
  }

  /** A plan without a journal was never begun: a process ended between the two. */
  private Outcome begunElsewhere(String text, Duration patience) {
    var all = bucket.get(List.of(folder + "plan.json", folder + "journal.jsonl"), patience);
    var there = all.get(folder + "plan.json");
    var begun = all.get(folder + "journal.jsonl");
    if (there instanceof Seen.Found found && begun instanceof Seen.Absent) {
      return found.text().equals(text)
          ? THERE
          : outcome(bucket.put(folder + "plan.json", text, Optional.of(found.etag()), patience));
    }
    return there instanceof Seen.Silent || begun instanceof Seen.Silent
        ? new Outcome.Silent(bucket + " does not tell what is there")
        : new Outcome.Taken();
  }

  private static Outcome outcome(Put put) {
    if (put instanceof Put.Silent silent) {
      return new Outcome.Silent(silent.why());
    }
    return put instanceof Put.Done ? THERE : new Outcome.Taken();
  }

  private Outcome journal(String text, Duration patience) {
    for (int i = 0; i < TRIES; i++) {
      if (!known) {
        var looked = look(text, patience);
        if (looked != THERE) {
          return looked;
        }
      }
      if (text.equals(journal)) {
        return THERE;
      }
      var put = bucket.put(folder + "journal.jsonl", text, etag, patience);
      if (put instanceof Put.Done done) {
        etag = Optional.of(done.etag());
        journal = text;
        return THERE;
      }
      // What is there now is an earlier write of ours whose answer was lost, or another's.
      known = false;
      if (put instanceof Put.Silent silent) {
        return new Outcome.Silent(silent.why());
      }
    }
    return new Outcome.Silent(bucket + ": others keep writing " + folder + "journal.jsonl");
  }

  private Outcome look(String text, Duration patience) {
    var seen = bucket.get(folder + "journal.jsonl", patience);
    if (seen instanceof Seen.Silent silent) {
      return new Outcome.Silent(silent.why());
    }
    if (seen instanceof Seen.Found found && !text.startsWith(found.text())) {
      return new Outcome.Taken();
    }
    etag = seen instanceof Seen.Found found ? Optional.of(found.etag()) : Optional.empty();
    journal = seen instanceof Seen.Found found ? found.text() : "";
    known = true;
    return THERE;
  }

  /** Whose journal it is, his the report is. */
  private Outcome report(String text, Duration patience) {
    var seen = bucket.get(folder + "report.json", patience);
    if (seen instanceof Seen.Silent silent) {
      return new Outcome.Silent(silent.why());
    }
    var over =
        seen instanceof Seen.Found found ? Optional.of(found.etag()) : Optional.<String>empty();
    var put = bucket.put(folder + "report.json", text, over, patience);
    if (put instanceof Put.Silent silent) {
      return new Outcome.Silent(silent.why());
    }
    if (put instanceof Put.Done) {
      report = Optional.of(text);
    }
    return THERE;
  }
}
