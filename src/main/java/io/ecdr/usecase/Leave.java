package io.ecdr.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What going on with an operation may go past.
 *
 * @param breakLock why an emergency may go on without a lock store and against what keeps
 *     automation away, when nobody is asked
 * @param inhibitions what keeps automation away
 * @param attended whether a person is at the terminal
 * @param afresh measures again what has not been sent
 */
public record Leave(
    Optional<String> breakLock, Inhibitions inhibitions, boolean attended, Afresh afresh) {

  /** Nothing is in the way, and nothing may be gone past. */
  public static final Leave USUAL =
      new Leave(Optional.empty(), Inhibitions.none(), false, Afresh.NOTHING);

  public Leave {
    Objects.requireNonNull(breakLock, "breakLock");
    Objects.requireNonNull(inhibitions, "inhibitions");
    Objects.requireNonNull(afresh, "afresh");
  }

  /**
   * Why an operation that has not changed its roles yet must not do so now, because another one has
   * just done it. One that has changed them only finishes.
   *
   * @param look what is left to do
   * @param warnings what a person is told instead
   */
  Optional<Rejection> against(ResumePlan look, List<String> warnings) {
    var plan = look.left();
    var windows = new ArrayList<>(inhibitions.windows(plan, warnings));
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    if (attended || (HeldLocks.emergency(plan) && breakLock.isPresent())) {
      windows.forEach(each -> warnings.add("done although " + each.words()));
      return Optional.empty();
    }
    return Optional.of(Inhibitions.refusal(plan, windows));
  }
}
