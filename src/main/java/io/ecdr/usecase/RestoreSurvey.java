package io.ecdr.usecase;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.ServerlessShape;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Ground;
import io.ecdr.plan.MappedRestore;
import io.ecdr.plan.RestoreInventory;
import io.ecdr.plan.RestoreTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads everything that a restore's plan needs, from the DR Region only. */
final class RestoreSurvey {

  private final RestoreRequest request;
  private final Surveyor surveyor;
  private final Gather gather;
  private final CallMaker maker;
  private final Instant deadline;
  private final RestoreFinder finder;
  private final Call who;
  private final Call sameId;
  private final Call parameterGroups;
  private final Call versions;
  private final Optional<Call> subnetGroup;
  private final GroundSurvey ground;

  /**
   * A survey for a request; where it has a mapping, the backup is looked at first for the names
   * that are mapped.
   *
   * @throws SurveyEnded when there is no such backup
   */
  static RestoreSurvey of(Surveyor surveyor, RestoreRequest request) {
    var survey = new RestoreSurvey(surveyor, request);
    return request.place().mapping().isEmpty()
        ? survey
        : new RestoreSurvey(surveyor, MappedRestore.of(request, survey.manifest()));
  }

  /**
   * A survey for a restore of a backup that is still to be made.
   *
   * @param manifest its own, as far as it is known
   */
  static RestoreSurvey expected(Surveyor surveyor, RestoreRequest request, Manifest manifest) {
    var finder = new ExpectedFinder(manifest, surveyor.gather().now());
    return new RestoreSurvey(surveyor, request, deadline -> finder);
  }

  private RestoreSurvey(Surveyor surveyor, RestoreRequest request) {
    this(
        surveyor,
        request,
        deadline ->
            request.snapshot().isPresent()
                ? new AnySnapshotFinder(surveyor, request, deadline)
                : new BucketFinder(surveyor, request, deadline));
  }

  private RestoreSurvey(
      Surveyor surveyor, RestoreRequest request, Function<Instant, RestoreFinder> finding) {
    this.request = request;
    this.surveyor = surveyor;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.deadline = gather.deadline();
    this.finder = finding.apply(deadline);
    this.who = Identity.call(maker, request.to());
    this.sameId =
        serverless()
            ? maker.elastiCache(
                request.to(),
                "DescribeServerlessCaches",
                Value.fields("ServerlessCacheName", request.as()))
            : new GroupCalls(maker).group(request.to(), request.as());
    this.parameterGroups =
        maker.elastiCache(request.to(), "DescribeCacheParameterGroups", Value.Fields.NONE);
    this.versions =
        maker.elastiCache(request.to(), "DescribeCacheEngineVersions", Value.Fields.NONE);
    this.subnetGroup =
        request
            .place()
            .subnetGroup()
            .map(
                name ->
                    maker.elastiCache(
                        request.to(),
                        "DescribeCacheSubnetGroups",
                        Value.fields("CacheSubnetGroupName", name)));
    this.ground =
        new GroundSurvey(
            maker,
            request.to(),
            request.place().securityGroups(),
            request.access().kmsKey(),
            serverless());
  }

