package io.ecdr.render;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.model.Value;
import io.ecdr.usecase.DatastoreStatus;
import io.ecdr.usecase.DatastoreStatus.Agreement;
import io.ecdr.usecase.DatastoreStatus.Standing;
import io.ecdr.usecase.DatastoreStatus.View;
import io.ecdr.usecase.RoleChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A Global Datastore for programs. What is not known is left out, or says why. */
final class DatastoreData {

  private DatastoreData() {}

  /**
   * One datastore.
   *
   * @param at when it was read; ages are counted up to then
   */
  static Value.Fields of(DatastoreStatus datastore, Instant at) {
    var agreement = datastore.agreement();
    var data =
        Value.fields("id", datastore.id())
            .with("status", datastore.told().map(GlobalDatastore::status))
            .with("agreement", Words.of(agreement))
            .with("agree", agreement == Agreement.AGREE)
            .with(
                "primaries",
                Value.items(datastore.primaries().stream().map(DatastoreData::name).toList()))
            .with(
                "writable",
                Value.items(
                    datastore.writable().stream()
                        .map(w -> Value.fields("id", w.id(), "region", w.region(), "why", w.why()))
                        .toList()))
            .with(
                "fenced",
                Value.items(
                    datastore.fenced().stream()
                        .map(w -> Value.fields("id", w.id(), "region", w.region(), "why", w.why()))
                        .toList()))
            .with(
                "members",
                Value.items(
                    datastore.members().stream().map(m -> member(datastore, m, at)).toList()))
            .with(
                "apart", Value.items(datastore.apart().stream().map(DatastoreData::apart).toList()))
            .with(
                "views", Value.items(datastore.views().stream().map(DatastoreData::view).toList()));
    return datastore.last().map(c -> data.with("lastRoleChange", change(c))).orElse(data);
  }

  /** A cache that was detached from it; what is not known of it says why. */
  private static Value.Fields apart(DatastoreStatus.Apart each) {
    var data =
        Value.fields("id", each.id(), "region", each.region(), "operation", each.operation());
    return each.group().unknown().isPresent()
        ? data.with("unknown", each.group().unknown().get().why())
        : data.with("standsAlone", each.alone());
  }

  private static Value.Fields change(RoleChange last) {
    return Value.fields(
            "operation", last.operation(),
            "verb", last.verb(),
            "cache", last.cache(),
            "at", last.at().toString())
        .with("detached", last.detached());
  }

  private static Value.Fields member(DatastoreStatus datastore, Standing standing, Instant at) {
    var member = standing.member();
    var data = ParityLines.add(standing(standing, at), datastore, member);
    return MarkLines.add(data, datastore, member);
  }

  private static Value.Fields name(Member member) {
    return Value.fields("id", member.id(), "region", member.region());
  }

  private static Value.Fields member(Member member) {
    return name(member).with("role", member.role()).with("status", member.status());
  }

  private static Value.Fields standing(Standing standing, Instant at) {
    var data =
        member(standing.member())
            .with("groupStatus", standing.group().value().map(g -> g.status()))
            .with("groupUnknown", why(standing.group()));
    return standing
        .lag()
        .map(lag -> data.with("lag", lag(lag, at)).with("loss", loss(standing.loss())))
        .orElse(data);
  }

  private static Value.Fields view(View view) {
    var data =
        Value.fields("region", view.region().id(), "at", view.told().at().toString())
            .with("known", view.told().value().isPresent())
            .with("why", why(view.told()))
            .with("status", view.told().value().map(GlobalDatastore::status));
    return view.told()
        .value()
        .map(
            d ->
                data.with(
                    "members",
                    Value.items(d.members().stream().map(DatastoreData::member).toList())))
        .orElse(data);
  }

  private static Optional<String> why(Fact<?> fact) {
    return fact.absent() ? Optional.of("there is none") : fact.unknown().map(Fact.Unknown::why);
  }

  private static Value.Fields lag(Lag lag, Instant at) {
    if (lag instanceof Lag.Read read) {
      return Value.Fields.NONE
          .with("seconds", seconds(read.value()))
          .with("sampleAgeSeconds", read.age(at).toSeconds())
          .with("sampleAt", read.sample().toString())
          .with("trend", Words.of(read.trend()))
          .with("dimensions", read.dimensions());
    }
    return Value.fields("unknown", ((Lag.Unknown) lag).why());
  }

  private static Value.Fields loss(Loss loss) {
    var data = Value.Fields.NONE.with("known", loss.known());
    return loss.known()
        ? data.with("ifStoppedSeconds", seconds(loss.ifStopped().orElseThrow()))
            .with("ifStillWritingSeconds", seconds(loss.ifWriting().orElseThrow()))
        : data;
  }

  static Value seconds(Duration duration) {
    return new Value.Num(
        new BigDecimal(
            BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString()));
  }
}
