package io.ecdr.sim.world.ground;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of KMS: that they are there and whether they are enabled. They encrypt nothing here. */
public final class Keys {

  private final Map<Place, List<Key>> made = new LinkedHashMap<>();

  /** A key. */
  public static final class Key {
    private final Place place;
    private final String id;
    private final String description;
    private final Instant made;
    private boolean enabled = true;

    private Key(Place place, String id, String description, Instant made) {
      this.place = place;
      this.id = id;
      this.description = description;
      this.made = made;
    }

    public Place place() {
      return place;
    }

    public String id() {
      return id;
    }

    public String arn() {
      return place.arn("kms", "key/" + id);
    }

    public String description() {
      return description;
    }

    public Instant made() {
      return made;
    }

    public boolean enabled() {
      return enabled;
    }

    /** Lets it be used, or not. */
    public void enable(boolean yes) {
      enabled = yes;
    }
  }

  /** Makes one, enabled. */
  public Key make(Place place, String description, Instant at) {
    var there = made.computeIfAbsent(place, p -> new ArrayList<>());
    var id =
        String.format("%08x-0000-4000-8000-%012x", place.region().hashCode(), there.size() + 1);
    var key = new Key(place, id, description, at);
    there.add(key);
    return key;
  }

  /** The key of an id or an ARN. */
  public Optional<Key> find(Place place, String idOrArn) {
    return made.getOrDefault(place, List.of()).stream()
        .filter(k -> k.id().equals(idOrArn) || k.arn().equals(idOrArn))
        .findFirst();
  }
}
