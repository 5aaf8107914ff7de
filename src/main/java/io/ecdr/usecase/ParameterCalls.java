package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;

/** Reads what somebody set in a parameter group. */
final class ParameterCalls {

  private ParameterCalls() {}

  /** {@code Source=user} leaves out all defaults (source: {@code API:DescribeCacheParameters}). */
  static Call set(CallMaker maker, Region region, String group) {
    return maker.elastiCache(
        region,
        "DescribeCacheParameters",
        Value.fields("CacheParameterGroupName", group, "Source", "user").with("MaxRecords", 100));
  }

  /** All that a group knows, defaults included. */
  static Call all(CallMaker maker, Region region, String group) {
    return maker.elastiCache(
        region,
        "DescribeCacheParameters",
        Value.fields("CacheParameterGroupName", group).with("MaxRecords", 100));
  }

  /** Value by name. */
  static Fact<Value.Fields> values(Fact<Value.Fields> answer) {
    return answer.map(
        f -> {
          var all = Value.Fields.NONE;
          for (var parameter : f.list("Parameters")) {
            all =
                all.with(
                    parameter.text("ParameterName").orElse(""),
                    parameter.text("ParameterValue").orElse(""));
          }
          return all;
        });
  }
}
