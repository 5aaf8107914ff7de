package io.ecdr.port;

import io.ecdr.plan.denial.Denial;
import io.ecdr.plan.denial.Place;
import java.util.List;
import java.util.Objects;

/** Runs this very program once more where some hosts cannot be reached. */
@FunctionalInterface
public interface Confinement {

  /** How far the denial goes. */
  enum Force {
    /** All of it and of its programs is cut off from the network, but for one watched way out. */
    ISOLATED("isolated"),
    /** Its own connections take the watched way; its programs are told of it, and may not care. */
    PROXY_ONLY("proxy-only");

    private final String word;

    Force(String word) {
      this.word = word;
    }

    /** As in JSON. */
    public String word() {
      return word;
    }
  }

  /**
   * What one asked to reach, however often.
   *
   * @param who {@code ecdr}, or the program that it started
   * @param child whether it was a program
   * @param part what ecdr was doing at that time
   * @param place where that is
   * @param why it was denied; empty when it was not
   */
  record Attempt(
      String who, boolean child, String part, String host, int port, Place place, String why) {
    public Attempt {
      Objects.requireNonNull(who, "who");
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(why, "why");
    }

    /** Whether nobody got there. */
    public boolean denied() {
      return !why.isEmpty();
    }
  }

  /**
   * The same attempts together.
   *
   * @param reached how many of them found somebody there
   */
  record Counted(Attempt attempt, int times, int reached) {
    public Counted {
      Objects.requireNonNull(attempt, "attempt");
    }
  }

  /**
   * How the run came out.
   *
   * @param missing why it was not isolated; empty when it was
   * @param code what it exited with
   * @param said what it wrote to its standard output
   */
  record Ran(Force force, String missing, int code, String said, List<Counted> attempts) {
    public Ran {
      Objects.requireNonNull(force, "force");
      Objects.requireNonNull(missing, "missing");
      Objects.requireNonNull(said, "said");
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * Runs it.
   *
   * @param words of the command line
   * @throws Impossible when it could not be run like that
   * @throws Hung when it did not come to an end
   */
  Ran run(List<String> words, Denial denial, Wanted wanted);

  /** How much of it is wanted. */
  enum Wanted {
    /** As much as this machine lets it be. */
    AUTO,
    /** All of it must be cut off. */
    REQUIRED,
    /** Not tried. */
    NONE
  }

  /** It did not come to an end. */
  final class Hung extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;
    private final String programs;

    /**
     * In what it hung, and for how long.
     *
     * @param programs that were running by then; empty when there were none
     */
    public Hung(String part, String time, String programs) {
      super(time);
      this.part = part;
      this.programs = programs;
    }

    /** What it had started and what had not ended. */
    public String programs() {
      return programs;
    }

    /** What it was doing. */
    public String part() {
      return part;
    }
  }

  /** It could not be run like that. */
  final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Impossible(String why) {
      super(why);
    }

    /** Says why, with the cause. */
    public Impossible(String why, Exception cause) {
      super(why, cause);
    }
  }
}
