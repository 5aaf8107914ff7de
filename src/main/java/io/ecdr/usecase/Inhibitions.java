package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.port.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps automation away, as far as the places that answer tell. */
public final class Inhibitions {

  /** The note that {@code ecdr stop} writes. */
  static final String STOP = "stop";

  private final Notes notes;

  public Inhibitions(Notes notes) {
    this.notes = notes;
  }

  /** Nobody was ever stopped. */
  static Inhibitions none() {
    return new Inhibitions(
        new Notes() {
          @Override
          public List<Said> read(String name) {
            return List.of();
          }

          @Override
          public List<String> write(String name, String text) {
            return List.of();
          }
        });
  }

  /**
   * Why something is not to be done unattended.
   *
   * @param words a sentence
   * @param hint what ends it
   */
  record Against(String id, String words, String hint) {

    /** The same for a person, who may go on. */
    Check check() {
      return new Check(
          id,
          "Automation is not kept away",
          Check.Verdict.WARN,
          words,
          Optional.empty(),
          "nobody said stop",
          hint,
          false,
          false);
    }
  }

  /** What speaks against it now, and the places that cannot be asked, as warnings. */
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
    var against = new Against("stopped", words, "end it: ecdr start");
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
