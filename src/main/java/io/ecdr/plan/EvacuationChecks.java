package io.ecdr.plan;

import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.OnFailover;
import io.ecdr.model.RankedCache;
import io.ecdr.plan.EvacuationInventory.Candidate;
import io.ecdr.plan.EvacuationInventory.Lost;
import io.ecdr.plan.EvacuationInventory.Planned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The questions before an evacuation: about the Regions, about all caches, and about each. */
final class EvacuationChecks {

  /** These warn before every promotion, and are said once for all. */
  private static final Set<String> SAID_ONCE = Set.of("consequences", "way-out", "primary-lost");

  private final Checklist list = new Checklist();
  private final EvacuateRequest request;
  private final EvacuationInventory seen;
  private final List<Candidate> candidates;
  private final EvacuationRoom room;
  private final Set<String> ids = new HashSet<>();

  EvacuationChecks(
      EvacuateRequest request,
      EvacuationInventory seen,
      List<Candidate> candidates,
      EvacuationRoom room) {
    this.request = request;
    this.seen = seen;
    this.candidates = candidates;
    this.room = room;
  }

  List<Check> all() {
    list.ask("identity", "Credentials and account", "an account that answers")
        .pass("account " + seen.account() + " as " + seen.caller());
    source();
    listing();
    enough();
    onFailover();
    expected();
    seen.leftAlone().forEach(this::leftAlone);
    promotions();
    restores();
    room.ask(list);
    candidates.forEach(this::ask);
    taken();
    return list.all();
  }

  private List<Planned> planned() {
    return candidates.stream().filter(Planned.class::isInstance).map(Planned.class::cast).toList();
  }

  private void source() {
    var ask =
        list.ask(
            "region-lost", seen.from() + " looks lost", "no answer in time, or said to be down");
    if (seen.lost().isPresent()) {
      ask.pass(seen.lost().get());
    } else {
      var observed =
          seen.from()
              + " answers; what is restored lacks what was written there since its backup, and the"
              + " old cache goes on taking writes";
      var hint = "stop the writers first; where both Regions are healthy, use ecdr switchover";
      if (request.promote().unattended() && !request.promote().evenIfHealthy()) {
        ask.fail(observed, hint + "; or say --even-if-primary-looks-healthy");
      } else {
        ask.warn(observed, hint);
      }
    }
  }

  private void listing() {
    var ask = list.ask("listing", "Which caches there are", "told by " + seen.from());
    if (seen.listed().value().isPresent() || !request.known().isEmpty()) {
      ask.pass(seen.listing());
    } else {
      ask.warn(
          seen.listing(),
          "a cache with neither a standby nor a backup there cannot be seen from " + seen.to());
    }
  }

  private void enough() {
    int saved = planned().size();
    var words =
        Text.count(candidates.size(), "cache")
            + ": "
            + ways(Evacuated.Way.PROMOTE)
            + " to promote, "
            + detaches()
            + ways(Evacuated.Way.RESTORE)
            + " to restore, "
            + (candidates.size() - saved)
            + " cannot be saved";
    var ask = list.ask("saved", "Caches can be saved", "each of them");
    if (candidates.isEmpty()) {
      ask.skipped("nothing is to be done");
    } else if (saved == 0) {
      ask.fail(words, "see what is said of each of them");
    } else if (saved < candidates.size()) {
      ask.warn(words, "the others are saved; see what is said of each of these");
    } else {
      ask.pass(words);
    }
  }

  private long ways(Evacuated.Way way) {
    return planned().stream().filter(p -> p.way() == way).count();
  }

  private String detaches() {
    long all = ways(Evacuated.Way.DETACH);
    return all == 0 ? "" : all + " to detach, ";
  }

  /** A mistyped name would be promoted, which erases what its old primary did not send. */
  private void onFailover() {
    if (request.onFailover().isEmpty()) {
      return;
    }
    var unknown =
        request.onFailover().keySet().stream()
            .filter(id -> candidates.stream().noneMatch(c -> c.ranked().cache().id().equals(id)))
            .filter(id -> seen.leftAlone().stream().noneMatch(one -> one.cache().equals(id)))
            .toList();
    list.ask("on-failover", "Whose standby is promoted or detached by name", "caches of this plan")
        .answer(
            unknown.isEmpty(),
            unknown.isEmpty()
                ? request.onFailover().entrySet().stream()
                    .map(e -> e.getKey() + ": " + way(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", "))
                : String.join(", ", unknown) + ": no cache of this plan",
            "name caches as they are listed below with --on-failover, or leave them out");
  }

  private String way(String id, OnFailover said) {
    if (seen.leftAlone().stream().anyMatch(one -> one.cache().equals(id))) {
      return "nothing need be done";
    }
    boolean standby =
        planned().stream().anyMatch(p -> p.ranked().cache().id().equals(id) && roles(p));
    return said.name().toLowerCase(Locale.ROOT) + (standby ? "" : ", but no standby takes over");
  }

  private static boolean roles(Planned one) {
    return one.way() != Evacuated.Way.RESTORE;
  }

