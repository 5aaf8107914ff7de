package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import java.util.Optional;

/** Reading a serverless cache, or a snapshot of one. */
final class Serverless {

  private Serverless() {}

  static Call describe(Dialogue dialogue, Region region, String name) {
    return dialogue.call(
        Service.ELASTICACHE,
        "DescribeServerlessCacheSnapshots",
        region,
        Value.fields("ServerlessCacheSnapshotName", name));
  }

  static Optional<Value.Fields> in(Completion.Answered answered, String name) {
    return answered.body().list("ServerlessCacheSnapshots").stream()
        .filter(s -> s.text("ServerlessCacheSnapshotName").orElse("").equalsIgnoreCase(name))
        .findFirst();
  }

  static Call describeCache(Dialogue dialogue, Region region, String name) {
    return dialogue.call(
        Service.ELASTICACHE,
        "DescribeServerlessCaches",
        region,
        Value.fields("ServerlessCacheName", name));
  }

  static Optional<Value.Fields> cacheIn(Completion.Answered answered, String name) {
    return answered.body().list("ServerlessCaches").stream()
        .filter(s -> s.text("ServerlessCacheName").orElse("").equalsIgnoreCase(name))
        .findFirst();
  }
}
