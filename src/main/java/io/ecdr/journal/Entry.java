package io.ecdr.journal;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.StepOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of an operation's journal. Each is on disk before what follows from it is done, so the
 * journal never knows less than what may have happened.
 */
public sealed interface Entry {

  /** When it was written. */
  Instant at();

  /** The operation began. */
  record Opened(Instant at, String operation, String toolVersion) implements Entry {
    public Opened {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(toolVersion, "toolVersion");
    }
  }

  /** A later process took it on. */
  record Resumed(Instant at, String toolVersion) implements Entry {
    public Resumed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(toolVersion, "toolVersion");
    }
  }

  /**
   * A run begins although something spoke against it.
   *
   * @param reason what was said with {@code --break-lock}
   * @param past what it went past, one sentence each: whom it went before, where nobody could be
   *     kept away, who had said stop
   */
  record Forced(Instant at, Optional<String> reason, List<String> past) implements Entry {
    public Forced {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
      past = List.copyOf(past);
    }
  }

  /**
   * A call that changes something is about to be sent.
   *
   * @param key which of the step's calls; the same in {@link Answered}
   * @param call its name, such as {@code elasticache:CreateSnapshot}
   * @param digest of the call with all its parameters
   */
  record Intent(Instant at, String step, String key, String call, String digest) implements Entry {
    public Intent {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(digest, "digest");
    }
  }

  /** What the call that was announced came back with. */
  record Answered(Instant at, String step, String key, Result result, String summary)
      implements Entry {
    public Answered {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(summary, "summary");
    }
  }

  /** The ways a call can come back. */
  enum Result {
    /** The service took it on. */
    ACCEPTED,
    /** It changed nothing: refused, or never sent. */
    NOT_DONE,
    /** Nobody knows whether it acted. */
    LOST
  }

  /**
   * A trial write is about to be sent. It may be repeated, so one without its {@link Probed} leaves
   * no doubt behind.
   *
   * @param key what the names of its keys begin with
   */
  record Probing(Instant at, String step, String key) implements Entry {
    public Probing {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * What the trial write that was announced came to.
   *
   * @param summary in words
   */
  record Probed(Instant at, String step, String key, boolean written, String summary)
      implements Entry {
    public Probed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(summary, "summary");
    }
  }

  /**
   * A hook is about to be run. It must bear to be run again, so one without its {@link HookEnded}
   * leaves no doubt behind.
   *
   * @param run which one of this process, from 1
   */
  record HookBegan(Instant at, String step, int run) implements Entry {
    public HookBegan {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
    }
  }

  /**
   * How a hook's run ended.
   *
   * @param summary in words, such as {@code exit code 3}
   * @param output the end of what it wrote, without control characters
   */
  record HookEnded(Instant at, String step, int run, String summary, String output)
      implements Entry {
    public HookEnded {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(summary, "summary");
      Objects.requireNonNull(output, "output");
    }
  }

  /** A step ended. */
  record Settled(Instant at, String step, StepOutcome outcome) implements Entry {
    public Settled {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /**
   * Another operation takes away what this one left, or has done so.
   *
   * @param by that operation's id
   * @param code what became of this one by that; empty when it only begins
   * @param left what stays, one sentence each
   */
  record Undone(Instant at, String by, Optional<ExitCode> code, List<String> left)
      implements Entry {
    public Undone {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(code, "code");
      left = List.copyOf(left);
    }
  }

  /**
   * Another operation took this one over: it does not go on any more.
   *
   * @param by that operation's id
   */
  record Escalated(Instant at, String by) implements Entry {
    public Escalated {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
    }
  }

  /** The run ended in an orderly way, whatever came of it. */
  record Closed(Instant at, ExitCode code) implements Entry {
    public Closed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(code, "code");
    }
  }
}
