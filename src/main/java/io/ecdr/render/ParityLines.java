package io.ecdr.render;

import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Value;
import io.ecdr.plan.Parity;
import io.ecdr.plan.Parity.Row;
import io.ecdr.plan.Parity.State;
import io.ecdr.usecase.Compared;
import io.ecdr.usecase.DatastoreStatus;
import java.util.stream.Collectors;

/** How standbys compare with their primary. */
final class ParityLines {

  private static final int COLUMN = 17;

  /** What is the same is shown too, unless that makes the line long. */
  private static final int SHORT = 17;

  private ParityLines() {}

  /** For people: what differs first, what is the same in one line. */
  static void print(Page page, Compared compared) {
    var parity = compared.parity();
    page.text(2, compared.standby() + " beside the primary " + compared.primary() + ":");
    for (var row : parity.with(State.DIFFERS)) {
      page.entry(
          Ink.WARN, 4, COLUMN, row.what(), row.standby() + "; the primary: " + row.primary());
    }
    for (var row : parity.with(State.UNKNOWN)) {
      page.entry(4, COLUMN, row.what(), "unknown (" + why(row) + ")");
    }
    for (var row : parity.with(State.REGIONAL)) {
      page.entry(4, COLUMN, row.what(), row.standby() + "; the primary: " + row.primary());
    }
    var same =
        parity.with(State.SAME).stream().map(ParityLines::same).collect(Collectors.joining(", "));
    if (!same.isEmpty()) {
      page.entry(4, COLUMN, "the same", same);
    }
    if (!parity.unread().isEmpty()) {
      page.entry(
          4, COLUMN, "not read", String.join(", ", parity.unread()) + "; --parity reads them");
    }
  }

  private static String same(Row row) {
    return row.what() + (row.standby().length() <= SHORT ? " (" + row.standby() + ")" : "");
  }

  private static String why(Row row) {
    return row.standby().equals("told")
        ? "the primary: " + row.primary()
        : row.primary().equals(row.standby()) || row.primary().equals("told")
            ? row.standby()
            : row.standby() + "; the primary: " + row.primary();
  }

  /** For programs; nothing for a member that was compared with none. */
  static Value.Fields add(Value.Fields data, DatastoreStatus datastore, Member member) {
    return datastore.compared().stream()
        .filter(c -> c.standby().equals(member))
        .findFirst()
        .map(c -> data.with("parity", rows(c.parity())))
        .orElse(data);
  }

  private static Value rows(Parity parity) {
    return Value.items(parity.rows().stream().map(ParityLines::row).toList());
  }

  private static Value.Fields row(Row row) {
    return Value.fields(
        "what", row.what(),
        "state", Words.of(row.state()),
        "primary", row.primary(),
        "standby", row.standby());
  }
}
