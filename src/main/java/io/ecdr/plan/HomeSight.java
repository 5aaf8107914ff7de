package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tells which way home there is. Pure.
 *
 * @param home the group that has the cache's id at home
 * @param homeView the Global Datastores that home tells
 * @param awayView those that the other Region tells; none where it was not named
 * @param away the group that took over there; absent where no Region was named
 */
public record HomeSight(
    FailbackRequest request,
    Fact<ReplicationGroup> home,
    Fact<List<GlobalDatastore>> homeView,
    Fact<List<GlobalDatastore>> awayView,
    Fact<ReplicationGroup> away) {

  /** The id of the check that says which case it is. */
  public static final String CHECK = "failback-case";

  public HomeSight {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(homeView, "homeView");
    Objects.requireNonNull(awayView, "awayView");
    Objects.requireNonNull(away, "away");
  }

  /** The same where that took over. */
  public HomeSight tookOver(Fact<ReplicationGroup> there) {
    return new HomeSight(request, home, homeView, awayView, there);
  }

  /**
   * What was made of it.
   *
   * @param it empty when it is unclear
   * @param seen what was seen, in words
   * @param hint what would make it clear
   */
  public record Found(Optional<FailbackCase> it, String seen, String hint) {}

  /** The case, or why it cannot be told. */
  public Found found() {
    var datastore = datastore();
    if (datastore.isPresent()) {
      return member(datastore.get());
    }
    var there = away.value();
    if (there.isEmpty()) {
      return unclear(
          home.absent()
              ? "there is no " + request.cache() + " in " + request.region()
              : atHome() + ", and belongs to no Global Datastore",
          "say where the cache is now: --dr-region REGION --standby ID");
    }
    boolean another = request.anew().as().filter(id -> !id.equals(request.cache())).isPresent();
    var took = there.get().id() + " in " + there.get().region() + " took over";
    // A lone cache is no member that could be detached, so it was restored.
    boolean lone = LoneCaches.kind(there.get()) != CacheKind.REPLICATION_GROUP;
    if (home.absent() || another || lone) {
      return found(
          FailbackCase.RESTORED,
          took + "; " + atHome() + (home.absent() ? "" : " and is left alone"));
    }
    return found(FailbackCase.DETACHED, took + "; " + atHome() + " and stands alone");
  }

  private Found member(GlobalDatastore datastore) {
    var member = datastore.member(request.homeId(), request.region()).orElseThrow();
    var seen = datastore.id() + " is " + datastore.status() + ": " + datastore.roles();
    var primary = datastore.primary();
    if (primary.isEmpty()) {
      return unclear(seen + "; there is not exactly one primary", "wait, then look again");
    }
    if (primary.get().equals(member)) {
      var gone = left(datastore, seen);
      if (gone.isPresent()) {
        return gone.get();
      }
    }
    return found(FailbackCase.PROMOTED, seen);
  }

  /** What a primary at home is that a detach left behind; empty where something follows it. */
  private Optional<Found> left(GlobalDatastore datastore, String seen) {
    var took = away.value();
    if (took.isEmpty()) {
      return datastore.members().stream().anyMatch(GlobalDatastore.Member::secondary)
          ? Optional.empty()
          : Optional.of(
              unclear(
                  seen + "; nothing follows it, which a detach leaves behind",
                  "say where the cache is now: --dr-region REGION --standby ID"));
    }
    if (follows(datastore, took.get())) {
      return Optional.empty();
    }
    if (!request.homeId().equals(request.cache())) {
      return Optional.of(
          unclear(
              request.homeId() + " is a member of another Global Datastore: " + seen,
              "choose another id with --as"));
    }
    return Optional.of(
        found(
            FailbackCase.DETACHED,
            took.get().id()
                + " in "
                + took.get().region()
                + " took over and stands alone; "
                + seen));
  }

  /** Home may still list what has left, so that side has to say so itself. */
  private static boolean follows(GlobalDatastore datastore, ReplicationGroup there) {
    return datastore.member(there.id(), there.region()).isPresent()
        && there.globalDatastore().filter(m -> m.id().equals(datastore.id())).isPresent();
  }

  private static Found found(FailbackCase it, String seen) {
    return new Found(Optional.of(it), seen, "");
  }

  private static Found unclear(String seen, String hint) {
    return new Found(Optional.empty(), seen, hint);
  }

  /** What is left of the Global Datastore around the old side. */
  public Optional<GlobalDatastore> shell() {
    return datastore();
  }

  /** The datastore that the cache at home belongs to, as either Region tells it. */
  Optional<GlobalDatastore> datastore() {
    return Stream.of(homeView, awayView)
        .flatMap(view -> view.value().orElse(List.of()).stream())
        .filter(d -> d.member(request.homeId(), request.region()).isPresent())
        .findFirst();
  }

  private String atHome() {
    Region region = request.region();
    return request.cache()
        + " in "
        + region
        + (home.absent() ? " is gone" : home.value().map(g -> " is " + g.status()).orElse(""));
  }

  /** The check that says it, first of all. */
  static Check check(FailbackCase it, String seen) {
    var list = new Checklist();
    list.ask(CHECK, title(it), it.word()).pass(seen);
    return list.all().get(0);
  }

  private static String title(FailbackCase it) {
    return switch (it) {
      case PROMOTED -> "Home after a promotion: wait until it follows, then switch over";
      case RESTORED -> "Home after a restore: make a standby there, then switch over";
      case CARRIED ->
          "Home by a backup: stop the writers, back up, carry it home, restore, compare";
      case DETACHED -> "Home after a detach: save it, delete it, make it anew, then switch over";
    };
  }
}
