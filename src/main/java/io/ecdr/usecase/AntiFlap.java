package io.ecdr.usecase;

import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Notes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The windows that changes of roles open, so that two that answer each other, such as a failover
 * and a scheduler's switchover back, do not chase the primary from Region to Region.
 *
 * <p>How old a note is, is told by the clock of the place that keeps it; two machines' clocks are
 * never compared. Each place is judged by itself, so one that was dark meanwhile hides nothing.
 */
public final class AntiFlap {

  private final Notes notes;
  private final InstantSource clock;

  /**
   * @param clock tells people when, and nothing else
   */
  public AntiFlap(Notes notes, InstantSource clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /** The windows that stand in a plan's way; its own operation's never does. */
  List<RoleWindow> against(Plan plan, List<String> warnings) {
    return moves(plan).stream()
        .map(Move::ladder)
        .filter(ladder -> !ladder.already())
        .map(RoleNote::datastore)
        .filter(id -> !id.isEmpty())
        .distinct()
        .flatMap(id -> open(plan.account().digits(), id, warnings).stream())
        .filter(window -> !window.operation().equals(plan.id()))
        .toList();
  }

  /** A change of roles that a lane has; a drill's has two. */
  record Move(Lane lane, Step.Ladder ladder) {}

  /** The changes of roles that a plan has, in their order. */
  static List<Move> moves(Plan plan) {
    return plan.lanes().stream()
        .flatMap(
            lane ->
                lane.steps().stream()
                    .filter(Step.Ladder.class::isInstance)
                    .map(step -> new Move(lane, (Step.Ladder) step)))
        .toList();
  }

  /**
   * What is written down about the last changes of one Global Datastore's roles.
   *
   * @param open the windows that are open, one for each operation
   * @param detached the members that were made to stand alone
   * @param last the newest one; empty when none is written down where it was looked
   */
  record Told(List<RoleWindow> open, List<RoleNote> detached, Optional<RoleChange> last) {}

  /** The windows of one Global Datastore that are open, one for each operation. */
  List<RoleWindow> open(String account, String datastore, List<String> warnings) {
    return told(account, datastore, warnings).open();
  }

  Told told(String account, String datastore, List<String> warnings) {
    var said = notes.read(RoleNote.name(account, datastore));
    Map<String, RoleWindow> open = new LinkedHashMap<>();
    Map<String, RoleNote> detached = new LinkedHashMap<>();
    Set<String> acked = new LinkedHashSet<>();
    List<RoleChange.Aged> changes = new ArrayList<>();
    for (var each : said) {
      each.trouble().ifPresent(why -> warnings.add(unknown(datastore) + why));
      var note = each.text().flatMap(RoleNote::read);
      if (each.text().isPresent() && note.isEmpty()) {
        warnings.add(unknown(datastore) + each.place() + " has a note that cannot be read");
      }
      note.ifPresent(n -> changes.add(new RoleChange.Aged(n, each.age())));
      note.filter(n -> n.acked().isPresent()).ifPresent(n -> acked.add(n.operation()));
      note.filter(RoleNote::detached).ifPresent(n -> detached.putIfAbsent(n.operation(), n));
      note.flatMap(n -> window(n, each.age())).ifPresent(w -> open.putIfAbsent(w.operation(), w));
    }
    open.keySet().removeAll(acked);
    return new Told(
        List.copyOf(open.values()), List.copyOf(detached.values()), RoleChange.last(changes));
  }

  /** How a cache was last taken out of a Global Datastore, as far as that is written down. */
  Optional<RoleNote> left(String account, String region, String member) {
    return notes.read(RoleNote.nameOfLeaving(account, region, member)).stream()
        .flatMap(said -> said.text().flatMap(RoleNote::read).stream())
        .max(Comparator.comparing(RoleNote::at));
  }

  private static String unknown(String datastore) {
    return "whether the roles of " + datastore + " were changed just now is not known: ";
  }

  private Optional<RoleWindow> window(RoleNote note, Optional<Duration> age) {
    var left = age.map(a -> note.window().minus(a.isNegative() ? Duration.ZERO : a));
    boolean over = note.window().isZero() || left.filter(l -> !isPositive(l)).isPresent();
    var now = clock.instant();
    return over
        ? Optional.empty()
        : Optional.of(
            new RoleWindow(
                note.datastore(),
                note.operation(),
                note.verb(),
                note.cache(),
                age.map(now::minus).orElse(note.at()),
                left,
                left.map(now::plus)));
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  /**
   * The roles have changed: opens the window that the ladder says, unless this operation opened it
   * before for the same change, and so whoever ended it has ended it.
   *
   * @return where it could not be written down, one sentence each
   */
  List<String> opened(Plan plan, Move move, StepOutcome.Done done) {
    var note = RoleNote.of(plan, move, done, clock.instant());
    var failed = new ArrayList<String>();
    failed.addAll(notes.write(note.name(), note.write(), there -> !tells(there, note)));
    if (note.detached()) {
      failed.addAll(notes.write(note.nameOfLeaving(), note.write()));
    }
    if (!move.ladder().antiFlap().isZero()) {
      failed.addAll(
          notes.write(RoleNote.nameOf(plan.id()), note.write(), there -> there.isEmpty()));
    }
    return failed.stream()
        .distinct()
        .map(why -> "that the roles changed could not be written down for others: " + why)
        .toList();
  }

  /** The window that a change of roles opens at this moment; empty when it opens none. */
  Optional<RoleWindow> fresh(Plan plan, Move move, StepOutcome.Done done) {
    return window(RoleNote.of(plan, move, done, clock.instant()), Optional.of(Duration.ZERO));
  }

  /** The window that the operation of a plan opened and that is still open. */
  Optional<RoleWindow> openedBy(Plan plan) {
    return moves(plan).stream()
        .map(Move::ladder)
        .map(RoleNote::datastore)
        .distinct()
        .flatMap(id -> open(plan.account().digits(), id, new ArrayList<>()).stream())
        .filter(window -> window.operation().equals(plan.id()))
        .findFirst();
  }

  /** Whether a note tells of the same change. */
  private static boolean tells(Optional<String> text, RoleNote note) {
    return text.flatMap(RoleNote::read)
        .filter(there -> there.operation().equals(note.operation()))
        .filter(there -> there.cache().equals(note.cache()))
        .isPresent();
  }

  /** Whether a note is of that operation. */
  static boolean by(Optional<String> text, String operation) {
    return text.flatMap(RoleNote::read).filter(n -> n.operation().equals(operation)).isPresent();
  }
}
