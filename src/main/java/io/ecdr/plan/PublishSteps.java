package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the new endpoint where clients look it up, in the Region that the change leads to, once
 * the change was read back. One that fails holds up nothing: the rest goes on and the lane ends
 * with 20. The endpoint is what a step has read by then, never what was expected.
 */
public final class PublishSteps {

  private static final String KIND = "publish-";

  /** The work that writes to a secret. */
  public static final String SECRET = KIND + "secret";

  /** The work that writes to a parameter. */
  public static final String PARAMETER = KIND + "parameter";

  /** The work that writes to a DNS record. */
  public static final String RECORD = KIND + "record";

  private static final Duration MOST = Duration.ofMinutes(1);

  /**
   * Enough for one that answers; whoever comes behind does not wait longer for one that did not.
   */
  private static final Duration SILENT = Duration.ofSeconds(5);

  private static final String EXPECTED = "host:port, as it is read by then";

  private final CallMaker calls;
  private final Region to;
  private final String cache;
  private final List<Publication> places;
  private final List<Published> looked;
  private final Duration most;

  /**
   * @param cache the id that the steps are called after
   * @param looked those of the places that were looked at
   */
  PublishSteps(
      CallMaker calls,
      Region to,
      String cache,
      List<Publication> places,
      List<Published> looked,
      Optional<Duration> timeout) {
    this.looked = List.copyOf(looked);
    this.calls = Objects.requireNonNull(calls, "calls");
    this.to = Objects.requireNonNull(to, "to");
    this.cache = Objects.requireNonNull(cache, "cache");
    this.places = List.copyOf(places);
    this.most = timeout.filter(t -> t.compareTo(MOST) < 0).orElse(MOST);
  }

  /** Whether it is such a step. */
  public static boolean is(Step step) {
    return step instanceof Step.Local local && local.kind().startsWith(KIND);
  }

  /** How somebody does such a step without ecdr, once the endpoint is known. */
  public static String byHand(Step.Local step) {
    var place = Publication.of(step.parameters().text("Place").orElse(""));
    var region = new Region(step.parameters().text("Region").orElse(""));
    return PublishByHand.write(place, region, place.form().word().toUpperCase(Locale.ROOT));
  }

  /**
   * The plan with these steps behind its others.
   *
   * @param read the step that leaves the endpoint as a fact
   */
  Plan after(Plan plan, String read) {
    if (places.isEmpty()) {
      return plan;
    }
    var lane = plan.lanes().get(0);
    List<Step> steps = new ArrayList<>();
    for (var place : places) {
      steps.add(step(cache + "/publish-" + (steps.size() + 1), place, read));
    }
    List<Lane> lanes = new ArrayList<>(plan.lanes());
    lanes.set(0, lane.with(Stream.concat(lane.steps().stream(), steps.stream()).toList()));
    return plan.withLanes(lanes);
  }

  private Step step(String id, Publication place, String read) {
    var endpoint =
        new Value.Bound(
            read,
            place.which() == Publication.Which.MAIN ? "Endpoint" : CacheEndpoints.FACT + ".Reader",
            EXPECTED);
    return new Step.Local(
        id,
        "Write the new "
            + (place.which() == Publication.Which.READER ? "reader endpoint" : "endpoint")
            + " to "
            + place.words(to),
        kind(place),
        Value.fields("Region", to.id(), "Place", place.typed())
            .with("Endpoint", endpoint)
            .with("Spread", !silent(place)),
        PublishCalls.of(calls, to, place, endpoint),
        limits(place),
        "",
        "the change is done and was read back; whether what is before it worked is no matter");
  }

  /** Whether it was looked at beforehand and did not answer. */
  private boolean silent(Publication place) {
    return looked.stream()
        .filter(p -> p.place().equals(place))
        .anyMatch(
            p -> p.found().unknown().filter(u -> u.trouble() == Trouble.UNREACHABLE).isPresent());
  }

  private Limits limits(Publication place) {
    if (silent(place)) {
      return new Limits(
          Duration.ofSeconds(2),
          "it did not answer beforehand, so it is not waited for",
          most.compareTo(SILENT) < 0 ? most : SILENT);
    }
    return place.place() == Publication.Place.RECORD
        ? new Limits(
            Duration.ofMinutes(1),
            "Route 53 says generally within 60 seconds",
            most.multipliedBy(3))
        : new Limits(Duration.ofSeconds(2), "three calls", most);
  }

  private static String kind(Publication place) {
    return switch (place.place()) {
      case SECRET -> SECRET;
      case PARAMETER -> PARAMETER;
      case RECORD -> RECORD;
    };
  }
}
