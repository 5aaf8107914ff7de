package io.ecdr.plan;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions before a standby is made (facts page, 6.3 and 6.4). */
final class StandbyChecks {

  /** Secondaries of a datastore at most. */
  private static final int MOST = 2;

  private final Checklist list = new Checklist();
  private final StandbyCreateRequest request;
  private final StandbyInventory seen;
  private boolean inPlace;

  StandbyChecks(StandbyCreateRequest request, StandbyInventory seen) {
    this.request = request;
    this.seen = seen;
  }

  List<Check> all() {
    primary();
    datastore();
    id();
    return placed();
  }

  /** Where it takes the place of one that is there now, in its datastore and of its id. */
  List<Check> anew() {
    primary();
    inPlace = true;
    return placed();
  }

  /** Where it takes the place of a group that has its id now and is deleted first. */
  List<Check> inPlace() {
    inPlace = true;
    return all();
  }

  private void primary() {
    regions();
    supported();
    available();
    engine();
    nodeType();
  }

  private List<Check> placed() {
    offered();
    subnetGroup();
    replicas();
    new GroundChecks(list, seen.ground(), wanted()).ask();
    new LoginChecks(list, request, seen).ask();
    return list.all();
  }

  private void regions() {
    var ask = list.ask("regions", "The standby is in another Region", "two Regions, one partition");
    var from = request.region();
    var to = request.to();
    ask.answer(
        !from.equals(to) && from.partition().equals(to.partition()),
        from + " to " + to,
        "name another Region of " + from.partition() + " with --to");
  }

  private void supported() {
    var ask =
        list.ask("global-regions", "Both Regions take part in Global Datastores", "in AWS's list");
    var others =
        Stream.of(request.region(), request.to())
            .filter(region -> !GlobalRegions.listed(region))
            .map(Region::id)
            .toList();
    if (others.isEmpty()) {
      ask.pass("both are in the list of AWS's guide");
    } else {
      ask.warn(
          String.join(", ", others) + ": not in the list that ecdr knows; no call tells it",
          "look at the guide's page on Global Datastores; where it is not supported AWS refuses");
    }
  }

  /** The type must exist in every member's Region; no call lists those that a Region has. */
  private void offered() {
    var ask = list.ask("node-type-there", request.to() + " has the node type", "offered there");
    var type = type();
    if (type.isEmpty()) {
      ask.skipped("the cache's node type is not told");
    } else if (seen.nodeTypes().value().orElse(List.of()).contains(type.get())) {
      ask.pass("the account has nodes of " + type.get() + " there");
    } else {
      ask.warn(
          type.get() + ": unknown, the account has no node of it there, and no call tells",
          "AWS refuses what it does not offer; it offers what it sells ahead: aws elasticache"
              + " describe-reserved-cache-nodes-offerings --cache-node-type "
              + type.get()
              + " --region "
              + request.to());
    }
  }

  private Optional<String> type() {
    return seen.group().nodeType().or(() -> seen.node().value().map(n -> n.nodeType()));
  }

  private void available() {
    list.ask("cache-available", "The cache is available", "available")
        .answer(
            seen.group().status().equals("available"),
            seen.group().id() + " is " + seen.group().status(),
            "wait until it is available");
  }

  /** Redis from 5.0.6 on, or Valkey. */
  private void engine() {
    var ask =
        list.ask("engine", "The engine can be in a Global Datastore", "redis 5.0.6 or valkey");
    if (seen.node().value().isEmpty()) {
      ask.unknown(
          seen.node().unknown().map(u -> u.why()).orElse("no node is told"),
          "try again; nothing was changed");
      return;
    }
    var node = seen.node().value().get();
    ask.answer(
        DatastoreFit.engine(node.engine(), node.engineVersion()),
        node.engine() + " " + node.engineVersion(),
        "upgrade the engine first");
  }

  private void nodeType() {
    var ask =
        list.ask(
            "node-type", "The node type can be in a Global Datastore", DatastoreFit.NODE_TYPES);
    var type = type();
    ask.answer(
        type.filter(DatastoreFit::nodeType).isPresent(),
        type.orElse("not told"),
        "change the node type first");
  }

