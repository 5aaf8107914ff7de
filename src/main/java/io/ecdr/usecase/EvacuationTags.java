package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.util.Optional;

/** The calls that read the tags of caches of any kind, and their answers. */
final class EvacuationTags {

  private EvacuationTags() {}

  /** By a cache's name (source: {@code IAMREF}, its types of resource). */
  static Call call(CallMaker maker, CacheId cache) {
    return call(maker, cache.account(), cache.region(), cache.kind(), cache.id());
  }

  private static Call call(
      CallMaker maker, AccountId account, Region region, CacheKind kind, String id) {
    var type =
        switch (kind) {
          case REPLICATION_GROUP, BUCKET -> "replicationgroup";
          case CACHE_CLUSTER -> "cluster";
          case SERVERLESS -> "serverlesscache";
        };
    return maker.elastiCache(
        region,
        "ListTagsForResource",
        Value.fields(
            "ResourceName",
            "arn:"
                + region.partition()
                + ":elasticache:"
                + region
                + ":"
                + account
                + ":"
                + type
                + ":"
                + id));
  }

  /** As values by key; empty when they are not told. */
  static Optional<Value.Fields> of(Reads reads, Call call) {
    return reads.fact(call).value().map(EvacuationTags::byKey);
  }

  private static Value.Fields byKey(Value.Fields answer) {
    var all = Value.Fields.NONE;
    for (var tag : answer.list("TagList")) {
      all = all.with(tag.text("Key").orElse(""), tag.text("Value").orElse(""));
    }
    return all;
  }
}