  private void expected() {
    request
        .expectCount()
        .ifPresent(
            number ->
                list.ask("expect-count", "As many caches as expected change", number + " caches")
                    .answer(
                        planned().size() == number,
                        String.valueOf(planned().size()),
                        "look at the list below; if it is right: --expect-count "
                            + planned().size()));
  }

  private void leftAlone(EvacuationInventory.LeftAlone one) {
    var ask = list.ask("left-alone", "Nothing need be done about it", "told");
    if (one.hint().isEmpty()) {
      ask.pass(one.words());
    } else {
      ask.warn(one.words(), one.hint());
    }
  }

  /** What is the same for many is said once for them. */
  private void promotions() {
    for (var id : List.of("consequences", "way-out")) {
      var groups = new LinkedHashMap<Check, List<String>>();
      planned().stream()
          .filter(EvacuationChecks::roles)
          .forEach(
              p ->
                  p.plan().checks().stream()
                      .filter(check -> check.id().equals(id))
                      .forEach(
                          check ->
                              groups
                                  .computeIfAbsent(check, c -> new ArrayList<>())
                                  .add(p.ranked().cache().id())));
      groups.forEach(
          (check, of) ->
              list.add(
                  groups.size() == 1
                      ? check
                      : check.told(
                          check.verdict(),
                          String.join(", ", of) + ": " + check.observed(),
                          check.hint())));
    }
  }

  /** Nothing ties a restored cache to its source: nobody stops the one when the other serves. */
  private void restores() {
    if (ways(Evacuated.Way.RESTORE) > 0) {
      list.ask("old-caches", "What becomes of caches that are restored", "agreed to")
          .warn(
              "each is a new cache; the old one goes on taking writes, or does so again when "
                  + seen.from()
                  + " returns, so there may be two",
              "keep writers off the old ones; for a group with users: ecdr fence CACHE --region "
                  + seen.from());
    }
  }

  private void ask(Candidate candidate) {
    var ranked = candidate.ranked();
    if (candidate instanceof Lost lost) {
      list.ask(id(ranked), ranked.cache() + " cannot be saved", "saved")
          .warn(lost.why(), lost.hint());
      return;
    }
    var one = (Planned) candidate;
    var lane = one.plan().lanes().get(0);
    var ask =
        list.ask(id(ranked), ranked.cache() + verb(one.way()) + lane.cache().id(), turn(ranked));
    var warnings =
        one.plan().checks().stream()
            .filter(check -> check.verdict() == Check.Verdict.WARN || check.accepted())
            .filter(check -> !SAID_ONCE.contains(check.id()))
            .toList();
    var words = figure(one, roles(one) ? Check.LOSS : "recovery-point");
    if (warnings.isEmpty()) {
      ask.pass(words);
    } else {
      ask.warn(
          words
              + warnings.stream()
                  .filter(check -> !check.id().equals(Check.LOSS))
                  .map(check -> "; " + check.id() + ": " + check.observed())
                  .collect(Collectors.joining()),
          warnings.stream()
              .map(EvacuationChecks::hint)
              .filter(h -> !h.isEmpty())
              .findFirst()
              .orElse(""));
    }
  }

  private static String verb(Evacuated.Way way) {
    return switch (way) {
      case PROMOTE -> ": promote ";
      case DETACH -> ": detach ";
      default -> ": restore as ";
    };
  }

  /** Where the verb by itself has another option than this one. */
  private static String hint(Check check) {
    return check.id().equals("serverless-source")
        ? "when AWS refuses it nothing is made; --node-type restores it to nodes"
        : check.hint();
  }

  private static String figure(Planned one, String id) {
    return one.plan().checks().stream()
        .filter(check -> check.id().equals(id))
        .map(check -> (id.equals(Check.LOSS) ? "loss " : "backup ") + check.observed())
        .findFirst()
        .orElse("");
  }

  private static String turn(RankedCache ranked) {
    return "priority "
        + ranked.rank().priority()
        + (ranked.rank().after().isEmpty()
            ? ""
            : ", after " + String.join(", ", ranked.rank().after()));
  }

  /** A check's id; two caches of one name are of different kinds. */
  private String id(RankedCache ranked) {
    var id = "cache-" + ranked.cache().id();
    return ids.add(id) ? id : id + "-" + ranked.cache().kind().word();
  }

  /** What was accepted as it is, with the caches that it was accepted for. */
  private void taken() {
    var said = new TreeSet<>(request.unknown());
    said.addAll(request.overrides());
    for (var id : said) {
      var of =
          planned().stream()
              .filter(p -> accepted(p, id).isPresent())
              .map(p -> p.ranked().cache().id())
              .toList();
      var any =
          seen.candidates().stream()
              .filter(Planned.class::isInstance)
              .flatMap(c -> ((Planned) c).plan().checks().stream())
              .filter(check -> check.id().equals(id))
              .findFirst();
      any.ifPresent(
          check ->
              list.ask(id, check.title(), "as it is")
                  .warn(
                      of.isEmpty()
                          ? "nobody needed that it is accepted"
                          : "accepted as it is for " + String.join(", ", of),
                      ""));
    }
  }

  private static Optional<Check> accepted(Planned planned, String id) {
    return planned.plan().checks().stream()
        .filter(check -> check.id().equals(id) && check.accepted())
        .findFirst();
  }
}
