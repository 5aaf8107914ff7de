package io.ecdr.execute;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.util.Optional;
import java.util.function.Function;

/** What observers have in common. */
final class Looks {

  private Looks() {}

  /** A read that did not tell what it was asked. */
  static Look unreadable(Call call, Completion completion) {
    var hint =
        completion instanceof Completion.Refused refused ? Refusals.hint(call, refused.kind()) : "";
    return new Look.Unreadable(Refusals.code(completion), Refusals.words(call, completion), hint);
  }

  /**
   * Asks for one thing.
   *
   * @param find takes it out of the answer
   * @param absent what it means that the service knows no such thing
   * @param judge what it means that it is as it is told
   */
  static <T> Look at(
      Dialogue dialogue,
      String question,
      Call describe,
      Function<Completion.Answered, Optional<T>> find,
      Look absent,
      Function<T, Look> judge) {
    var answer = dialogue.ask(question, describe);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (refused(answer.get(), RefusalKind.NOT_FOUND)) {
      return absent;
    }
    return answer.get() instanceof Completion.Answered answered
        ? find.apply(answered).map(judge).orElse(absent)
        : unreadable(describe, answer.get());
  }

  static boolean refused(Completion completion, RefusalKind kind) {
    return completion instanceof Completion.Refused refused && refused.kind() == kind;
  }
}
