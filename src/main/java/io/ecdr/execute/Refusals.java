package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.iam.IamActions;

/** What refusals mean for the operator: exit codes, words and hints. */
final class Refusals {

  private Refusals() {}

  /** What a command exits with that ends because of this refusal. */
  static ExitCode code(RefusalKind kind) {
    return switch (kind) {
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      case NOT_PERMITTED, CREDENTIALS -> ExitCode.NOT_PERMITTED;
      case THROTTLED, NOT_AWS -> ExitCode.UNREACHABLE;
      case ALREADY_EXISTS, INVALID_STATE, QUOTA, CAPACITY, BAD_REQUEST, PRECONDITION, OTHER ->
          ExitCode.FAILED;
    };
  }

  /** A call that did nothing, as a refusal; one that was never sent counts as throttled. */
  static Completion.Refused asRefused(Completion completion) {
    return completion instanceof Completion.Refused refused
        ? refused
        : new Completion.Refused(
            "Unreachable",
            completion instanceof Completion.Unreachable unreachable ? unreachable.why() : "",
            0,
            RefusalKind.THROTTLED);
  }

  /** What a command exits with that ends because a read came back like this. */
  static ExitCode code(Completion completion) {
    return completion instanceof Completion.Refused refused
        ? code(refused.kind())
        : ExitCode.UNREACHABLE;
  }

  /** What became of a call, in words. */
  static String words(Call call, Completion completion) {
    var name = call.name() + " in " + call.region();
    if (completion instanceof Completion.Refused refused) {
      return name + " was refused: " + refused.code() + ": " + refused.message();
    }
    if (completion instanceof Completion.Unreachable unreachable) {
      return name + " did not get through: " + unreachable.why();
    }
    if (completion instanceof Completion.Lost lost) {
      return name + " was sent and its answer was lost: " + lost.why();
    }
    return name + " was answered";
  }

  /** What to do about a refusal; empty when there is nothing to say. */
  static String hint(Call call, RefusalKind kind) {
    return switch (kind) {
      case NOT_PERMITTED -> "allow " + IamActions.of(call) + " to the caller, then resume";
      case CREDENTIALS -> "renew the credentials, then resume";
      case QUOTA -> "free or raise the quota, then resume";
      case CAPACITY -> "try later, or name several node types with --node-type A,B";
      case NOT_AWS -> "check --endpoint-url, the proxy and the network";
      case BAD_REQUEST ->
          "correct what it names and type the command again; sent as it is it is refused again";
      default -> "";
    };
  }

  /** Whether a read may well be answered when it is sent again a little later. */
  static boolean passing(Completion completion) {
    return completion instanceof Completion.Lost || notExecuted(completion);
  }

  /** Whether a call surely did not act and may act when it is sent again a little later. */
  static boolean notExecuted(Completion completion) {
    return completion instanceof Completion.Unreachable
        || completion instanceof Completion.Refused refused
            && refused.kind() == RefusalKind.THROTTLED;
  }
}
