package io.ecdr.usecase;

import io.ecdr.codec.SecretDocument;
import io.ecdr.model.Fact;
import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.PublishWords;
import io.ecdr.plan.Published;
import io.ecdr.plan.RecordSight;
import java.time.Duration;
import java.util.List;

/**
 * Looks at the places that are to be told a new endpoint. Of a secret's value nothing is kept but
 * whether an endpoint can be written to it.
 */
final class PublishSurvey {

  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final CallMaker maker;
  private final Region region;
  private final List<Publication> places;

  PublishSurvey(CallMaker maker, Region region, List<Publication> places) {
    this.maker = maker;
    this.region = region;
    this.places = List.copyOf(places);
  }

  /** What is read of them. */
  List<Call> calls() {
    return places.stream().flatMap(p -> looks(p).stream()).distinct().toList();
  }

  /** Looks for a second: nothing that is needed soon waits for them. */
  List<Published> glance(Gather gather) {
    return of(gather.read(List.of(), calls(), gather.now().plus(GLANCE), gather.deadline()));
  }

  private List<Call> looks(Publication place) {
    return PublishCalls.looks(maker, region, place);
  }

  /** What that told. */
  List<Published> of(Reads reads) {
    return places.stream().map(place -> new Published(place, fact(place, reads))).toList();
  }

  private Fact<Value.Fields> fact(Publication place, Reads reads) {
    var value = reads.fact(PublishCalls.value(maker, region, place));
    return switch (place.place()) {
      case SECRET -> secret(place, reads.fact(looks(place).get(0)), value);
      case RECORD -> value.map(v -> RecordSight.of(place, v));
      case PARAMETER -> value.map(v -> v.fields("Parameter").without("Value"));
    };
  }

  private Fact<Value.Fields> secret(
      Publication place, Fact<Value.Fields> described, Fact<Value.Fields> value) {
    var told = described.value().orElse(Value.Fields.NONE);
    if (told.get("DeletedDate").isPresent()) {
      return described.map(d -> holds("deleted"));
    }
    if (told.text("PrimaryRegion").filter(r -> !r.equals(region.id())).isPresent()) {
      return described.map(d -> holds("replica"));
    }
    // One that was never given a value is there, and has nothing to read.
    return value.absent() && described.value().isPresent()
        ? described.map(d -> holds(PublishWords.EMPTY))
        : value.map(v -> holds(content(place, v)));
  }

  private static String content(Publication place, Value.Fields told) {
    return told.get("SecretString").orElse(null) instanceof Value.Concealed text
        ? SecretDocument.holds(text.reveal(), place).word()
        : SecretDocument.Holds.BINARY.word();
  }

  private static Value.Fields holds(String word) {
    return Value.fields(Published.HOLDS, word);
  }
}
