package io.ecdr.sim.action.ec2;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.ground.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The networks of a Region: there are the VPCs and subnets that ElastiCache's subnet groups name,
 * and no others. A subnet is a /24, of which AWS keeps five addresses (EC2UG:subnet-sizing).
 */
final class Nets {

  private static final int ADDRESSES = 251;

  /** The filters of a request. */
  static final Shape FILTER = Shape.of().text("Name").texts("Values", "Value", "");

  /** A subnet. */
  record Subnet(String id, String zone, String vpc, int free) {}

  private Nets() {}

  static Place place(Caller caller) {
    return new Place(caller.account(), caller.region());
  }

  static List<String> vpcs(Caller caller, World world) {
    var all = new TreeSet<String>();
    all.add("vpc-" + caller.region());
    subnets(caller, world).forEach(s -> all.add(s.vpc()));
    return List.copyOf(all);
  }

  static List<Subnet> subnets(Caller caller, World world) {
    Estate estate = world.elasticache().estate(caller);
    var all = new TreeMap<String, Subnet>();
    for (var group : estate.subnetGroups().values()) {
      for (var subnet : group.subnets()) {
        var zone = subnet.subnetAvailabilityZone().name();
        all.merge(
            subnet.subnetIdentifier(),
            new Subnet(
                subnet.subnetIdentifier(),
                zone,
                group.vpcId(),
                ADDRESSES - nodes(estate, group.cacheSubnetGroupName(), zone)),
            (one, other) ->
                new Subnet(one.id(), one.zone(), one.vpc(), one.free() + other.free() - ADDRESSES));
      }
    }
    return List.copyOf(all.values());
  }

  private static int nodes(Estate estate, String subnetGroup, String zone) {
    return estate.groupsIn(subnetGroup).stream()
        .mapToInt(g -> (int) g.nodes().stream().filter(n -> n.zone().equals(zone)).count())
        .sum();
  }

  /**
   * Those that all filters let through.
   *
   * @param of the value that a filter of this name looks at; null when it is not simulated
   */
  static <T> List<T> filtered(List<T> all, Document request, BiFunction<T, String, String> of) {
    var kept = new ArrayList<>(all);
    for (var filter : request.parts("Filters")) {
      var name = filter.text("Name").orElse("");
      for (var each : all) {
        var value = of.apply(each, name);
        if (value == null) {
          throw new ServiceFault(
              "InvalidParameterValue", 400, "The filter '" + name + "' is not simulated.");
        }
        if (!filter.texts("Values").contains(value)) {
          kept.remove(each);
        }
      }
    }
    return kept;
  }

  /**
   * Those of these ids.
   *
   * @param code of the refusal when one is not there
   */
  static <T> List<T> named(
      List<T> all, List<String> ids, BiFunction<T, String, String> of, String by, String code) {
    for (var id : ids) {
      if (all.stream().noneMatch(each -> of.apply(each, by).equals(id))) {
        throw new ServiceFault(code, 400, "The ID '" + id + "' does not exist");
      }
    }
    return ids.isEmpty()
        ? all
        : all.stream().filter(each -> ids.contains(of.apply(each, by))).toList();
  }
}
