package io.ecdr.plan;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Snapshot;
import io.ecdr.model.StandbyRemoveRequest;
import java.util.List;
import java.util.stream.Collectors;

/** The questions before a standby is removed. */
final class RemoveChecks {

  private static final int NAMES_SHOWN = 3;

  private final StandbyRemoveRequest request;
  private final StandbyLeaving leaving;
  private final GlobalInventory seen;

  RemoveChecks(StandbyRemoveRequest request, StandbyLeaving leaving) {
    this.request = request;
    this.leaving = leaving;
    this.seen = leaving.datastore();
  }

  List<Check> all() {
    var checks = common();
    consequences(checks.list());
    snapshots(checks.list());
    return checks.list().all();
  }

  /** Where another standby of the same id follows. */
  List<Check> anew() {
    var checks = common();
    checks
        .list()
        .ask("consequences", "What this costs", "agreed to")
        .warn(
            "the data in "
                + seen.to()
                + " are deleted first and come from the primary again; until then nothing there can"
                + " be promoted",
            "have a proven backup, or make another standby first: ecdr status"
                + seen.datastore()
                    .primary()
                    .map(p -> " " + p.id() + " --region " + p.region())
                    .orElse(" --region " + seen.to()));
    snapshots(checks.list());
    return checks.list().all();
  }

  private RoleChecks common() {
    var checks = new RoleChecks(seen);
    settled(checks.list());
    target(checks.list());
    checks.views();
    checks.group(true);
    return checks;
  }

  private void settled(Checklist list) {
    list.ask("global-datastore", "Nothing goes on with the Global Datastore", "available")
        .answer(
            seen.datastore().available(),
            seen.datastore().id() + " is " + seen.datastore().status(),
            "wait until it is available");
  }

  private void target(Checklist list) {
    var ask = list.ask("target", "It is a standby, and another is primary", "SECONDARY");
    var observed = seen.target() + " is " + seen.target().role() + " " + seen.target().status();
    if (seen.target().primary()) {
      ask.fail(observed, "a primary is never removed; name the standby's Region with --in");
    } else {
      ask.answer(
          seen.target().secondary()
              && !RoleChecks.joining(seen)
              && StandbyRemovePlanner.primary(seen).isPresent(),
          observed + "; " + seen.datastore().roles(),
          "wait until it has joined and there is one primary");
    }
  }

  private void consequences(Checklist list) {
    var ask = list.ask("consequences", "What this costs", "agreed to");
    var primary =
        StandbyRemovePlanner.primary(seen).map(GlobalDatastore.Member::toString).orElse("nobody");
    var after =
        StandbyRemovePlanner.last(seen.datastore())
            ? primary + " has no standby any more"
            : primary + " keeps its other standby";
    if (request.keepCache()) {
      ask.warn(
          seen.target() + " becomes a cache of its own that takes writes; " + after,
          "delete it when nobody needs it: it costs as much as before");
    } else {
      ask.warn(
          seen.target() + " and its endpoints are gone for good; " + after,
          "readers that use them must use another");
    }
  }

  /** Automatic snapshots go with their cluster (facts page, 3). */
  private void snapshots(Checklist list) {
    var ask = list.ask("snapshots", "Automatic snapshots of the standby", "none is lost");
    if (request.keepCache()) {
      ask.skipped("the cache stays, and so do they");
    } else if (leaving.snapshots().unknown().isPresent()) {
      ask.unknown(leaving.snapshots().unknown().get());
    } else {
      var gone =
          leaving.snapshots().value().orElse(List.of()).stream()
              .filter(s -> s.source().equals("automated"))
              .map(Snapshot::name)
              .sorted()
              .toList();
      if (gone.isEmpty()) {
        ask.pass("it has none");
      } else {
        ask.warn(
            Text.count(gone.size(), "automatic snapshot")
                + " go with it: "
                + gone.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                + (gone.size() > NAMES_SHOWN ? ", …" : ""),
            "keep one, such as snapshot:"
                + gone.get(gone.size() - 1)
                + ", by a copy; how: ecdr backup copy --help");
      }
    }
  }
}
