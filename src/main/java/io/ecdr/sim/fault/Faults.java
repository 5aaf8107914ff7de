package io.ecdr.sim.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is broken in the simulated world right now. Set while it runs; asked by the wire before and
 * after each action and by the lifecycles for each transition.
 */
public interface Faults {

  /** What happens to one request. */
  enum Treatment {
    NONE,
    /** The Region does not answer: the connection is kept open and silent, or refused. */
    DARK,
    /** Answered with the service's throttling error. */
    THROTTLED,
    /** Answered with the service's refusal of what the caller may not do. */
    DENIED,
    /** The connection is cut before the action runs. */
    LOST_BEFORE_EFFECT,
    /** The action runs and the connection is cut instead of an answer. */
    LOST_AFTER_EFFECT
  }

  /**
   * Decides about one request; a fault that holds for a number of requests is used up by it.
   *
   * @param service {@code elasticache}, {@code s3}, {@code sts} or {@code tagging}
   */
  Treatment onRequest(String region, String service, String action, Instant now);

  /**
   * Whether a Region's service does not answer now. Asked again and again for requests that are
   * kept waiting, so it uses nothing up.
   */
  default boolean dark(String region, String service, Instant now) {
    return onRequest(region, service, "", now) == Treatment.DARK;
  }

  /**
   * How long a transition takes under the faults in force.
   *
   * @param transition such as {@code snapshot}, {@code export}, {@code create-group}
   * @return the time, or empty when it never ends until the fault is cleared
   */
  Optional<Duration> stretch(String region, String transition, Duration usual);

  /** The newest fault of a kind in force that fits. */
  default <F extends Fault> Optional<F> find(Class<F> kind, Predicate<F> which) {
    return Optional.empty();
  }

  /**
   * Tells that the faults have changed, so that what waits for the end of a stuck transition can
   * ask again. Called on the thread that made the change, without the world's lock.
   */
  default void onChange(Runnable listener) {}

  /** Nothing is ever broken. */
  static Faults none() {
    return new Faults() {
      @Override
      public Treatment onRequest(String region, String service, String action, Instant now) {
        return Treatment.NONE;
      }

      @Override
      public Optional<Duration> stretch(String region, String transition, Duration usual) {
        return Optional.of(usual);
      }
    };
  }
}
