package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.StandbyCreateRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The questions before the way home after a detach: the old side can never be attached again, so it
 * is saved, deleted and made anew (facts page, 6.3 and preflight: failback).
 */
final class DetachedChecks {

  /** The old side has the id, and is what the users are compared with. */
  private static final Set<String> ASKED_HERE = new TreeSet<>(Set.of("target-id", "users"));

  private static final Duration FRESH = Duration.ofHours(24);

  private final Checklist list = new Checklist();
  private final StandbyCreateRequest request;
  private final DetachedInventory seen;

  DetachedChecks(StandbyCreateRequest request, DetachedInventory seen) {
    this.request = request;
    this.seen = seen;
  }

  List<Check> all() {
    reattach();
    oldData();
    shell();
    suffix();
    name();
    settings();
    users();
    List<Check> all = new ArrayList<>(list.all());
    new StandbyChecks(request, seen.standby())
        .inPlace().stream().filter(check -> !ASKED_HERE.contains(check.id())).forEach(all::add);
    return all;
  }

  private String old() {
    return request.as() + " in " + request.to();
  }

  /** Source: {@code UG:Redis-Global-Datastores-Getting-Started}: adding a cluster wipes it. */
  private void reattach() {
    var ask = list.ask("reattach", "What becomes of the old side", "deleted and made anew");
    if (seen.old().absent()) {
      ask.pass(old() + " is gone already");
    } else {
      ask.warn(
          old() + " can never be attached again",
          "it has to be deleted, and a new standby made in its place");
    }
  }

  private void oldData() {
    var ask =
        list.ask(
                "old-data",
                "What only the old side may hold is saved",
                "a snapshot of it, not older than " + Text.duration(FRESH))
            .overridable();
    if (seen.old().absent()) {
      ask.pass(old() + " is gone");
    } else if (seen.old().unknown().isPresent()) {
      ask.unknown(seen.old().unknown().get());
    } else if (seen.snapshots().unknown().isPresent()) {
      ask.unknown(seen.snapshots().unknown().get());
    } else {
      var newest = QuietChecks.newest(seen.snapshots().value().orElse(List.of()));
      var age =
          newest.flatMap(s -> s.earliest()).map(t -> Duration.between(t, seen.standby().at()));
      ask.answer(
          age.filter(a -> a.compareTo(FRESH) <= 0).isPresent(),
          newest
              .map(s -> s.name() + ", " + Text.duration(age.orElseThrow()) + " old")
              .orElse("no snapshot of " + old()),
          "writes that never crossed may be in it; save them: " + snapshot(newest));
    }
  }

  /** With cluster mode disabled it is taken of a node (source: {@code UG23:backups-manual}). */
  private String snapshot(Optional<Snapshot> newest) {
    var group = seen.old().value().orElseThrow();
    var node =
        group.cluster()
            ? Optional.<String>empty()
            : Stream.concat(
                    group.withRole("primary").stream().map(ReplicationGroup.Member::cacheClusterId),
                    group.memberClusters().stream())
                .findFirst();
    return "aws elasticache create-snapshot --snapshot-name "
        + request.as()
        + newest.map(s -> "-saved-again").orElse("-saved")
        + node.map(id -> " --cache-cluster-id " + id)
            .orElse(" --replication-group-id " + request.as())
        + " --region "
        + request.to();
  }

  /** What is left of the old datastore keeps its suffix and its primary. */
  private void shell() {
    var ask = list.ask("old-shell", "The old Global Datastore is gone", "none around " + old());
    if (seen.home().unknown().isPresent()) {
      ask.unknown(seen.home().unknown().get());
      return;
    }
    var shell =
        seen.home().value().orElse(List.of()).stream()
            .filter(d -> d.member(request.as(), request.to()).isPresent())
            .findFirst();
    ask.answer(
        shell.isEmpty(),
        shell.map(d -> d.id() + " is " + d.status() + ": " + d.roles()).orElse("none"),
        shell
            .map(
                d ->
                    "delete it: aws elasticache delete-global-replication-group"
                        + " --retain-primary-replication-group --global-replication-group-id "
                        + d.id()
                        + " --region "
                        + request.to())
            .orElse(""));
  }

  /** The new datastore's suffix is the new primary's id. */
  private void suffix() {
    var suffix = "-" + seen.successor().id();
    var ask = list.ask("suffix", "The new datastore's name is free", "none that ends " + suffix);
    for (var fact : List.of(seen.home(), seen.away())) {
      if (fact.unknown().isPresent()) {
        ask.unknown(fact.unknown().get());
        return;
      }
    }
    var taken =
        Stream.of(seen.home(), seen.away())
            .flatMap(f -> f.value().orElse(List.of()).stream())
            .filter(d -> d.id().endsWith(suffix))
            .filter(d -> d.member(seen.successor().id(), request.region()).isEmpty())
            .map(GlobalDatastore::id)
            .distinct()
            .toList();
    ask.answer(
        taken.isEmpty(),
        taken.isEmpty() ? "free" : String.join(", ", taken),
        "delete what is left of it, or the new datastore is refused");
  }

  private void name() {
    var ask = list.ask("home-id", "The id at home is free for the new standby", "free");
    if (seen.old().unknown().isPresent()) {
      ask.unknown(seen.old().unknown().get());
    } else if (seen.old().absent()) {
      ask.pass(request.as() + " is free");
    } else {
      ask.warn(request.as() + " is the old side's own", "it is free once the old side is deleted");
    }
  }

  private void settings() {
    var ask =
        list.ask("settings", "The two sides are alike", "as " + request.cache()).overridable();
    if (seen.old().value().isEmpty()) {
      ask.skipped("there is no old side to compare with");
      return;
    }
    var differences = differences(seen.old().value().get(), seen.successor());
    if (differences.isEmpty()) {
      ask.pass("node type, shards, nodes, Multi-AZ, snapshots, encryption");
    } else {
      ask.warn(
          String.join("; ", differences), "the new standby is made after the one that took over");
    }
  }

  private static List<String> differences(ReplicationGroup old, ReplicationGroup now) {
    List<String> all = new ArrayList<>();
    differ("node type", old.nodeType().orElse("?"), now.nodeType().orElse("?"), all);
    differ("shards", old.nodeGroups().size(), now.nodeGroups().size(), all);
    differ("nodes", old.memberClusters().size(), now.memberClusters().size(), all);
    differ("Multi-AZ", old.multiAz(), now.multiAz(), all);
    differ(
        "days of automatic snapshots",
        old.snapshotRetention().orElse(0),
        now.snapshotRetention().orElse(0),
        all);
    differ(
        "encryption in transit",
        old.security().transitEncryption(),
        now.security().transitEncryption(),
        all);
    return all;
  }

  private static void differ(String what, Object old, Object now, List<String> all) {
    if (!old.equals(now)) {
      all.add(what + ": " + old + " at the old side, " + now + " now");
    }
  }

  private void users() {
    var users = new UserChecks(list, request.to().id(), request.region().id());
    if (seen.old().value().isEmpty()) {
      users.skipped("there is no old side to compare with");
    } else {
      Fact<ReplicationGroup> now = new Fact.Known<>(seen.successor(), seen.standby().at());
      users.compare(seen.old(), now, seen.oldAccess(), seen.access());
    }
  }
}
