package io.ecdr.sim.world.directory;

import io.ecdr.sim.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hosted zones of Route 53 with their records, one service for all Regions. */
public final class Zones {

  private final Map<String, List<Zone>> made = new LinkedHashMap<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();

  /**
   * Some records of one name and type.
   *
   * @param name with a dot at its end, in small letters
   */
  public record Records(String name, String type, long ttl, List<String> values) {
    public Records {
      values = List.copyOf(values);
    }
  }

  /** A change that was taken on. */
  public record Change(String id, Instant at, Duration takes, String comment) {

    /** Whether all name servers have it. */
    public boolean inSync(Instant now) {
      return !now.isBefore(at.plus(takes));
    }
  }

  /** A zone. */
  public static final class Zone {
    private final String id;
    private final String name;
    private final String reference;
    private final List<Records> records = new ArrayList<>();

    private Zone(String id, String name, String reference) {
      this.id = id;
      this.name = name;
      this.reference = reference;
    }

    public String id() {
      return id;
    }

    public String name() {
      return name;
    }

    public String reference() {
      return reference;
    }

    /** In the order of their names, from the last label to the first, then of their types. */
    public List<Records> records() {
      return records.stream()
          .sorted(
              (a, b) ->
                  a.name().equals(b.name())
                      ? a.type().compareTo(b.type())
                      : reversed(a.name()).compareTo(reversed(b.name())))
          .toList();
    }

    /** Those of a name and type. */
    public Optional<Records> find(String name, String type) {
      return records.stream()
          .filter(r -> r.name().equals(name) && r.type().equals(type))
          .findFirst();
    }

    /** Puts these in the place of those of the same name and type. */
    public void put(Records wanted) {
      remove(wanted.name(), wanted.type());
      records.add(wanted);
    }

    /** Takes those of a name and type away. */
    public void remove(String name, String type) {
      records.removeIf(r -> r.name().equals(name) && r.type().equals(type));
    }
  }

  /** A name as Route 53 keeps it. */
  public static String full(String name) {
    var small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small : small + ".";
  }

  /** {@code com.example.} of {@code example.com.}: what listings are sorted by. */
  public static String reversed(String name) {
    var labels = new ArrayList<>(List.of(name.split("\\.")));
    Collections.reverse(labels);
    return String.join(".", labels) + ".";
  }

  /** Makes one with what every zone has. */
  public Zone make(String account, String name, String reference) {
    var there = made.computeIfAbsent(account, a -> new ArrayList<>());
    var id = String.format("Z%08X%05d", name.hashCode(), there.size() + 1);
    var zone = new Zone(id, full(name), reference);
    zone.put(new Records(zone.name(), "NS", 172_800, List.of("ns-1.awsdns-01.org.")));
    zone.put(
        new Records(
            zone.name(),
            "SOA",
            900,
            List.of("ns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400")));
    there.add(zone);
    return zone;
  }

  /** All of an account, the oldest first. */
  public List<Zone> all(String account) {
    return List.copyOf(made.getOrDefault(account, List.of()));
  }

  /** The zone of an id. */
  public Optional<Zone> find(String account, String id) {
    var bare = id.replaceFirst("^/?hostedzone/", "");
    return made.getOrDefault(account, List.of()).stream()
        .filter(z -> z.id().equals(bare))
        .findFirst();
  }

  /** The zone that was made with that reference. */
  public boolean used(String account, String reference) {
    return made.getOrDefault(account, List.of()).stream()
        .anyMatch(z -> z.reference().equals(reference));
  }

  /** Notes a change, which spreads as slowly as the pace has it. */
  public Change changed(Instant at, Pace pace, String comment) {
    var takes =
        switch (pace) {
          case INSTANT -> Duration.ZERO;
          case FAST -> Duration.ofMillis(500);
          // It says that changes generally propagate within 60 seconds.
          case AWS -> Duration.ofSeconds(30);
        };
    var change = new Change(String.format("C%013d", changes.size() + 1), at, takes, comment);
    changes.put(change.id(), change);
    return change;
  }

  /** The change of an id. */
  public Optional<Change> change(String id) {
    return Optional.ofNullable(changes.get(id.replaceFirst("^/?change/", "")));
  }
}
