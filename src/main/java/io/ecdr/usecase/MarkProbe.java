package io.ecdr.usecase;

import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreAccess.Login;
import io.ecdr.port.DataMarks;
import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.DataMarks.Place;
import io.ecdr.port.DataMarks.Said;
import io.ecdr.port.Ids;
import io.ecdr.port.Pause;
import io.ecdr.usecase.DatastoreStatus.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the lag of standbys in the data itself: writes a key with a TTL into each shard of the
 * primary and looks until the standbys have it, for some seconds. Only where that was asked for.
 * What cannot be reached is told and never thrown.
 */
public final class MarkProbe {

  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(5);
  private static final Duration LOOKED_FOR = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(5);

  private final DataMarks marks;
  private final InstantSource clock;
  private final Pause pause;
  private final Ids ids;

  public MarkProbe(DataMarks marks, InstantSource clock, Pause pause, Ids ids) {
    this.marks = marks;
    this.clock = clock;
    this.pause = pause;
    this.ids = ids;
  }

  /** Measures all standbys of a datastore that has one primary. */
  List<MarkedLag> of(DatastoreStatus datastore, Login login) {
    var primaries = datastore.primaries();
    if (primaries.size() != 1) {
      return List.of();
    }
    var primary = standing(datastore, primaries.get(0));
    List<MarkedLag> all = new ArrayList<>();
    for (var standby : datastore.members()) {
      if (!standby.equals(primary)) {
        all.add(between(primary, standby, login));
      }
    }
    return all;
  }

  private static Standing standing(DatastoreStatus datastore, Member member) {
    return datastore.members().stream()
        .filter(m -> m.member().equals(member))
        .findFirst()
        .orElseThrow();
  }

  /** Measures one standby. */
  MarkedLag between(Standing primary, Standing standby, Login login) {
    var from = place(primary, login);
    var to = place(standby, login);
    if (from.isEmpty() || to.isEmpty()) {
      var silent = from.isEmpty() ? primary : standby;
      return unmeasured(primary, standby, "no endpoint is told of " + silent.member());
    }
    var id = ids.next();
    var begun = clock.instant();
    var written = await(marks.mark(from.get(), "ecdr:lag:" + id, id, TIME_TO_LIVE), from.get());
    var refused = written.stream().filter(s -> s.kind() != Kind.THERE).findFirst();
    return refused.isPresent()
        ? unmeasured(primary, standby, "the primary: " + words(refused.get()))
        : look(primary, standby, to.get(), id, begun, written);
  }

  private MarkedLag look(
      Standing primary, Standing standby, Place to, String id, Instant begun, List<Said> written) {
    Map<String, Said> last = new LinkedHashMap<>();
    Map<String, Duration> crossed = new LinkedHashMap<>();
    var end = clock.instant().plus(LOOKED_FOR);
    for (int round = 1; ; round++) {
      var missing = written.stream().map(Said::key).filter(k -> !crossed.containsKey(k)).toList();
      for (var said : await(marks.find(to, missing, id), to)) {
        if (said.kind() != Kind.THERE && said.kind() != Kind.MISSING) {
          return unmeasured(primary, standby, "the standby: " + words(said));
        }
        last.put(said.key(), said);
        if (said.kind() == Kind.THERE) {
          crossed.put(said.key(), Duration.between(begun, clock.instant()));
        }
      }
      if (crossed.size() == written.size() || !clock.instant().isBefore(end)) {
        var waited = Duration.between(begun, clock.instant());
        return new MarkedLag(
            primary.member(),
            standby.member(),
            written.stream()
                .map(w -> shard(w, Optional.ofNullable(crossed.get(w.key())), waited, last))
                .toList(),
            "");
      }
      pause.pause(GLANCE.multipliedBy(Math.min(round, 20)));
    }
  }

  private static MarkedLag.Shard shard(
      Said written, Optional<Duration> crossed, Duration waited, Map<String, Said> last) {
    return new MarkedLag.Shard(
        written.place(),
        crossed,
        waited,
        written.offset(),
        Optional.ofNullable(last.get(written.key())).flatMap(Said::offset));
  }

  /** Waits for an attempt to end: for each shard that it gets to so long, and no longer. */
  private List<Said> await(DataMarks.Attempt attempt, Place place) {
    var end = clock.instant().plus(ONE_ATTEMPT);
    int reached = 0;
    while (attempt.said().isEmpty() && clock.instant().isBefore(end)) {
      pause.pause(GLANCE);
      if (attempt.connections() > reached) {
        reached = attempt.connections();
        end = clock.instant().plus(ONE_ATTEMPT);
      }
    }
    return attempt
        .said()
        .orElseGet(
            () -> {
              attempt.abandon();
              return List.of(
                  new Said(
                      place.toString(),
                      Kind.UNREACHABLE,
                      attempt.reached() ? "it accepts connections only" : "no connection",
                      "",
                      Optional.empty()));
            });
  }

  private static String words(Said said) {
    return said.place()
        + ": "
        + said.words()
        + (said.kind() == Kind.LOGIN ? " (name a login with --probe-user, --probe-auth)" : "");
  }

  private static MarkedLag unmeasured(Standing primary, Standing standby, String why) {
    return new MarkedLag(primary.member(), standby.member(), List.of(), why);
  }

  /** The configuration endpoint, or the primary's, as the group's own Region tells it. */
  private static Optional<Place> place(Standing standing, Login login) {
    var group = standing.group().value();
    var endpoint =
        group.flatMap(
            g ->
                g.configurationEndpoint()
                    .or(
                        () ->
                            g.cluster()
                                ? Optional.empty()
                                : g.nodeGroups().stream()
                                    .findFirst()
                                    .flatMap(ReplicationGroup.NodeGroup::primary)));
    return endpoint.map(
        e ->
            new Place(
                e.address(),
                e.port(),
                group.orElseThrow().cluster(),
                group.orElseThrow().security().transitEncryption(),
                login.user(),
                login.auth(),
                CONNECT,
                ANSWER));
  }
}
