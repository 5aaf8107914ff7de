package io.ecdr.sim.world.directory;

import io.ecdr.sim.world.ground.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets of Secrets Manager with their versions. */
public final class Secrets {

  /** The label of the version that is read when none is named. */
  public static final String CURRENT = "AWSCURRENT";

  private static final String PREVIOUS = "AWSPREVIOUS";

  private final Map<Place, Map<String, Secret>> made = new LinkedHashMap<>();

  /**
   * What a version holds: one of the two.
   *
   * @param binary in Base64
   */
  public record Content(Optional<String> text, Optional<String> binary) {

    /** Whether it holds anything. */
    public boolean some() {
      return text.isPresent() || binary.isPresent();
    }
  }

  /** One version. */
  public record Version(String id, Content content, Instant made, List<String> labels) {
    public Version {
      labels = List.copyOf(labels);
    }
  }

  /** A secret. */
  public static final class Secret {
    private final String name;
    private final String arn;
    private final String description;
    private final Instant made;
    private final List<Version> versions = new ArrayList<>();
    private Optional<Instant> deleted = Optional.empty();

    private Secret(String name, String arn, String description, Instant made) {
      this.name = name;
      this.arn = arn;
      this.description = description;
      this.made = made;
    }

    public String name() {
      return name;
    }

    public String arn() {
      return arn;
    }

    public String description() {
      return description;
    }

    public Instant made() {
      return made;
    }

    /** When it was marked for deletion. */
    public Optional<Instant> deleted() {
      return deleted;
    }

    /** The version of that id. */
    public Optional<Version> version(String id) {
      return versions.stream().filter(v -> v.id().equals(id)).findFirst();
    }

    /** The version of that label. */
    public Optional<Version> labelled(String label) {
      return versions.stream().filter(v -> v.labels().contains(label)).findFirst();
    }

    /** Adds a version, which is the current one from now on. */
    public Version put(String id, Content content, Instant at) {
      var made = new Version(id, content, at, List.of(CURRENT));
      for (int i = 0; i < versions.size(); i++) {
        var each = versions.get(i);
        var kept = each.labels().contains(CURRENT) ? List.of(PREVIOUS) : List.<String>of();
        versions.set(i, new Version(each.id(), each.content(), each.made(), kept));
      }
      versions.add(made);
      return made;
    }

    /** Marks it for deletion. */
    public void delete(Instant at) {
      deleted = Optional.of(at);
    }
  }

  /** Makes one without a version. */
  public Secret make(Place place, String name, String description, Instant at) {
    var there = made.computeIfAbsent(place, p -> new TreeMap<>());
    var suffix = String.format("%06x", (name + place.region()).hashCode() & 0xFFFFFF);
    var secret =
        new Secret(
            name, place.arn("secretsmanager", "secret:" + name + "-" + suffix), description, at);
    there.put(name, secret);
    return secret;
  }

  /** The secret of a name, of an ARN, or of an ARN without what Secrets Manager puts behind it. */
  public Optional<Secret> find(Place place, String nameOrArn) {
    return made.getOrDefault(place, Map.of()).values().stream()
        .filter(
            s ->
                s.name().equals(nameOrArn)
                    || s.arn().equals(nameOrArn)
                    || s.arn().substring(0, s.arn().length() - 7).equals(nameOrArn))
        .findFirst();
  }

  /** Takes one away for good. */
  public void remove(Place place, String name) {
    made.getOrDefault(place, Map.of()).remove(name);
  }
}
