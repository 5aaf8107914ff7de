package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list that ElastiCache tells in pages, read to its end. A list without an end, and one of whose
 * pages did not come, is not told: half of it would be taken for all of it.
 */
final class Paged {

  /** More than the quotas let there be of anything that is listed so. */
  private static final int MOST = 200;

  private Paged() {}

  /**
   * The answer with the elements of all pages; empty while one of them is awaited; the first that
   * is no answer.
   *
   * @param key begins the keys of its questions
   * @param list the member that holds the elements
   */
  static Optional<Completion> ask(Dialogue dialogue, String key, Call call, String list) {
    List<Value> all = new ArrayList<>();
    var next = call;
    for (int page = 1; page <= MOST; page++) {
      var told = dialogue.ask(page == 1 ? key : key + "/" + page, next);
      if (told.isEmpty() || !(told.get() instanceof Completion.Answered answered)) {
        return told;
      }
      if (answered.body().get(list).orElse(null) instanceof Value.Items items) {
        all.addAll(items.values());
      }
      var marker = answered.body().text("Marker").filter(text -> !text.isEmpty());
      if (marker.isEmpty()) {
        return Optional.of(
            new Completion.Answered(answered.body().with(list, new Value.Items(all))));
      }
      next = call.with("Marker", new Value.Text(marker.get()));
    }
    return Optional.of(new Completion.Lost("it has no end after " + MOST + " pages"));
  }
}
