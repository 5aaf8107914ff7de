package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.StaleMember;
import java.util.List;

/** The members that a detach leaves behind, and how each is made anew. */
final class StaleLines {

  private StaleLines() {}

  /** With them as a member, where there are some. */
  static Value.Fields data(Value.Fields data, List<StaleMember> all) {
    return all.isEmpty()
        ? data
        : data.with("stale", Value.items(all.stream().map(StaleLines::data).toList()));
  }

  private static Value.Fields data(StaleMember stale) {
    return Value.fields(
            "id", stale.id(),
            "region", stale.region(),
            "follows", stale.follows(),
            "why", stale.words())
        .with("rebuild", Value.texts(stale.rebuild()));
  }

  static void print(Page page, List<StaleMember> all) {
    if (all.isEmpty()) {
      return;
    }
    page.gap();
    page.title("Stale members");
    for (var stale : all) {
      page.text(2, stale.words());
      stale.rebuild().forEach(command -> page.entry(4, 6, "type", command));
    }
    page.text(2, StaleMember.advice(all));
  }
}