  private boolean serverless() {
    return request.shape().serverless().isPresent();
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when there is nothing to plan with
   */
  RestoreInventory read() {
    List<Call> first = new ArrayList<>(finder.first());
    first.addAll(List.of(who, sameId));
    if (!serverless()) {
      first.addAll(List.of(parameterGroups, versions));
    }
    subnetGroup.ifPresent(first::add);
    request.access().userGroups().forEach(id -> first.add(userGroup(id)));
    first.addAll(ground.calls());
    var reads = gather.read(first, ground.glances(), ground.soon(gather.now()), deadline);
    var identity = Identity.need(reads.fact(who), "");
    var found = finder.find(reads, identity);
    reads = reads.and(found.reads());
    var manifest = found.backup().manifest();
    var versionFact = versions(reads);
    var groupFact = parameterGroups(reads);
    var subnets = subnetGroup(reads);
    List<Call> lastRound = new ArrayList<>(finder.last(found.backup()));
    valuesCall(manifest, versionFact, groupFact).ifPresent(lastRound::add);
    lastRound.addAll(ground.calls(subnets));
    reads = reads.and(gather.read(lastRound, deadline));
    return new RestoreInventory(
        identity.account(),
        identity.arn(),
        found.backup(),
        finder.source(found.backup(), reads),
        request.inspect()
            ? Optional.of(new RestoreReading(surveyor, request).count(manifest))
            : found.count(),
        sameId(reads),
        subnets,
        groupFact,
        parameters(manifest, versionFact, groupFact, reads),
        versionFact,
        ground.facts(subnets, reads),
        reads.reachability(),
        gather.now(),
        userGroups(reads),
        finder.standing(found));
  }

  /** What is surveyed for: with the names of a mapping. */
  RestoreRequest request() {
    return request;
  }

  private Manifest manifest() {
    List<Call> first = new ArrayList<>(finder.first());
    first.add(who);
    var reads = gather.read(first, deadline);
    return finder.find(reads, Identity.need(reads.fact(who), "")).backup().manifest();
  }

  private Fact<ReplicationGroup> sameId(Reads reads) {
    return serverless()
        ? GroupCalls.first(reads.fact(sameId), "ServerlessCaches")
            .map(f -> LoneCaches.serverless(request.to(), f))
        : GroupCalls.first(reads.fact(sameId), "ReplicationGroups")
            .map(f -> ReplicationGroup.of(request.to(), f));
  }

  private Call userGroup(String id) {
    return maker.elastiCache(request.to(), "DescribeUserGroups", Value.fields("UserGroupId", id));
  }

  private SortedMap<String, Fact<Value.Fields>> userGroups(Reads reads) {
    var all = new TreeMap<String, Fact<Value.Fields>>();
    request
        .access()
        .userGroups()
        .forEach(id -> all.put(id, GroupCalls.first(reads.fact(userGroup(id)), "UserGroups")));
    return all;
  }

  private Fact<List<EngineVersion>> versions(Reads reads) {
    if (serverless()) {
      return new Fact.Absent<>(gather.now());
    }
    return reads
        .fact(versions)
        .map(f -> f.list("CacheEngineVersions").stream().map(EngineVersion::of).toList());
  }

  private Fact<List<ParameterGroup>> parameterGroups(Reads reads) {
    if (serverless()) {
      return new Fact.Absent<>(gather.now());
    }
    return reads
        .fact(parameterGroups)
        .map(f -> f.list("CacheParameterGroups").stream().map(ParameterGroup::of).toList());
  }

  private Fact<Value.Fields> subnetGroup(Reads reads) {
    var named = request.shape().serverless().map(ServerlessShape::subnets).orElse(List.of());
    if (!named.isEmpty()) {
      return new Fact.Known<>(Ground.asGroup(named), gather.now());
    }
    return subnetGroup
        .map(call -> GroupCalls.first(reads.fact(call), "CacheSubnetGroups"))
        .orElseGet(() -> new Fact.Known<>(Value.Fields.NONE, gather.now()));
  }

  private Optional<Call> valuesCall(
      Manifest manifest, Fact<List<EngineVersion>> offered, Fact<List<ParameterGroup>> groups) {
    if (serverless()) {
      return Optional.empty();
    }
    var target =
        RestoreTarget.of(
            request, manifest, offered.value().orElse(List.of()), groups.value().orElse(List.of()));
    if (request.place().recreateParameters()) {
      return target
          .version()
          .map(v -> ParameterGroup.defaultName(v.family(), false))
          .map(name -> ParameterCalls.all(maker, request.to(), name));
    }
    return target.parameterGroup().map(name -> ParameterCalls.set(maker, request.to(), name));
  }

  private Fact<Value.Fields> parameters(
      Manifest manifest,
      Fact<List<EngineVersion>> offered,
      Fact<List<ParameterGroup>> groups,
      Reads reads) {
    return valuesCall(manifest, offered, groups)
        .map(call -> ParameterCalls.values(reads.fact(call)))
        .orElseGet(() -> new Fact.Absent<>(gather.now()));
  }
}
