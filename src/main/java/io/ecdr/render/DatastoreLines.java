package io.ecdr.render;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Lag;
import io.ecdr.model.LagTrend;
import io.ecdr.model.Loss;
import io.ecdr.usecase.DatastoreStatus;
import io.ecdr.usecase.DatastoreStatus.Standing;
import io.ecdr.usecase.DatastoreStatus.View;
import io.ecdr.usecase.RoleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Global Datastore for people: who has which role in whose eyes, and how far standbys are. */
final class DatastoreLines {

  private final DatastoreStatus datastore;
  private final Instant at;

  /**
   * @param at when it was read
   */
  DatastoreLines(DatastoreStatus datastore, Instant at) {
    this.datastore = datastore;
    this.at = at;
  }

  /** What must be read first; nothing when all is in order. */
  void alarm(Page page) {
    var writable = datastore.writable();
    if (writable.size() > 1) {
      page.inked(
          Ink.BAD,
          0,
          (datastore.primaries().size() > 1 ? "TWO PRIMARIES in " : "TWO WRITABLE PRIMARIES of ")
              + datastore.id()
              + ": "
              + writable.stream().map(Object::toString).collect(Collectors.joining(", "))
              + ". Both may be taking writes.");
      writable.stream()
          .filter(each -> datastore.apart().stream().noneMatch(a -> a.is(each)))
          .findFirst()
          .filter(each -> !datastore.apart().isEmpty())
          .ifPresent(
              old ->
                  page.text(
                      0,
                      "Keep clients from writing to the old one: ecdr fence "
                          + old.id()
                          + " --region "
                          + old.region()));
    }
    for (var fenced : datastore.fenced()) {
      page.inked(
          Ink.WARN,
          0,
          "Fenced: "
              + fenced
              + ". Its users may read only; give them back what they had: ecdr fence "
              + fenced.id()
              + " --region "
              + fenced.region()
              + " --lift");
    }
  }

  void print(Page page) {
    page.gap();
    page.title("Global Datastore " + datastore.id() + ": " + status());
    switch (datastore.agreement()) {
      case AGREE -> {}
      case DISAGREE -> page.inked(Ink.BAD, 2, "The Regions disagree.");
      case UNKNOWN ->
          page.inked(Ink.WARN, 2, "Not every Region told its view; whether they agree is unknown.");
    }
    table(page);
    for (var view : datastore.views()) {
      untold(page, view);
    }
    datastore.members().forEach(m -> member(page, m));
    datastore.marked().forEach(m -> MarkLines.print(page, m));
    datastore.compared().forEach(c -> ParityLines.print(page, c));
    datastore.last().ifPresentOrElse(c -> change(page, c), () -> unwritten(page));
    datastore.apart().forEach(each -> apart(page, each));
  }

  private static void unwritten(Page page) {
    page.text(2, "Last role change: unknown; ecdr wrote none down here.");
  }

  private static void change(Page page, RoleChange last) {
    page.text(
        2,
        "Last role change that ecdr wrote down: "
            + last.verb()
            + (last.detached() ? ", which detached " : " to ")
            + last.cache()
            + " at "
            + Words.of(last.at())
            + " (operation "
            + last.operation()
            + ").");
  }

  /** The service's word; where Regions tell different ones, each. */
  private String status() {
    var told = datastore.views().stream().filter(v -> v.told().value().isPresent()).toList();
    var words = told.stream().map(DatastoreLines::status).distinct().toList();
    if (words.size() == 1) {
      return words.get(0);
    }
    return words.isEmpty()
        ? "not told"
        : told.stream().map(v -> status(v) + " in " + v.region()).collect(Collectors.joining(", "));
  }

  private static String status(View view) {
    return view.told().value().map(GlobalDatastore::status).orElse("");
  }

  private void table(Page page) {
    List<String> titles = new ArrayList<>(List.of("  MEMBER", "REGION", "GROUP"));
    datastore.views().forEach(v -> titles.add("AS " + v.region() + " TELLS"));
    var rows = datastore.members().stream().map(this::row).toList();
    if (page.fits(titles, rows)) {
      page.table(titles, rows);
    } else {
      rows.forEach(row -> stacked(page, row));
    }
  }

  private void stacked(Page page, List<String> row) {
    page.text(2, row.get(0).strip() + " in " + row.get(1) + ", group " + row.get(2));
    for (int i = 0; i < datastore.views().size(); i++) {
      page.text(4, datastore.views().get(i).region() + " tells: " + row.get(3 + i));
    }
  }

  private List<String> row(Standing standing) {
    List<String> row = new ArrayList<>();
    row.add("  " + standing.member().id());
    row.add(standing.member().region());
    row.add(
        standing.group().value().map(g -> g.status()).orElse(word(standing.group(), "no group")));
    datastore.views().forEach(v -> row.add(role(v, standing.member())));
    return row;
  }

  private static String role(View view, Member member) {
    if (view.told().value().isEmpty()) {
      return word(view.told(), "no datastore");
    }
    return view.member(member)
        .map(m -> m.role().toLowerCase(Locale.ROOT) + (m.associated() ? "" : ", " + m.status()))
        .orElse("no member");
  }

  private static String word(Fact<?> fact, String absent) {
    return fact.absent() ? absent : "not told";
  }

  private static void untold(Page page, View view) {
    view.told()
        .unknown()
        .ifPresent(
            u -> page.inked(Ink.WARN, 2, view.region() + " did not tell its view: " + u.why()));
    if (view.told().absent()) {
      page.inked(Ink.BAD, 2, view.region() + " says that it knows no such datastore.");
    }
  }

  private static void apart(Page page, DatastoreStatus.Apart apart) {
    page.text(
        2,
        apart.id()
            + " in "
            + apart.region()
            + " was detached by operation "
            + apart.operation()
            + ": "
            + (apart.alone()
                ? "it stands alone."
                : apart
                    .group()
                    .unknown()
                    .map(u -> "whether it is still there is not known: " + u.why())
                    .orElse("it does not stand alone any more.")));
  }

  private void member(Page page, Standing standing) {
    var member = standing.member();
    if (standing.alone()) {
      page.inked(
          Ink.BAD,
          2,
          member + " belongs to no datastore, says its own Region: it may be taking writes.");
    }
    standing.lag().ifPresent(lag -> lag(page, member, lag, standing.loss()));
  }

  private void lag(Page page, Member member, Lag lag, Loss loss) {
    if (lag instanceof Lag.Read read) {
      page.text(
          2,
          "Lag of "
              + member
              + ": "
              + Words.of(read.value())
              + (read.trend() == LagTrend.UNKNOWN ? "" : ", " + Words.of(read.trend()) + ",")
              + " in a sample that is "
              + Words.of(read.age(at))
              + " old ("
              + read.dimensions()
              + ").");
      page.text(4, "Writes that a promotion now would lose:");
      lost(page, "if the primary stopped with the metric", loss.ifStopped(), "lag + its 60s");
      lost(page, "if it still writes", loss.ifWriting(), "lag + the sample's age");
    } else {
      page.inked(
          Ink.WARN, 2, "Lag of " + member + ": unknown (" + ((Lag.Unknown) lag).why() + ").");
      page.text(4, "What a promotion would lose is unknown too; that is not nothing.");
    }
  }

  private static void lost(Page page, String when, Optional<Duration> lost, String basis) {
    page.text(6, when + ": " + lost.map(Words::of).orElse("unknown") + " (" + basis + ")");
  }
}
