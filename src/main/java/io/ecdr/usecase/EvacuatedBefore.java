package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.EvacuationInventory.LeftAlone;
import io.ecdr.plan.LineageTag;
import java.util.List;
import java.util.Optional;

/** Finds the caches that earlier evacuations have made, so that none is restored twice. */
final class EvacuatedBefore {

  private final Surveyor surveyor;
  private final Region to;

  EvacuatedBefore(Surveyor surveyor, Region to) {
    this.surveyor = surveyor;
    this.to = to;
  }

  /**
   * What an earlier evacuation or restore of the same cache has made there, by its own tags.
   *
   * @throws SurveyEnded when that is not ready
   */
  Optional<LeftAlone> look(CacheId cache, String as) {
    var kind =
        cache.kind() == CacheKind.SERVERLESS ? CacheKind.SERVERLESS : CacheKind.REPLICATION_GROUP;
    var made = new CacheId(cache.account(), to, kind, as);
    var call = EvacuationTags.call(surveyor.maker(), made);
    var describe = describe(made);
    var gather = surveyor.gather();
    var reads = gather.read(List.<Call>of(call, describe), gather.deadline());
    var told =
        GroupCalls.first(
            reads.fact(describe),
            kind == CacheKind.SERVERLESS ? "ServerlessCaches" : "ReplicationGroups");
    var status = told.value().flatMap(f -> f.text("Status")).orElse("of unknown status");
    // While it is not available its tags cannot be read.
    if (told.value().isPresent() && !status.equalsIgnoreCase("available")) {
      throw new SurveyEnded(
          ExitCode.REFUSED_BY_CHECKS,
          made + " is not ready: it is " + status + "; perhaps it is being restored",
          "find what restores it: ecdr op list; go on with it: ecdr op resume OPERATION; or"
              + " delete it, then evacuate again");
    }
    var tags = EvacuationTags.of(reads, call).orElse(Value.Fields.NONE);
    var backup = tags.text("ecdr:backup").orElse("");
    if (LineageTag.of(made, tags).isEmpty()
        || !backup.startsWith(BackupNames.cachePart(cache.id()) + "-")) {
      return Optional.empty();
    }
    SurveyEnded.need(told, "");
    return Optional.of(
        new LeftAlone(
            cache.id(),
            made
                + " was restored from its backup "
                + backup
                + " already; whether its data was proven is not read",
            "what its restore found: ecdr op list, then ecdr op report OPERATION; if it is bad or"
                + " too old, delete it, then evacuate again"));
  }

  private Call describe(CacheId made) {
    return made.kind() == CacheKind.SERVERLESS
        ? surveyor
            .maker()
            .elastiCache(
                made.region(),
                "DescribeServerlessCaches",
                Value.fields("ServerlessCacheName", made.id()))
        : new GroupCalls(surveyor.maker()).group(made.region(), made.id());
  }
}