  private void datastore() {
    var ask =
        list.ask(
            "global-datastore",
            "The Global Datastore has room, or is to be made",
            "primary of it, at most " + MOST + " secondaries, none in " + request.to());
    if (seen.datastore().unknown().isPresent()) {
      ask.unknown(seen.datastore().unknown().get());
      return;
    }
    if (seen.datastore().absent()) {
      ask.pass(seen.group().id() + " belongs to none; it is made");
      return;
    }
    GlobalDatastore datastore = seen.datastore().value().orElseThrow();
    boolean primary =
        datastore
            .member(seen.group().id(), request.region())
            .filter(GlobalDatastore.Member::primary)
            .isPresent();
    boolean fits =
        primary
            && datastore.in(request.to()).isEmpty()
            && StandbyCreatePlanner.secondaries(datastore) < MOST
            && (datastore.available() || datastore.status().equals("primary-only"));
    ask.answer(
        fits,
        datastore.id() + " is " + datastore.status() + ": " + datastore.roles(),
        "choose another Region, or wait until it is available");
  }

  private void id() {
    var ask = list.ask("target-id", "The new id is legal and free", "free in " + request.to());
    if (!BackupNames.legal(request.as())) {
      ask.fail(
          "'" + request.as() + "' is no legal id",
          "use lower-case letters, digits and single hyphens, a letter first, at most 40");
    } else if (seen.sameId().unknown().isPresent()) {
      ask.unknown(seen.sameId().unknown().get());
    } else {
      ask.answer(
          seen.sameId().absent(),
          request.as() + (seen.sameId().absent() ? " is free" : " is taken"),
          "choose another id with --as");
    }
  }

  private void subnetGroup() {
    var ask = list.ask("subnet-group", "The subnet group is there", "one of " + request.to());
    if (request.subnetGroup().isEmpty()) {
      ask.fail("none was named", "name one of " + request.to() + " with --subnet-group");
    } else if (seen.subnetGroup().unknown().isPresent()) {
      ask.unknown(seen.subnetGroup().unknown().get());
    } else if (seen.subnetGroup().absent()) {
      ask.fail(
          request.subnetGroup().get() + " is not there",
          "create it, or name another with --subnet-group");
    } else {
      zones(ask, request.subnetGroup().get());
    }
  }

  /** It inherits Multi-AZ; what AWS does where there is one zone only is not documented. */
  private void zones(Checklist.Question ask, String name) {
    var zones = Ground.zones(seen.subnetGroup());
    if (seen.group().multiAz() && zones.size() == 1) {
      ask.warn(
          name + " has only " + zones.get(0) + ", and the standby inherits Multi-AZ",
          "name one with subnets in two zones or more with --subnet-group");
    } else {
      ask.pass(name + (zones.isEmpty() ? "" : " in " + String.join(", ", zones)));
    }
  }

  /** It inherits automatic failover, and then needs a replica. */
  private void replicas() {
    int replicas = StandbyCreatePlanner.replicas(request, seen.group());
    var ask =
        list.ask("replicas", "The standby has replicas as it needs them", "0 to 5, 1 or more");
    var observed =
        replicas
            + " per shard; automatic failover is "
            + (seen.group().automaticFailover() ? "on" : "off");
    ask.answer(
        replicas >= (seen.group().automaticFailover() ? 1 : 0) && replicas <= 5,
        observed,
        "choose 1 to 5 with --replicas; the standby inherits automatic failover");
  }

  private GroundChecks.Wanted wanted() {
    int shards = Math.max(1, seen.group().nodeGroups().size());
    return new GroundChecks.Wanted(
        request.to(),
        shards * (1 + StandbyCreatePlanner.replicas(request, seen.group())),
        seen.group().cluster(),
        seen.group().multiAz(),
        seen.subnetGroup(),
        request.securityGroups(),
        seen.node().value().map(CacheCluster::securityGroups).orElse(List.of()),
        seen.group().security().atRestEncryption(),
        request.kmsKey(),
        inPlace ? seen.sameId().value().map(g -> g.memberClusters().size()).orElse(0) : 0);
  }
}
