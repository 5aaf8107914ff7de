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

  /** The plan with one check for each. */
  Plan on(Plan plan) {
    var list = new Checklist();
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      var ask = list.ask(ID + (i + 1), "The endpoint can go to " + place.words(to), "there");
      var found = looked.stream().filter(p -> p.place().equals(place)).findFirst();
      if (found.isPresent()) {
        check(ask, place, found.get().found());
      } else {
        ask.skipped("not looked at beforehand");
      }
    }
    return places.isEmpty() ? plan : plan.with(list.all());
  }

  /** The same where nothing is published, because nothing changes. */
  static Plan skipped(Plan plan, List<Publication> places, String why) {
    var list = new Checklist();
    for (int i = 0; i < places.size(); i++) {
      list.ask(ID + (i + 1), "The endpoint can go to " + places.get(i).words(), "there")
          .skipped(why);
    }
    return places.isEmpty() ? plan : plan.with(list.all());
  }

  private void check(Checklist.Question ask, Publication place, Fact<Value.Fields> found) {
    var elsewhere = place.named().filter(region -> !region.equals(to));
    if (elsewhere.isPresent()) {
      fail(
          ask,
          "it is in " + elsewhere.get() + ", and the endpoint is written in " + to,
          "name the one of " + to);
    } else if (place.which() == Which.READER && clustered()) {
      fail(ask, "with cluster mode enabled there is no reader endpoint", "leave endpoint= out");
    } else if (found.absent()) {
      fail(ask, "there is no " + missing(place), make(place));
    } else if (found.unknown().isPresent()) {
      unknown(ask, found.unknown().get());
    } else {
      judge(ask, place, found.value().orElseThrow());
    }
  }

  private String missing(Publication place) {
    return place.place() == Publication.Place.RECORD
        ? "hosted zone " + place.zone()
        : place.words(to);
  }

  private boolean clustered() {
    return group.value().filter(ReplicationGroup::cluster).isPresent();
  }

  /** Nothing is made: a place that nobody reads would be told, and nobody would notice. */
  private String make(Publication place) {
    return switch (place.place()) {
      case SECRET ->
          "make it first: aws secretsmanager create-secret --region "
              + to
              + " --name "
              + place.name();
      case PARAMETER ->
          "make it first: aws ssm put-parameter --region "
              + to
              + " --name "
              + place.name()
              + " --type String --value HOST:PORT";
      case RECORD -> "name a zone of this account; a record must be there, and is never made";
    };
  }

  private void judge(Checklist.Question ask, Publication place, Value.Fields found) {
    var refused = refusal(place, found);
    if (refused.isPresent()) {
      fail(ask, refused.get(), "name another, or mend it");
    } else if (place.place() == Publication.Place.RECORD) {
      ask.warn(record(found), "a name in a secret or a parameter does without DNS");
    } else if (found.text(Published.HOLDS).filter("no-key"::equals).isPresent()) {
      ask.warn("it holds JSON without " + key(place) + ", which is added", "");
    } else {
      ask.pass("there; whether it may be written is not known beforehand");
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

  /** What somebody should know who trusts in it. */
  private String record(Value.Fields found) {
    var ttl = RecordSight.timeToLive(found).map(s -> s + " s").orElse("unknown");
    return "its TTL is "
        + ttl
        + ": clients may keep the old one for that long after the change. Changes are taken in "
        + to.dns()
        + " only, and fail while that is dark"
        + group
            .value()
            .filter(g -> g.security().transitEncryption())
            .map(g -> ". TLS clients that check host names refuse an alias")
            .orElse("");
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
      ask.warn(observed, hint + "; it is gone without, and ends with 20");
    } else {
      ask.fail(observed, hint);
    }
  }
}
