package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Publication;
import io.ecdr.model.Publication.Which;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Whether the places that are to be told the new endpoint are there. A planned change is stopped by
 * one that is not, before anything moves; an emergency is only told.
 */
final class PublishChecks {

  /** What their ids begin with. */
  static final String ID = "publish-";

  private final Region to;
  private final List<Publication> places;
  private final List<Published> looked;
  private final Fact<ReplicationGroup> group;
  private final boolean emergency;

  /**
   * @param looked those of them that were looked at
   * @param group whose endpoint is published
   */
  PublishChecks(
      Region to,
      List<Publication> places,
      List<Published> looked,
      Fact<ReplicationGroup> group,
      boolean emergency) {
    this.to = to;
    this.places = List.copyOf(places);
    this.looked = List.copyOf(looked);
    this.group = group;
    this.emergency = emergency;
  }

  /** The plan with what is known of each. */
  Plan on(Plan plan) {
    var list = new Checklist();
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      var found = looked.stream().filter(p -> p.place().equals(place)).findFirst();
      if (found.isPresent()) {
        check(new Row(list, ID + (i + 1), place, to), found.get().found());
      } else {
        new Row(list, ID + (i + 1), place, to).ask().skipped("not looked at beforehand");
      }
    }
    return places.isEmpty() ? plan : plan.with(list.all());
  }

  /** The same where nothing is published, because nothing changes. */
  Plan skipped(Plan plan, String why) {
    var list = new Checklist();
    for (int i = 0; i < places.size(); i++) {
      new Row(list, ID + (i + 1), places.get(i), to).ask().skipped(why);
    }
    return places.isEmpty() ? plan : plan.with(list.all());
  }

  /** Where the answer for a place goes. */
  private record Row(Checklist list, String id, Publication place, Region to) {

    Checklist.Question ask() {
      return ask(PublishWords.wanted(place, to));
    }

    Checklist.Question ask(String wanted) {
      return list.ask(id, "The endpoint can go to " + place.words(to), wanted);
    }

    /** What a name in DNS is not as good for as the others. */
    Checklist.Question dns() {
      return list.ask(
          id + "-dns",
          "How soon " + place.record() + " tells it",
          "at once, and whichever Region is lost");
    }
  }

  private void check(Row row, Fact<Value.Fields> found) {
    var place = row.place();
    var elsewhere = place.named().filter(region -> !region.equals(to));
    if (elsewhere.isPresent()) {
      fail(
          row.ask(),
          "it is in " + elsewhere.get() + ", and the endpoint is written in " + to,
          "name the one of " + to);
    } else if (place.which() == Which.READER && clustered()) {
      fail(
          row.ask("a cache with cluster mode disabled, for endpoint=reader"),
          "with cluster mode enabled there is no reader endpoint",
          "leave endpoint= out");
    } else if (found.absent()) {
      fail(row.ask(), "there is no " + missing(place), PublishByHand.make(place, to));
    } else if (found.unknown().isPresent()) {
      unknown(row.ask(), found.unknown().get());
      dns(row, Value.Fields.NONE);
    } else {
      judge(row, found.value().orElseThrow());
    }
  }

  private String missing(Publication place) {
    return switch (place.place()) {
      case SECRET -> "secret " + place.name() + " in " + to;
      case PARAMETER -> place.words(to);
      case RECORD -> "hosted zone " + place.zone();
    };
  }

  private boolean clustered() {
    return group.value().filter(ReplicationGroup::cluster).isPresent();
  }

  private void judge(Row row, Value.Fields found) {
    var place = row.place();
    var refused = refusal(place, found);
    if (refused.isPresent()) {
      fail(row.ask(), refused.get(), mend(place, found));
    } else if (found.text(Published.HOLDS).filter("no-key"::equals).isPresent()) {
      row.ask().warn("it holds JSON without " + key(place) + ", which is added", "");
    } else {
      row.ask().pass("there; whether it may be written is not known beforehand");
      dns(row, found);
    }
  }

  /** Why it cannot be told an endpoint, as it is now; empty when it can. */
  private static Optional<String> refusal(Publication place, Value.Fields found) {
    return switch (place.place()) {
      case SECRET -> PublishWords.secret(place, found.text(Published.HOLDS).orElse(""));
      case PARAMETER -> PublishWords.parameter(found.text("Type").orElse(""));
      case RECORD -> RecordSight.refusal(found);
    };
  }

  /** Nothing is made: a place that nobody reads would be told, and nobody would notice. */
  private String mend(Publication place, Value.Fields found) {
    if (found.text(Published.HOLDS).filter(PublishWords.EMPTY::equals).isPresent()) {
      return PublishByHand.fill(place, to);
    }
    return place.place() == Publication.Place.RECORD && RecordSight.absent(found)
        ? PublishByHand.record(place)
        : "name another, or mend it";
  }

  /** What somebody should know who trusts in DNS. */
  private void dns(Row row, Value.Fields found) {
    if (row.place().place() != Publication.Place.RECORD) {
      return;
    }
    var ttl = RecordSight.timeToLive(found).map(s -> s + " s").orElse("unknown");
    row.dns()
        .warn(
            "its TTL is "
                + ttl
                + ": clients may keep the old one for that long after the change. Changes are"
                + " taken in "
                + to.dns()
                + " only, and fail while that is dark"
                + group
                    .value()
                    .filter(g -> g.security().transitEncryption())
                    .map(g -> ". TLS clients that check host names refuse an alias")
                    .orElse(""),
            "a name in a secret or a parameter does without DNS");
  }

  private static String key(Publication place) {
    return "'" + place.key().orElse("") + "'";
  }

  private void unknown(Checklist.Question ask, Fact.Unknown<?> why) {
    if (emergency) {
      ask.warn(why.why(), "it is tried once the change is done; 20 when that fails");
    } else {
      ask.unknown(why);
    }
  }

  private void fail(Checklist.Question ask, String observed, String hint) {
    if (emergency) {
      ask.warn(observed, "without it the change ends with 20; " + hint);
    } else {
      ask.fail(observed, hint);
    }
  }
}
