package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code automatic-set {ReplicationGroupId|CacheClusterId|ServerlessCacheName,
 * SnapshotRetentionLimit?, SnapshotWindow?, DailySnapshotTime?, SnapshottingClusterId?}}: the cache
 * is {@code available} and tells these values of its automatic snapshots. Facts: its description.
 */
final class AutomaticSet implements Observer {

  private static final List<String> SET =
      List.of(
          "SnapshotRetentionLimit", "SnapshotWindow", "DailySnapshotTime", "SnapshottingClusterId");

  /**
   * What is looked at.
   *
   * @param what it is, with its name
   */
  private record Looked(
      String what,
      Call describe,
      Function<Completion.Answered, Optional<Value.Fields>> find,
      String state) {}

  @Override
  public String kind() {
    return "automatic-set";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var looked = looked(condition, dialogue);
    return Looks.at(
        dialogue,
        "group",
        looked.describe(),
        looked.find(),
        new Look.Absent(looked.what() + " is not there"),
        cache -> judge(condition.parameters(), looked, cache));
  }

  private static Looked looked(Condition condition, Dialogue dialogue) {
    var region = condition.region();
    var serverless = condition.parameters().text("ServerlessCacheName");
    if (serverless.isPresent()) {
      var name = serverless.get();
      return new Looked(
          "serverless cache " + name,
          Serverless.describeCache(dialogue, region, name),
          answered -> Serverless.cacheIn(answered, name),
          "Status");
    }
    var node = condition.parameters().text("CacheClusterId");
    if (node.isPresent()) {
      return new Looked(
          "node " + node.get(),
          dialogue.call(
              Service.ELASTICACHE,
              "DescribeCacheClusters",
              region,
              Value.fields("CacheClusterId", node.get())),
          answered -> answered.body().list("CacheClusters").stream().findFirst(),
          "CacheClusterStatus");
    }
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return new Looked(
        "replication group " + id,
        Groups.describe(dialogue, region, id),
        answered -> Groups.in(answered, id),
        "Status");
  }

  private static Look judge(Value.Fields wanted, Looked looked, Value.Fields cache) {
    List<String> differs = new ArrayList<>();
    for (var name : SET) {
      var found = cache.get(name);
      if (wanted.get(name).isPresent() && !wanted.get(name).equals(found)) {
        differs.add(name + " is " + found.map(Object::toString).orElse("not told"));
      }
    }
    if (!differs.isEmpty()) {
      return new Look.Absent(looked.what() + ": " + String.join(", ", differs));
    }
    var status = cache.text(looked.state()).orElse("in no state").toLowerCase(Locale.ROOT);
    return status.equals("available")
        ? new Look.So(cache)
        : new Look.NotYet(looked.what() + " is " + status);
  }
}
