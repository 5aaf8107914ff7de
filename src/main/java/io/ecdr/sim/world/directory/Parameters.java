package io.ecdr.sim.world.directory;

import io.ecdr.sim.world.ground.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Parameters of Systems Manager's Parameter Store, their newest versions only. */
public final class Parameters {

  private final Map<Place, Map<String, Parameter>> made = new LinkedHashMap<>();

  /** One, as it is now. */
  public record Parameter(
      String name, String arn, String type, String value, int version, Instant changed) {}

  /** Makes one or overwrites it. */
  public Parameter put(Place place, String name, String type, String value, Instant at) {
    var there = made.computeIfAbsent(place, p -> new TreeMap<>());
    int version = Optional.ofNullable(there.get(name)).map(Parameter::version).orElse(0) + 1;
    // A name with a slash before it has that one only (source: SSMUG:sysman-paramstore-access).
    var arn = place.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
    var parameter = new Parameter(name, arn, type, value, version, at);
    there.put(name, parameter);
    return parameter;
  }

  /** The parameter of a name or an ARN. */
  public Optional<Parameter> find(Place place, String nameOrArn) {
    return made.getOrDefault(place, Map.of()).values().stream()
        .filter(p -> p.name().equals(nameOrArn) || p.arn().equals(nameOrArn))
        .findFirst();
  }

  /** Takes one away; whether it was there. */
  public boolean remove(Place place, String name) {
    return made.getOrDefault(place, Map.of()).remove(name) != null;
  }
}
