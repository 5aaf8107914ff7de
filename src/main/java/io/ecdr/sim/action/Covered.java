package io.ecdr.sim.action;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One behaviour of a service that the simulator shows, and where it is known from.
 *
 * @param service as in signature scopes
 * @param topic an action's name, or what the behaviour is about
 * @param behaviour in a sentence
 * @param source the tag of the text it is from, such as {@code API:CopySnapshot}; {@code ours} for
 *     what no text tells
 */
public record Covered(
    String service, String topic, String behaviour, Sureness sureness, String source) {

  /** How well it is known that the real service does the same. */
  public enum Sureness {
    /** A text of the service says so. */
    DOCUMENTED,
    /** Somebody saw it. */
    SEEN,
    /** Inferred, contradictory or unstated: the real service may do otherwise. */
    UNSURE,
    /** The simulator does less than the service, or otherwise on purpose. */
    WEAKER
  }

  public Covered {
    Objects.requireNonNull(sureness, "sureness");
    if (service.isBlank() || topic.isBlank() || behaviour.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("a covered behaviour has no empty part: " + topic);
    }
  }

  /**
   * Reads a table: one line each, its columns parted by bars.
   *
   * @param table columns: topic, sureness, source, behaviour
   */
  public static List<Covered> table(String service, String table) {
    return table.lines().map(line -> read(service, line.split("\\|", -1))).toList();
  }

  private static Covered read(String service, String[] columns) {
    var sureness = Sureness.valueOf(columns[1].toUpperCase(Locale.ROOT));
    return new Covered(service, columns[0], columns[3], sureness, columns[2]);
  }
}
