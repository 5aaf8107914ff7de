package io.ecdr.plan;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The questions before the service's own snapshots are set. */
final class AutomaticChecks {

  private static final Duration SHORTEST = Duration.ofMinutes(60);

  private final Checklist list = new Checklist();
  private final AutomaticRequest request;
  private final AutomaticInventory seen;
  private final ReplicationGroup group;
  private final Optional<String> node;
  private final AutomaticTarget target;

  /**
   * @param node the node that will be asked for
   */
  AutomaticChecks(AutomaticRequest request, AutomaticInventory seen, Optional<String> node) {
    this.request = request;
    this.seen = seen;
    this.group = seen.group();
    this.node = node;
    this.target = new AutomaticTarget(group);
  }

  List<Check> all() {
    available();
    supported();
    window();
    maintenance();
    node();
    kept();
    return list.all();
  }

  private void available() {
    list.ask("cache-available", "The cache is available", "available")
        .answer(
            group.status().equals("available"),
            group.id() + " is " + group.status(),
            "wait until it is available; ecdr status "
                + group.id()
                + " --region "
                + group.region());
  }

  private boolean on() {
    return request.days().orElse(seen.days()) > 0;
  }

  private void supported() {
    var type = group.nodeType().orElse("");
    list.ask("snapshot-support", "The node type can be snapshotted", "not cache.t1.micro")
        .answer(
            !on() || !type.equals("cache.t1.micro"),
            target.serverless()
                ? "serverless"
                : type.isEmpty() ? "the node type is not told" : type,
            "ElastiCache takes no snapshot of this cache");
  }

  /** Source: {@code UG23:backups-automatic}. */
  private void window() {
    var ask = list.ask("snapshot-window", "The window makes sense", "at least 60 min, each day");
    if (request.window().isEmpty()) {
      ask.pass("stays " + group.snapshotWindow().orElse("as it is"));
      return;
    }
    var text = request.window().get();
    if (target.serverless()) {
      start(ask, text);
      return;
    }
    var window = Window.of(text).filter(w -> w.round().equals(Duration.ofDays(1)));
    if (window.isEmpty()) {
      ask.fail("'" + text + "' is no window", "write it as 05:00-06:00, in UTC");
    } else {
      ask.answer(
          window.get().length().compareTo(SHORTEST) >= 0,
          text + " UTC, " + Text.duration(window.get().length()),
          "name a longer one");
    }
  }

  /** Source: {@code API:ModifyServerlessCache}; its form is that of the answers (seen). */
  private void start(Checklist.Question ask, String text) {
    ask.answer(
        text.matches("([01]\\d|2[0-3]):[0-5]\\d(-([01]\\d|2[0-3]):[0-5]\\d)?"),
        "begins at "
            + target.window(request.window()).orElse("")
            + " UTC; a serverless cache has"
            + " no end of it",
        "write it as 05:00, in UTC");
  }

  private void maintenance() {
    var ask =
        list.ask(
            "maintenance-window",
            "Snapshots and maintenance do not meet",
            "windows that are apart");
    var text = request.window().or(group::snapshotWindow);
    var snapshots = text.flatMap(Window::of);
    if (!on() || snapshots.isEmpty()) {
      ask.skipped(on() ? "the service chooses the window" : "no automatic snapshots are taken");
    } else if (seen.maintenance().unknown().isPresent()) {
      ask.warn(
          "unknown: " + seen.maintenance().unknown().get().why(), "look at the windows yourself");
    } else {
      var maintenance = seen.maintenance().value().flatMap(Window::of);
      boolean meets = maintenance.filter(m -> m.meets(snapshots.get())).isPresent();
      var words =
          "snapshots " + text.get() + ", maintenance " + seen.maintenance().value().orElse("never");
      if (meets) {
        ask.warn(words, "a snapshot that meets maintenance may be late or fail; move one of them");
      } else {
        ask.pass(words);
      }
    }
  }

  /** Source: {@code API:ModifyReplicationGroup}, {@code UG:backups}. */
  private void node() {
    var ask =
        list.ask(
            "snapshotting-node",
            "The node that snapshots are taken of",
            group.cluster() ? "none, the service chooses" : "a replica of the group");
    if (!target.nodes()) {
      ask.answer(
          node.isEmpty(),
          node.map(id -> id + " is named")
              .orElse(target.serverless() ? "serverless" : "the only one there is"),
          "leave --node out: it has none to choose from");
      return;
    }
    if (group.cluster()) {
      ask.answer(
          node.isEmpty(),
          node.map(id -> id + " is named").orElse("the service chooses one in each shard"),
          "leave --node out: with cluster mode enabled no node can be named");
      return;
    }
    var taken = node.or(seen::node);
    if (!on() || taken.isEmpty()) {
      ask.skipped("no automatic snapshots are taken");
    } else if (!group.memberClusters().contains(taken.get().toLowerCase(Locale.ROOT))) {
      ask.fail(
          taken.get() + " is no node of " + group.id(),
          "name one of them: " + String.join(", ", group.memberClusters()));
    } else if (group.withRole("primary").stream()
        .anyMatch(m -> m.cacheClusterId().equals(taken.get()))) {
      ask.warn(taken.get() + " is the primary", "writes may be slowed; name a replica with --node");
    } else {
      ask.pass(taken.get());
    }
  }

  /** AWS does not say at which moment those go that are older than a shorter time. */
  private void kept() {
    var ask =
        list.ask(
            "kept-snapshots",
            "No automatic snapshot goes that was to be kept longer",
            "none older than the new time");
    int days = request.days().orElse(seen.days());
    if (seen.snapshots().unknown().isPresent()) {
      ask.warn("unknown: " + seen.snapshots().unknown().get().why(), "look at them yourself");
      return;
    }
    var oldest = seen.at().minus(Duration.ofDays(days));
    var going =
        days >= seen.days()
            ? List.<String>of()
            : seen.snapshots().value().orElse(List.of()).stream()
                .filter(s -> s.source().equals("automated"))
                .filter(s -> s.earliest().orElse(Instant.EPOCH).isBefore(oldest))
                .map(Snapshot::name)
                .sorted()
                .toList();
    if (going.isEmpty()) {
      ask.pass(days >= seen.days() ? "they are kept no shorter than now" : "none is that old");
    } else {
      ask.warn(
          String.join(", ", going),
          "the service will delete them; copy what you need first: ecdr backup copy");
    }
  }
}
