package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What lies in a bucket, asked for page by page. */
final class ObjectPages {

  private ObjectPages() {}

  /** How far a look came. */
  sealed interface End {

    /** All pages were read. */
    record All() implements End {}

    /** A page is asked for. */
    record Asking() implements End {}

    /** A page was not told. */
    record Failed(Call call, Completion completion) implements End {}
  }

  /**
   * One look.
   *
   * @param question begins the keys of its questions: another one is another look
   * @param page the call for the page that a token stands for; the first has none
   * @param each told each object
   */
  static End read(
      Dialogue dialogue,
      String question,
      Function<Optional<String>, Call> page,
      Consumer<Value.Fields> each) {
    Optional<String> token = Optional.empty();
    for (int number = 1; ; number++) {
      var call = page.apply(token);
      var answer = dialogue.ask(question + number, call);
      if (answer.isEmpty()) {
        return new End.Asking();
      }
      if (!(answer.get() instanceof Completion.Answered answered)) {
        return new End.Failed(call, answer.get());
      }
      answered.body().list("Contents").forEach(each);
      token = answered.body().text("NextContinuationToken");
      if (!answered.body().flag("IsTruncated").orElse(false) || token.isEmpty()) {
        return new End.All();
      }
    }
  }
}
