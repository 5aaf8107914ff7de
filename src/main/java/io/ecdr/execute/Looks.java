package io.ecdr.execute;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;

/** What observers have in common. */
final class Looks {

  private Looks() {}

  /** A read that did not tell what it was asked. */
  static Look unreadable(Call call, Completion completion) {
    var hint =
        completion instanceof Completion.Refused refused ? Refusals.hint(call, refused.kind()) : "";
    return new Look.Unreadable(Refusals.code(completion), Refusals.words(call, completion), hint);
  }

  static boolean refused(Completion completion, RefusalKind kind) {
    return completion instanceof Completion.Refused refused && refused.kind() == kind;
  }
}
