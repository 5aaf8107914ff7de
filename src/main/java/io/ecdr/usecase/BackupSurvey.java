package io.ecdr.usecase;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.NodeLoads;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupInventory;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.OverdueDrill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads everything that a backup's plan needs, in three rounds of calls. */
final class BackupSurvey {

  private final BackupRequest request;
  private final String id;
  private final String backupId;
  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final Instant deadline;
  private final BucketSurvey export;
  private final BucketSurvey dr;
  private final Call who;
  private final Call group;
  private final Call groupThere;
  private final Call clusterHere;
  private final Call listBuckets;
  private final Call versionsThere;
  private final OverdueDrills drills;
  private List<OverdueDrill> overdue = List.of();

  BackupSurvey(Surveyor surveyor, BackupRequest request, String operation) {
    this.request = request;
    this.id = request.cache().toLowerCase(Locale.ROOT);
    this.backupId = BackupNames.backupId(id, operation);
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.deadline = gather.deadline();
    this.export = new BucketSurvey(maker, request.bucket(), request.region()).andWhoIsLetIn();
    this.dr = new BucketSurvey(maker, request.drBucket(), request.drRegion()).andWhoIsLetIn();
    this.who = Identity.call(maker, request.region());
    this.group = groups.group(request.region(), id);
    this.groupThere = groups.group(request.drRegion(), id);
    this.clusterHere = groups.cluster(request.region(), id);
    this.listBuckets = maker.s3(request.region(), "ListBuckets", Value.Fields.NONE);
    this.versionsThere =
        maker.elastiCache(request.drRegion(), "DescribeCacheEngineVersions", Value.Fields.NONE);
    this.drills = new OverdueDrills(maker, List.of(request.region(), request.drRegion()));
  }

  /** Caches of drills that are past their deadline, once it was read. */
  List<OverdueDrill> overdue() {
    return overdue;
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when there is nothing to plan with
   */
  BackupInventory read() {
    if (!BackupNames.legal(id)) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "'" + request.cache() + "' can be no cache's id",
          "ids have 1-40 letters, digits and single hyphens, a letter first");
    }
    List<Call> first = new ArrayList<>();
    var stages = request.stages();
    if (stages.export()) {
      first.addAll(export.calls());
    }
    if (stages.copy()) {
      first.addAll(dr.calls());
    }
    first.addAll(List.of(who, group, groupThere, clusterHere, listBuckets, versionsThere));
    var reads = gather.read(first, drills.calls(), OverdueDrills.soon(gather.now()), deadline);
    overdue = drills.in(reads, gather.now());
    var identity = Identity.need(reads.fact(who), restoreHint());
    var lone = new LoneCacheCalls(maker, groups, request.region(), id, backupId);
    var kind = lone.kind(reads.fact(group), reads.fact(clusterHere));
    if (kind == CacheKind.SERVERLESS) {
      reads = reads.and(gather.read(List.of(lone.serverless()), deadline));
    }
    var found = found(reads, lone, kind);
    var cache = new CacheId(identity.account(), request.region(), kind, found.id());

    List<Call> second = new ArrayList<>(lone.nodes(kind, found));
    second.addAll(lone.snapshots(kind, found));
    var sameName = lone.sameName(kind);
    var exported =
        keys(request.region(), request.bucket(), BackupNames.exportStart(backupId, kind));
    var folder = BackupNames.folder(request.prefix(), cache, backupId);
    var carried = keys(request.drRegion(), request.drBucket(), folder);
    second.add(sameName);
    if (stages.export()) {
      second.addAll(List.of(exported, export.ownerCall(identity.account())));
    }
    if (stages.copy()) {
      second.addAll(List.of(carried, dr.ownerCall(identity.account())));
    }
    var tags = found.arn().map(this::tagsCall);
    tags.ifPresent(second::add);
    var loads = new LoadCalls(maker).of(request.region(), found.memberClusters(), gather.now());
    loads.ifPresent(second::add);
    reads = reads.and(gather.read(second, deadline));

