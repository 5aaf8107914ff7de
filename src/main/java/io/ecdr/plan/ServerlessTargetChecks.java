package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.ServerlessShape;
import io.ecdr.model.Subnet;
import io.ecdr.model.Value;
import java.util.List;

/** The questions before a restore about the serverless cache to be made. */
final class ServerlessTargetChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final ServerlessShape shape;
  private final Manifest manifest;

  ServerlessTargetChecks(Checklist list, RestoreRequest request, RestoreInventory seen) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.shape = request.shape().serverless().orElseThrow();
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    source();
    engine();
    clusterMode();
    tiering();
    TargetChecks.id(list, request, seen);
    room();
    place();
    zones();
    new GroundChecks(list, seen.ground(), wanted()).askServerless();
  }

  private void source() {
    var ask =
        list.ask(
            "serverless-source",
            "A serverless cache can be filled from it",
            "a snapshot of " + request.to());
    if (seen.source() instanceof RestoreSource.InRegion here) {
      ask.answer(
          here.snapshot().arn().isPresent(),
          here.snapshot().arn().orElse("the snapshot tells no ARN"),
          "read it again: aws elasticache describe-snapshots");
    } else {
      // Facts page, section 5: a module's example says so, the API's text does not.
      ask.warn(
          ServerlessRestore.UNVERIFIED + "; here it is given the ARNs of files in S3",
          "when AWS refuses it nothing is made; leave out --serverless to restore to nodes, which"
              + " AWS documents");
    }
  }

  /** Source: {@code UG:backups-restoring}. */
  private void engine() {
    var had = manifest.engine() + " " + manifest.engineVersion();
    var ask =
        list.ask(
            "engine-version",
            "A serverless cache can read it",
            "redis 5.0 or newer, valkey 7.2 or newer; memcached to memcached");
    var known = manifest.engineVersion().contains(".");
    switch (manifest.engine()) {
      case "memcached" -> ask.pass(had + " to serverless memcached");
      case "redis", "valkey" -> {
        boolean reads =
            manifest.engine().equals("redis")
                ? EngineVersion.atLeast(manifest.engineVersion(), 5)
                : !known || EngineVersion.atLeast(manifest.engineVersion(), 7, 2);
        if (!reads) {
          ask.fail(had, "restore it to nodes of its own version: leave out --serverless");
        } else if (ServerlessRestore.major(manifest).isEmpty()) {
          ask.warn(had + "; the service chooses the version", "check that your clients can do it");
        } else {
          ask.pass(had + " to " + ServerlessRestore.major(manifest).get());
        }
      }
      default -> ask.fail("'" + had + "'", "serverless caches are redis, valkey or memcached");
    }
  }

  private void clusterMode() {
    var ask =
        list.ask(
            "cluster-mode", "The backup can go to that cluster mode", "serverless: always enabled");
    if (manifest.cluster()) {
      ask.pass("cluster mode enabled, as at the source");
    } else {
      DatabaseCheck.answer(ask, seen);
    }
  }

  /** Source: {@code UG:backups}. */
  private void tiering() {
    list.ask("data-tiering", "Data tiering (r6gd) fits", "a source without it")
        .answer(
            !NodeTypeChecks.isTiered(manifest.nodeType()),
            manifest.nodeType().isEmpty() ? "the source was serverless" : manifest.nodeType(),
            "AWS restores it to r6gd only; leave out --serverless");
  }

  private void room() {
    var ask =
        list.ask(
                "data-limit",
                "The data fits under its limit",
                shape.data().map(limit -> "at most " + limit.most() + " GB").orElse("no limit"))
            .overridable();
    var bytes = Text.bytes(manifest.bytes());
    if (shape.data().isEmpty()) {
      ask.pass(bytes + "; what the cache may grow to is not limited, and neither is its price");
    } else {
      ask.answer(
          manifest.bytes() <= shape.data().get().most() << 30,
          bytes + ", more in memory than in files",
          "raise --data-limit; beyond it the cache throws keys away or refuses writes");
    }
  }

  private void place() {
    var ask =
        list.ask("subnet-group", "Its subnets are known", "subnets of " + request.to())
            .overridable();
    var ids = Ground.subnetIds(seen.subnetGroup());
    if (seen.subnetGroup().unknown().isPresent()) {
      ask.unknown(seen.subnetGroup().unknown().get());
    } else if (seen.subnetGroup().absent()) {
      ask.fail(
          "there is no subnet group "
              + request.place().subnetGroup().orElse("")
              + " in "
              + request.to(),
          "create it, or name subnets with --subnet");
    } else {
      ask.answer(
          !ids.isEmpty(),
          ids.isEmpty()
              ? "none was named; the source's are of its own network"
              : String.join(", ", ids),
          "name those of "
              + request.to()
              + " with --subnet, or a group of them with --subnet-group; without any the service"
              + " takes the default VPC");
    }
  }

  /** How many it takes is not told by the API; each is in a zone and in one VPC. */
  private void zones() {
    var ask = list.ask("subnet-zones", "The subnets are in several zones of one VPC", "2 or more");
    if (seen.ground().subnets().value().isEmpty()) {
      ask.skipped("not asked: the subnets are not known");
      return;
    }
    var there = seen.ground().subnets().value().get();
    var networks = distinct(there.stream().map(Subnet::vpc).toList());
    var zones = distinct(there.stream().map(Subnet::zone).toList());
    if (networks.size() > 1) {
      ask.fail("they are of " + String.join(", ", networks), "name subnets of one VPC");
    } else if (zones.size() < 2) {
      ask.warn(
          "only in " + String.join(", ", zones),
          "whether AWS takes one zone is not documented; with one it ends with that zone");
    } else {
      ask.pass(String.join(", ", zones));
    }
  }

  private static List<String> distinct(List<String> all) {
    return all.stream().distinct().sorted().toList();
  }

  private GroundChecks.Wanted wanted() {
    return new GroundChecks.Wanted(
        request.to(),
        Ground.subnetIds(seen.subnetGroup()).size(),
        true,
        false,
        seen.subnetGroup().map(this::inNetwork),
        request.place().securityGroups(),
        manifest.security().securityGroups(),
        true,
        request.access().kmsKey());
  }

  /** Subnets that were named without a group are of the network that EC2 tells. */
  private Value.Fields inNetwork(Value.Fields group) {
    var networks =
        distinct(
            seen.ground().subnets().value().orElse(List.of()).stream().map(Subnet::vpc).toList());
    return group.text("VpcId").isPresent() || networks.size() != 1
        ? group
        : group.with("VpcId", new Value.Text(networks.get(0)));
  }
}
