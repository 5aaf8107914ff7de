package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.PruneInventory;
import io.ecdr.plan.PruneInventory.Thing;
import io.ecdr.plan.retention.LineageFacts;
import io.ecdr.port.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads all that there is of some caches' backups, in both Regions and in our own journals. Nothing
 * goes while a part of it cannot be read, so anything that is unknown ends it.
 */
final class PruneSurvey {

  private final PruneRequest request;
  private final Operations operations;
  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final Instant deadline;

  PruneSurvey(Surveyor surveyor, Operations operations, PruneRequest request) {
    this.request = request;
    this.operations = operations;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.deadline = gather.deadline();
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when something cannot be read
   */
  PruneInventory read() {
    var who = Identity.call(maker, request.drRegion());
    var account = Identity.need(one(who), "").account();
    List<PruneInventory.Lineage> lineages = new ArrayList<>();
    for (var id : new TreeSet<>(request.caches().stream().map(PruneSurvey::lower).toList())) {
      lineages.add(lineage(account, id));
    }
    return new PruneInventory(account, lineages, gather.now());
  }

  private static String lower(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private Fact<Value.Fields> one(Call call) {
    return gather.read(List.of(call), deadline).fact(call);
  }

  private PruneInventory.Lineage lineage(AccountId account, String id) {
    var cache = new CacheId(account, request.region(), CacheKind.REPLICATION_GROUP, id);
    var catalogue =
        new Catalogue(maker, request.drRegion(), request.drBucket(), request.prefix(), account);
    var made = MadeBackups.of(cache, operations);
    var listing = catalogue.list(Optional.of(request.region()), id + "/");
    var snapshots = groups.snapshots(request.region(), Value.Fields.NONE);
    var group = groups.group(request.region(), id);
    var reads = gather.read(List.of(listing, snapshots, group), deadline);
    if (reads.fact(listing).absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
          "check --dr-bucket and --dr-region");
    }
    var objects = SurveyEnded.need(reads.fact(listing), "");
    var folders = catalogue.folders(objects).stream().filter(f -> f.cache().equals(id)).toList();
    var found = GroupCalls.first(reads.fact(group), "ReplicationGroups");
    if (folders.isEmpty() && !found.value().isPresent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no backup of " + id + " of " + request.region() + " in " + request.drBucket(),
          "see what there is: ecdr backup list");
    }
    var here =
        new PruneFound(
            gather,
            catalogue,
            cache,
            objects,
            SurveyEnded.need(reads.fact(snapshots), "").list("Snapshots"),
            made,
            deadline);
    here.read(maker, folders);
    var retired =
        here.thing(BackupNames.cacheFolder(request.prefix(), cache) + BackupNames.RETIRED)
            .filter(thing -> says(one(catalogue.get(thing.key()))));
    return new PruneInventory.Lineage(
        cache,
        found
            .value()
            .map(f -> ReplicationGroup.of(request.region(), f))
            .flatMap(ReplicationGroup::globalDatastore)
            .map(ReplicationGroup.GlobalMember::id),
        new LineageFacts(
            cache.path(),
            gather.now(),
            here.held(),
            here.attempts(),
            existence(found),
            retired.isPresent()),
        here.pieces(),
        here.notes(),
        retired);
  }

  /** What cannot be read retires nothing. */
  private static boolean says(Fact<Value.Fields> record) {
    try {
      return Json.readForeign(SurveyEnded.need(record, "").text("Body").orElse(""))
          .flag("retired")
          .orElse(false);
    } catch (Malformed e) {
      return false;
    }
  }

  private static LineageFacts.Cache existence(Fact<Value.Fields> group) {
    return group.value().isPresent()
        ? LineageFacts.Cache.THERE
        : group.absent() ? LineageFacts.Cache.GONE : LineageFacts.Cache.UNKNOWN;
  }

  /** An object in a listing. */
  static Thing thing(Value.Fields object) {
    return new Thing(
        object.text("Key").orElse(""),
        object.text("ETag").orElse("").replace("\"", ""),
        object.number("Size").orElse(0L));
  }
}
