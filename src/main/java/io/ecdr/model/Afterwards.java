package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to follow a change of roles. None of it holds up the change, nor what comes after it.
 *
 * @param replicas how many replicas each shard of the new primary is to have at least
 * @param keepBackups whether the new primary takes over the old one's automatic snapshots, where it
 *     has fewer itself
 * @param retention how many days the new primary's automatic snapshots are kept, whatever there was
 * @param window when they are taken then, such as {@code 05:00-06:00}, in UTC
 * @param publish where the new endpoint is written, in order
 */
public record Afterwards(
    Optional<Integer> replicas,
    boolean keepBackups,
    Optional<Integer> retention,
    Optional<String> window,
    List<Publication> publish) {

  /** Nothing but the backups, as far as they were read. */
  public static final Afterwards USUAL =
      new Afterwards(Optional.empty(), true, Optional.empty(), Optional.empty());

  /** Nothing at all. */
  public static final Afterwards NONE =
      new Afterwards(Optional.empty(), false, Optional.empty(), Optional.empty());

  /** Of one shard (source: {@code API:CreateReplicationGroup}). */
  public static final int MOST_REPLICAS = 5;

  /** One that publishes nothing. */
  public Afterwards(
      Optional<Integer> replicas,
      boolean keepBackups,
      Optional<Integer> retention,
      Optional<String> window) {
    this(replicas, keepBackups, retention, window, List.of());
  }

  private static final Pattern WINDOW = Pattern.compile("\\d\\d:\\d\\d-\\d\\d:\\d\\d");

  /**
   * @throws IllegalArgumentException when a number is out of range or the parts contradict
   */
  public Afterwards {
    Objects.requireNonNull(replicas, "replicas");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(window, "window");
    publish = List.copyOf(publish);
    requireWithin("replicas", replicas, MOST_REPLICAS);
    requireWithin("days of retention", retention, AutomaticRequest.MOST_DAYS);
    if (window.isPresent() && retention.isEmpty()) {
      throw new IllegalArgumentException("a snapshot window needs the days of retention");
    }
    if (window.filter(w -> !WINDOW.matcher(w).matches()).isPresent()) {
      throw new IllegalArgumentException("'" + window.get() + "' is no window HH:MM-HH:MM");
    }
    if (retention.isPresent() && !keepBackups) {
      throw new IllegalArgumentException("backups that are left alone have no retention");
    }
  }

  /** The same, writing the new endpoint there. */
  public Afterwards publishing(List<Publication> places) {
    return new Afterwards(replicas, keepBackups, retention, window, places);
  }

  /** Where the new endpoint of that cache is written. */
  public List<Publication> publish(String cache) {
    return publish.stream().map(each -> each.in(cache)).toList();
  }

  private static void requireWithin(String what, Optional<Integer> number, int most) {
    if (number.filter(n -> n < 1 || n > most).isPresent()) {
      throw new IllegalArgumentException(what + " are 1 to " + most + ": " + number.get());
    }
  }
}
