package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.DrillGuard;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.OverdueDrill;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Looks for caches of drills that are past their deadline, beside what a verb reads anyway. Nobody
 * waits for it: a Region of which it is not soon told has none to tell of.
 */
final class OverdueDrills {

  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final GroupCalls groups;
  private final List<Region> regions;

  OverdueDrills(CallMaker maker, Collection<Region> regions) {
    this.groups = new GroupCalls(maker);
    this.regions = regions.stream().distinct().toList();
  }

  /** The calls, one list of groups for each Region. */
  List<Call> calls() {
    return regions.stream().map(groups::groups).toList();
  }

  /** Until when they are waited for at most. */
  static Instant soon(Instant now) {
    return now.plus(GLANCE);
  }

  /** Those that the lists tell of. */
  List<OverdueDrill> in(Reads reads, Instant now) {
    return regions.stream()
        .flatMap(
            region ->
                reads
                    .fact(groups.groups(region))
                    .value()
                    .map(f -> OverdueDrill.of(region, f.list("ReplicationGroups"), now))
                    .stream()
                    .flatMap(List::stream))
        .toList();
  }

  /** Looks by itself. */
  List<OverdueDrill> look(Gather gather) {
    var soon = soon(gather.now());
    return in(gather.read(List.of(), calls(), soon, soon), gather.now());
  }

  /**
   * Refuses what nobody means to do with a drill's cache.
   *
   * @throws SurveyEnded when its name is one
   */
  static void refuse(String cache, String verb, Region region) {
    if (named(cache)) {
      throw new SurveyEnded(refusal(cache, verb, region));
    }
  }

  /**
   * Why there is no emergency verb of a cache: that it is a drill's, unless it was found in a
   * Global Datastore all the same. A name alone never stops an emergency.
   */
  static Rejection rather(Rejection why, String cache, String verb, Region region) {
    return why.code() == ExitCode.NOT_FOUND && named(cache) ? refusal(cache, verb, region) : why;
  }

  private static boolean named(String cache) {
    return DrillNames.is(cache.toLowerCase(Locale.ROOT));
  }

  private static Rejection refusal(String cache, String verb, Region region) {
    return new Rejection(
        ExitCode.REFUSED_BY_CHECKS,
        DrillGuard.words(cache.toLowerCase(Locale.ROOT)) + "; there is no " + verb + " of it",
        "name the cache that it is a copy of; to take it away: ecdr drill cleanup --region "
            + region);
  }
}
