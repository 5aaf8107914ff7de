package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Steps of a way back whose cache is called as the one of the way there (two members of a Global
 * Datastore may be, facts page, 6.2): the Region is added to their names, also where one of them
 * names another.
 */
final class Renamed extends Rewording {

  private final Set<String> ids = new TreeSet<>();
  private final String region;

  private Renamed(List<Step> steps, String region) {
    this.region = region;
    for (var step : steps) {
      ids.add(step.id());
      if (step instanceof Step.Ladder ladder) {
        ladder.rungs().forEach(rung -> ids.add(rung.id()));
      }
    }
  }

  /** The same steps by names that hold their Region. */
  static List<Step> in(List<Step> steps, String region) {
    return new Renamed(steps, region).in(steps);
  }

  /** Such as {@code orders@us-east-1/promote}. */
  @Override
  String id(String id) {
    return ids.contains(id) ? id.replaceFirst("/", "@" + region + "/") : id;
  }

  @Override
  Step local(Step.Local local) {
    return new Step.Local(
        id(local.id()),
        local.title(),
        local.kind(),
        in(local.parameters()),
        local.mayCall().stream().map(this::in).toList(),
        local.limits(),
        local.undo(),
        local.precondition());
  }

  @Override
  Value.Fields in(Value.Fields fields) {
    var all = fields;
    for (var member : fields.members().entrySet()) {
      all = all.with(member.getKey(), in(member.getValue()));
    }
    return all;
  }

  private Value in(Value value) {
    if (value instanceof Value.Bound bound) {
      return new Value.Bound(id(bound.step()), bound.path(), bound.expected());
    }
    if (value instanceof Value.Fields fields) {
      return in(fields);
    }
    if (value instanceof Value.Items items) {
      List<Value> all = new ArrayList<>();
      items.values().forEach(one -> all.add(in(one)));
      return new Value.Items(all);
    }
    return value;
  }
}
