package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.port.Notes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keeps automation away, as far as the places that answer tell. */
public final class Inhibitions {

  /** The note that {@code ecdr stop} writes. */
  static final String STOP = "stop";

  private final Notes notes;
  private final AntiFlap antiFlap;

  /**
   * @param clock tells people when, and nothing else
   */
  public Inhibitions(Notes notes, InstantSource clock) {
    this.notes = notes;
    this.antiFlap = new AntiFlap(notes, clock);
  }

  /** Nobody was ever stopped. */
  static Inhibitions none() {
    return new Inhibitions(Notes.none(), () -> Instant.EPOCH);
  }

  /** The windows that changes of roles open. */
  AntiFlap antiFlap() {
    return antiFlap;
  }

  /**
   * Why something is not to be done unattended.
   *
   * @param title of the check that tells a person
   * @param limit what the check wants
   * @param words a sentence
   * @param hint what ends it
   */
  record Against(String id, String title, String limit, String words, String hint) {

    /** The same for a person, who may go on. */
    Check check() {
      return new Check(
          id, title, Check.Verdict.WARN, words, Optional.empty(), limit, hint, false, false);
    }
  }

  /** Why a plan is not run that nobody confirms, with 16. */
  static Rejection refusal(Plan plan, List<Against> against) {
    var hints = against.stream().map(Against::hint).distinct().toList();
    return new Rejection(
        ExitCode.INHIBITED,
        against.stream().map(Against::words).collect(Collectors.joining("; "))
            + "; nothing was changed",
        String.join("; ", hints)
            + (HeldLocks.emergency(plan)
                ? "; or run it at a terminal, or say --break-lock REASON"
                : "; or run it at a terminal"));
  }

  /** What speaks against a plan now, and the places that cannot be asked, as warnings. */
  List<Against> against(Plan plan, List<String> warnings) {
    List<Against> all = new ArrayList<>();
    if (plan.changes()) {
      all.addAll(stopped(warnings));
      all.addAll(windows(plan, warnings));
    }
    return all;
  }

  /** The windows alone. */
  List<Against> windows(Plan plan, List<String> warnings) {
    return antiFlap.against(plan, warnings).stream().map(Inhibitions::window).toList();
  }

  private static Against window(RoleWindow window) {
    return new Against(
        "anti-flap",
        "No roles were changed just now",
        "no anti-flap window is open",
        "%s of %s (operation %s) ended at %s, and %s another role change of %s needs a person"
            .formatted(
                window.verb(),
                window.cache(),
                window.operation(),
                second(window.ended()),
                window.until().map(at -> "until " + second(at)).orElse("for a time not known"),
                window.datastore()),
        "end that: " + window.end());
  }

  private static Instant second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }

  /** What {@code ecdr stop} says, and the places that cannot be asked, as warnings. */
  List<Against> stopped(List<String> warnings) {
    List<Against> all = new ArrayList<>();
    for (var said : notes.read(STOP)) {
      said.trouble()
          .ifPresent(why -> warnings.add("whether automation is stopped is not known: " + why));
      said.text().flatMap(Inhibitions::inForce).ifPresent(words -> add(all, words));
    }
    return all;
  }

  private static void add(List<Against> all, String words) {
    var against =
        new Against(
            "stopped",
            "Automation is not kept away",
            "nobody said stop",
            words,
            "end it: ecdr start");
    if (!all.contains(against)) {
      all.add(against);
    }
  }

  /** Who stopped what and why; a note that cannot be read stops as well. */
  private static Optional<String> inForce(String text) {
    Value.Fields note;
    try {
      note = Json.readForeign(text);
    } catch (Malformed e) {
      return Optional.of("automation is stopped by a note that cannot be read");
    }
    if (!note.flag("stopped").orElse(true)) {
      return Optional.empty();
    }
    return Optional.of(
        "automation is stopped since %s by %s: %s"
            .formatted(
                note.text("at").orElse("?"),
                note.text("by").orElse("?"),
                note.text("reason").orElse("?")));
  }
}
