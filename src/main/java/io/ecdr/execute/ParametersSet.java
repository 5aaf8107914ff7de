package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code parameters-set {CacheParameterGroupName, Values}}: somebody gave these parameters these
 * values in the group; what else was set there does not matter.
 */
final class ParametersSet implements Observer {

  @Override
  public String kind() {
    return "parameters-set";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var name = condition.parameters().text("CacheParameterGroupName").orElse("");
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeCacheParameters",
            condition.region(),
            Value.fields("CacheParameterGroupName", name, "Source", "user")
                .with("MaxRecords", 100));
    var answer = dialogue.ask("parameters", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    var found = new TreeMap<String, String>();
    for (var one : answered.body().list("Parameters")) {
      found.put(one.text("ParameterName").orElse(""), one.text("ParameterValue").orElse(""));
    }
    var missing = new TreeSet<String>();
    var wanted = condition.parameters().fields("Values");
    for (var each : wanted.members().keySet()) {
      if (!wanted.text(each).orElse("").equals(found.getOrDefault(each, ""))) {
        missing.add(each);
      }
    }
    return missing.isEmpty()
        ? new Look.So(Value.Fields.NONE)
        : new Look.Absent(
            "parameter group " + name + " has other values of " + String.join(", ", missing));
  }
}
