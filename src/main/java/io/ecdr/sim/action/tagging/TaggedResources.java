package io.ecdr.sim.action.tagging;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What an account has tagged in a Region: its ElastiCache resources and its buckets. */
final class TaggedResources {

  private TaggedResources() {}

  /** Tags by ARN, in the order of the ARNs. */
  static NavigableMap<String, Map<String, String>> of(Caller caller, World world) {
    var found = new TreeMap<String, Map<String, String>>();
    var book = world.elasticache().estate(caller).tags();
    for (String arn : book.arns()) {
      var tags = new TreeMap<String, String>();
      book.of(arn).forEach(tag -> tags.put(tag.key(), tag.value()));
      found.put(arn, tags);
    }
    for (var bucket : world.s3().all()) {
      boolean mine =
          bucket.owner().equals(caller.account()) && bucket.region().equals(caller.region());
      if (mine && !bucket.settings().tags().isEmpty()) {
        found.put(bucket.arn(Optional.empty()), bucket.settings().tags());
      }
    }
    return found;
  }
}
