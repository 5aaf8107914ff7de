package io.ecdr.sim.world.ground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Security groups. Each VPC has one called {@code default}, and there may be more. Rules are not
 * simulated: the nodes listen on this machine.
 */
public final class SecurityGroups {

  private final Map<Place, List<Group>> made = new LinkedHashMap<>();

  /** A security group. */
  public record Group(String id, String name, String description, String vpc) {}

  /**
   * All of them.
   *
   * @param vpcs those that are there
   */
  public List<Group> all(Place place, List<String> vpcs) {
    var all = new ArrayList<Group>();
    for (var vpc : vpcs) {
      all.add(
          new Group(
              vpc.replaceFirst("^vpc-", "sg-"), "default", "default VPC security group", vpc));
    }
    all.addAll(made.getOrDefault(place, List.of()));
    return all;
  }

  /** Makes one. */
  public Group make(Place place, String name, String description, String vpc) {
    var there = made.computeIfAbsent(place, p -> new ArrayList<>());
    var group =
        new Group(String.format("sg-%017x", 0xc0ffeeL * 16 + there.size()), name, description, vpc);
    there.add(group);
    return group;
  }
}
