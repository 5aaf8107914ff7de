package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import java.util.Optional;

/** Reading a snapshot of a serverless cache. */
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
}