    var nodes = lone.nodesOf(kind, found, reads);
    var parameters = parametersCall(nodes);
    if (parameters.isPresent()) {
      reads = reads.and(gather.read(List.of(parameters.get()), deadline));
    }
    var exportFacts =
        stages.export()
            ? answering(export.facts(reads, identity.account()))
            : BucketFacts.unasked(gather.now());
    var drFacts =
        stages.copy()
            ? answering(dr.facts(reads, identity.account()))
            : BucketFacts.unasked(gather.now());
    var told =
        loads.isEmpty()
            ? NodeLoads.unknown("too many nodes for one question")
            : LoadCalls.loads(reads.fact(loads.get()), found.memberClusters());
    return new BackupInventory(
        identity.account(),
        identity.arn(),
        found,
        nodes,
        lone.snapshotsOf(kind, found, reads),
        lone.sameNameOf(kind, reads),
        parameters(parameters, nodes, reads),
        tags(tags, reads),
        exportFacts,
        reads.fact(listBuckets).map(f -> true),
        stages.export() ? keys(reads.fact(exported)) : new Fact.Absent<>(gather.now()),
        drFacts,
        stages.copy() ? keys(reads.fact(carried)) : new Fact.Absent<>(gather.now()),
        reads
            .fact(versionsThere)
            .map(f -> f.list("CacheEngineVersions").stream().map(EngineVersion::of).toList()),
        reads.reachability(),
        gather.now(),
        told,
        kind);
  }

  /** A Region that does not answer makes every check unknown; one line says it better. */
  private static BucketFacts answering(BucketFacts facts) {
    facts
        .region()
        .unknown()
        .filter(u -> u.trouble().code() == ExitCode.UNREACHABLE)
        .ifPresent(
            u -> {
              throw SurveyEnded.because(u, "");
            });
    return facts;
  }

  private ReplicationGroup found(Reads reads, LoneCacheCalls lone, CacheKind kind) {
    var other = lone.found(kind, reads);
    if (other.isPresent()) {
      return other.get();
    }
    var fact = GroupCalls.first(reads.fact(group), "ReplicationGroups");
    if (!fact.absent()) {
      return ReplicationGroup.of(request.region(), SurveyEnded.need(fact, restoreHint()));
    }
    var cluster = GroupCalls.first(reads.fact(clusterHere), "CacheClusters");
    if (cluster.value().isPresent()) {
      throw notAGroup(CacheCluster.of(cluster.value().get()));
    }
    boolean there =
        GroupCalls.first(reads.fact(groupThere), "ReplicationGroups").value().isPresent();
    throw new SurveyEnded(
        ExitCode.NOT_FOUND,
        "there is no cache "
            + id
            + " in "
            + request.region()
            + (there ? "; there is one of that id in " + request.drRegion() : ""),
        there
            ? "swap --region and --dr-region, if that is the one you mean"
            : "see what there is: ecdr status --region " + request.region());
  }

  private SurveyEnded notAGroup(CacheCluster cluster) {
    if (cluster.replicationGroupId().isPresent()) {
      return new SurveyEnded(
          ExitCode.NOT_FOUND,
          id + " is a node of replication group " + cluster.replicationGroupId().get(),
          "back up the group: ecdr backup create "
              + cluster.replicationGroupId().get()
              + " --region "
              + request.region()
              + options());
    }
    return new SurveyEnded(
        ExitCode.USAGE,
        id + " in " + request.region() + " is a cluster of " + cluster.engine() + " nodes",
        "ElastiCache takes no snapshots of Memcached nodes");
  }

  private String restoreHint() {
    return "the cache cannot be backed up while "
        + request.region()
        + " is dark; to bring it back from an older backup: "
        + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix())
            .restore(id + "@latest-proven", request.region(), id);
  }

  /** As they were typed. */
  private String options() {
    var stages = request.stages();
    return (stages.export() ? " --bucket " + request.bucket() : " --no-export")
        + (stages.copy()
            ? KeptAt.of(request.drRegion(), request.drBucket(), request.prefix()).options()
            : stages.export() ? " --no-copy" : "");
  }

  private Call keys(Region region, String bucket, String start) {
    return maker.s3(region, "ListObjectsV2", Value.fields("Bucket", bucket, "Prefix", start));
  }

  private static Fact<List<String>> keys(Fact<Value.Fields> answer) {
    return answer.map(
        f -> f.list("Contents").stream().flatMap(o -> o.text("Key").stream()).toList());
  }

  private Call tagsCall(String arn) {
    return maker.elastiCache(
        request.region(), "ListTagsForResource", Value.fields("ResourceName", arn));
  }

  private Fact<Value.Fields> tags(Optional<Call> call, Reads reads) {
    if (call.isEmpty()) {
      return new Fact.Absent<>(gather.now());
    }
    return reads
        .fact(call.get())
        .map(
            f -> {
              var all = Value.Fields.NONE;
              for (var tag : f.list("TagList")) {
                all = all.with(tag.text("Key").orElse(""), tag.text("Value").orElse(""));
              }
              return all;
            });
  }

  /** Only what somebody set; the rest is the family's default everywhere. */
  private Optional<Call> parametersCall(Fact<List<CacheCluster>> nodes) {
    return nodes
        .value()
        .flatMap(all -> all.stream().flatMap(n -> n.parameterGroup().stream()).findFirst())
        .map(name -> ParameterCalls.set(maker, request.region(), name));
  }

  private Fact<Value.Fields> parameters(
      Optional<Call> call, Fact<List<CacheCluster>> nodes, Reads reads) {
    if (call.isPresent()) {
      return ParameterCalls.values(reads.fact(call.get()));
    }
    return nodes.unknown().isPresent()
        ? nodes.map(n -> Value.Fields.NONE)
        : new Fact.Absent<>(gather.now());
  }
}
