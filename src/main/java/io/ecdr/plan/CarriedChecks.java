package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheKind;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The questions before a backup goes home, beside those of a backup and of a restore. */
final class CarriedChecks {

  private final Checklist list = new Checklist();
  private final FailbackRequest request;
  private final CarriedHome seen;
  private final ReplicationGroup took;

  CarriedChecks(FailbackRequest request, CarriedHome seen) {
    this.request = request;
    this.seen = seen;
    this.took = seen.backup().group();
  }

  /**
   * All of them.
   *
   * @param pause how long nobody can write
   */
  List<Check> all(Duration pause) {
    expected();
    writers();
    shared();
    downtime(pause);
    afterwards();
    return list.all();
  }

  private String where() {
    return took.id() + " in " + took.region();
  }

  private void expected() {
    var said = request.expectPrimary();
    var ask =
        list.ask(
            Check.EXPECTED_PRIMARY,
            "Clients write where the operator takes them to",
            said.map(Region::id).orElse(Check.NOTHING_SAID));
    if (said.isEmpty()) {
      ask.skipped("they write to " + where() + "; not compared, --expect-primary was not given");
    } else {
      ask.answer(
          said.get().equals(took.region()),
          "they write to " + where(),
          "name the Region that the cache is in now with --dr-region and --expect-primary");
    }
  }

  /** What is written after the backup has begun is not in it. */
  private void writers() {
    var ask =
        list.ask(
            "writers",
            "Nobody writes from the backup on",
            "users, a pre-hook or the operator's word");
    var fence = seen.fence().writing();
    var access = seen.access().value().orElse(Access.NONE);
    boolean built = FenceSteps.writing(access.users()).size() > fence.size();
    boolean stopping = !request.hooks().skipped() && !request.hooks().before().isEmpty();
    var stopped = request.loss().writesStopped();
    if (stopped.isPresent()) {
      ask.answer(
          request.loss().stopped(seen.backup().at()),
          "the operator says that they stop at " + stopped.get(),
          "stop them, then plan again");
    } else if (stopping) {
      ask.pass("the pre-hooks are to stop them" + fenced(fence));
    } else if (seen.access().unknown().isPresent()) {
      ask.unknown(seen.access().unknown().get());
    } else if (!access.untold().isEmpty()) {
      ask.unknown(
          String.join("; ", access.untold()), "who may write is not known whole: look again");
    } else if (!access.users().isEmpty() && !built) {
      var who = fence.isEmpty() ? "its users may read only already" : words(fence);
      if (seen.fence().proven(request.probe())) {
        ask.pass(who);
      } else {
        ask.warn(who + SideFence.UNPROVEN, SideFence.PROVE);
      }
    } else {
      ask.fail(
          access.users().isEmpty()
              ? where() + " has no user group, so no user can be kept from writing"
              : "user default may write, and it is the Region's own",
          "stop the writers with a program of yours, --pre-hook PROG, or by yourself, and say when"
              + " with --writes-stopped-at TIME");
    }
  }

  private static String fenced(List<FencedUser> users) {
    return users.isEmpty() ? "" : "; " + words(users);
  }

  private static String words(List<FencedUser> users) {
    return "these users may read only from the first step on: "
        + users.stream().map(FencedUser::id).collect(Collectors.joining(", "));
  }

  private void shared() {
    var others =
        seen.fence().writing().stream()
            .filter(u -> seen.elsewhere().containsKey(u.id()))
            .map(u -> u.id() + ": " + String.join(", ", seen.elsewhere().get(u.id())))
            .collect(Collectors.joining("; "));
    list.ask("shared-users", "No other cache is fenced with it", "users of its own")
        .overridable()
        .answer(
            others.isEmpty(),
            others.isEmpty() ? "none of its users may log in to another cache" : others,
            "they could write to those caches no more either; give it users of its own");
  }

  private void downtime(Duration pause) {
    list.ask("downtime", "How long nobody can write", "agreed to")
        .warn(
            "about "
                + Text.duration(pause)
                + ", from the first step until clients use "
                + request.homeId()
                + " in "
                + request.region()
                + "; each step says what that rests on",
            LoneCaches.kind(took) == CacheKind.REPLICATION_GROUP && request.insisted().isPresent()
                ? "choose the hour; where a standby at home is possible nobody waits for more than the"
                    + " change of roles: leave out --case"
                : "choose the hour");
  }

  private void afterwards() {
    list.ask("afterwards", "What becomes of " + where(), "agreed to")
        .warn(
            "it stays, with its data and its price"
                + (seen.fence().writing().isEmpty() ? "" : ", and its users may read only"),
            "once home is right, delete it: aws elasticache " + deletion());
  }

  private String deletion() {
    return switch (LoneCaches.kind(took)) {
          case SERVERLESS -> "delete-serverless-cache --serverless-cache-name ";
          case CACHE_CLUSTER -> "delete-cache-cluster --cache-cluster-id ";
          default -> "delete-replication-group --replication-group-id ";
        }
        + took.id()
        + " --region "
        + took.region();
  }
}
