package io.ecdr.plan.assess;

import io.ecdr.model.GlobalDatastore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of each strategy whether a cache uses it, could use it or cannot. What is in use is
 * possible, whatever the rules say; anything that is in the way makes it impossible; anything that
 * is not known makes it unknown; only then it is possible.
 */
final class Rater {

  private static final List<Obstacle> ANY = List.of(new MemcachedNodes(), new EngineTold());

  private static final List<Obstacle> SNAPSHOT =
      with(ANY, new SmallestNode(), new SnapshotsUntold());

  private static final List<Obstacle> BACKUP_RESTORE =
      with(
          ANY,
          new SmallestNode(),
          new DataTiering(),
          new ServerlessMemcachedExport(),
          new SecondarySnapshot(),
          new CopiesUntold());

  private static final List<Obstacle> WARM_STANDBY =
      with(
          ANY,
          new NoServerless(),
          new SingleNode(),
          new DatastoreEngine(),
          new DatastoreNodeType(),
          new Placement(),
          new Network(),
          new DatastoreRegion(),
          new Durability(),
          new DatastoreUntold());

  private final CacheFacts cache;
  private final Outlook outlook;

  Rater(CacheFacts cache) {
    this.cache = cache;
    this.outlook = new Outlook(cache);
  }

  private static List<Obstacle> with(List<Obstacle> some, Obstacle... more) {
    var all = new ArrayList<>(some);
    all.addAll(Arrays.asList(more));
    return List.copyOf(all);
  }

  /** One for each strategy. */
  List<Rating> all() {
    return Arrays.stream(Strategy.values()).map(this::rating).toList();
  }

  private Rating rating(Strategy strategy) {
    var reasons = reasons(strategy);
    var verdict = verdict(strategy, reasons);
    boolean can = verdict != Verdict.IMPOSSIBLE;
    return new Rating(
        strategy,
        verdict,
        reasons.stream().filter(r -> tells(verdict, r)).toList(),
        verdict == Verdict.IN_USE ? outlook.now(strategy) : Optional.empty(),
        can ? Optional.of(outlook.rpo(strategy)) : Optional.empty(),
        can ? Optional.of(outlook.rto(strategy)) : Optional.empty());
  }

  /** What is in use needs no reasons; beside what forbids it, what is not known plays no part. */
  private static boolean tells(Verdict verdict, Reason reason) {
    return switch (verdict) {
      case IN_USE -> false;
      case IMPOSSIBLE -> reason.verdict() == Verdict.IMPOSSIBLE;
      default -> true;
    };
  }

  private List<Reason> reasons(Strategy strategy) {
    var obstacles =
        switch (strategy) {
          case SNAPSHOT -> SNAPSHOT;
          case BACKUP_RESTORE -> BACKUP_RESTORE;
          case WARM_STANDBY -> WARM_STANDBY;
        };
    Map<String, Reason> byCode = new LinkedHashMap<>();
    obstacles.forEach(o -> o.in(cache).ifPresent(r -> byCode.putIfAbsent(r.code(), r)));
    return List.copyOf(byCode.values());
  }

  private Verdict verdict(Strategy strategy, List<Reason> reasons) {
    if (used(strategy)) {
      return Verdict.IN_USE;
    }
    if (reasons.stream().anyMatch(r -> r.verdict() == Verdict.IMPOSSIBLE)) {
      return Verdict.IMPOSSIBLE;
    }
    return reasons.stream().anyMatch(r -> r.verdict() == Verdict.UNKNOWN)
        ? Verdict.UNKNOWN
        : Verdict.POSSIBLE;
  }

  private boolean used(Strategy strategy) {
    return switch (strategy) {
      case SNAPSHOT -> cache.automatic().orElse(false);
      case BACKUP_RESTORE ->
          cache.copies().flatMap(f -> f.value()).flatMap(Copies::newest).isPresent();
      case WARM_STANDBY ->
          cache.standby()
              || cache
                  .datastore()
                  .value()
                  .filter(d -> d.members().stream().anyMatch(GlobalDatastore.Member::secondary))
                  .isPresent();
    };
  }
}
