package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.Reachability.State;
import io.ecdr.plan.RefusalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What came of a round of reading calls: one completion for each, pages already put together.
 *
 * @param answers in the order of the calls
 */
record Reads(Map<Call, Taken> answers) {

  /** Why a read was never sent to a Region that the operator gave up. */
  static final String ASSUMED_DOWN = "assumed down, as the operator says (--assume-region-down)";

  /**
   * One call's end.
   *
   * @param at when it arrived, or when waiting for it ended
   */
  record Taken(Completion completion, Instant at) {
    Taken {
      Objects.requireNonNull(completion, "completion");
      Objects.requireNonNull(at, "at");
    }
  }

  Reads {
    answers = new LinkedHashMap<>(answers);
  }

  /** What a call told, as a fact: a not-found of the service is an absence. */
  Fact<Value.Fields> fact(Call call) {
    var taken = answers.get(call);
    if (taken == null) {
      throw new IllegalStateException("the survey asked for an answer it never read: " + call);
    }
    var completion = taken.completion();
    if (completion instanceof Completion.Answered answered) {
      return new Fact.Known<>(answered.body(), taken.at());
    }
    if (completion instanceof Completion.Refused refused
        && refused.kind() == RefusalKind.NOT_FOUND) {
      return new Fact.Absent<>(taken.at());
    }
    return new Fact.Unknown<>(trouble(completion), words(call, completion), taken.at());
  }

  /** The completion itself, for the few questions whose refusals are answers. */
  Completion completion(Call call) {
    return answers.get(call).completion();
  }

  /** Whether it was among the calls. */
  boolean has(Call call) {
    return answers.containsKey(call);
  }

  /** When a call ended. */
  Instant at(Call call) {
    return answers.get(call).at();
  }

  /** Both rounds. */
  Reads and(Reads other) {
    var all = new LinkedHashMap<>(answers);
    all.putAll(other.answers);
    return new Reads(all);
  }

  /** Which service answered where. One answer is enough for a service to be up. */
  Reachability reachability() {
    List<Reachability> each = new ArrayList<>();
    answers.forEach(
        (call, taken) ->
            each.add(
                new Reachability(
                    List.of(
                        new Reachability.Cell(
                            call.region(),
                            call.service(),
                            state(taken.completion()),
                            state(taken.completion()) == State.UP
                                ? ""
                                : words(call, taken.completion()),
                            taken.at())))));
    return each.stream().reduce(Reachability.NONE, Reachability::and);
  }

  private static State state(Completion completion) {
    if (completion instanceof Completion.Refused refused) {
      return switch (refused.kind()) {
        case THROTTLED -> State.THROTTLED;
        case NOT_AWS -> State.NOT_AWS;
        default -> State.UP;
      };
    }
    return completion instanceof Completion.Answered ? State.UP : State.DARK;
  }

  static Trouble trouble(Completion completion) {
    if (completion instanceof Completion.Refused refused) {
      return switch (refused.kind()) {
        case THROTTLED -> Trouble.THROTTLED;
        case NOT_PERMITTED -> Trouble.NOT_PERMITTED;
        case CREDENTIALS -> Trouble.CREDENTIALS;
        case NOT_AWS -> Trouble.NOT_AWS;
        default -> Trouble.ODD;
      };
    }
    return completion instanceof Completion.Answered ? Trouble.ODD : Trouble.UNREACHABLE;
  }

  static String words(Call call, Completion completion) {
    var what = call.name() + " in " + call.region() + ": ";
    if (completion instanceof Completion.Refused refused) {
      return what + refused.code() + ": " + refused.message();
    }
    if (completion instanceof Completion.Unreachable gone && gone.why().equals(ASSUMED_DOWN)) {
      return call.region() + " is " + ASSUMED_DOWN;
    }
    if (completion instanceof Completion.Unreachable unreachable) {
      return what + "not reached at " + at(call, unreachable.why());
    }
    if (completion instanceof Completion.Lost lost) {
      return what + "no answer from " + at(call, lost.why());
    }
    return what + "answered";
  }

  /** The address and what went wrong there; the reason may name the address itself. */
  private static String at(Call call, String why) {
    var address = call.endpoint() + ": ";
    return why.startsWith(address) ? why : address + why;
  }
}
