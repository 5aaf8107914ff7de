package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.denial.Place;
import io.ecdr.port.Confinement.Counted;
import io.ecdr.usecase.RehearsalReport;
import io.ecdr.usecase.Rehearsed;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A rehearsal for programs. */
record RehearsalData(RehearsalReport report) {

  Value.Fields fields() {
    var request = report.request();
    return Value.fields(
            "verb", "failover",
            "cache", request.cache(),
            "region", request.region().id(),
            "to", request.to().id())
        .with("proven", report.code() == ExitCode.OK)
        .with("lost", regions(report.denial().lost()))
        .with("signIn", regions(report.denial().signIn()))
        .with("isolation", report.ran().force().word())
        .with("isolationMissing", report.ran().missing())
        .with("parts", list(report.inside().parts().stream().map(RehearsalData::part).toList()))
        .with("asked", list(report.ran().attempts().stream().map(this::asked).toList()))
        .with("sends", list(report.aims().stream().map(RehearsalData::aim).toList()))
        .with("next", Value.texts(report.next()))
        .with("notShown", Value.texts(report.unseen()));
  }

  private static Value list(List<Value.Fields> all) {
    return Value.items(all);
  }

  private static Value regions(Collection<Region> regions) {
    return Value.texts(regions.stream().map(Region::id).toList());
  }

  private static Value.Fields part(Rehearsed.Part part) {
    return Value.fields(
        "id", part.id(),
        "title", part.title(),
        "verdict", part.verdict().name().toLowerCase(Locale.ROOT),
        "observed", part.words(),
        "hint", part.hint());
  }

  private Value.Fields asked(Counted each) {
    var attempt = each.attempt();
    return place(attempt.place())
        .with("who", attempt.who())
        .with("program", attempt.child())
        .with("part", attempt.part())
        .with("host", attempt.host())
        .with("port", attempt.port())
        .with("denied", attempt.denied())
        .with("why", attempt.why())
        .with("needed", report.needed().contains(each))
        .with("times", each.times())
        .with("reached", each.reached());
  }

  private static Value.Fields aim(RehearsalReport.Aim aim) {
    var sent = aim.sent();
    return place(aim.verdict().place())
        .with("call", sent.call())
        .with("title", sent.title())
        .with("host", aim.host())
        .with("changes", sent.changes())
        .with("denied", aim.verdict().denied())
        .with("why", aim.verdict().why());
  }

  private static Value.Fields place(Place place) {
    return Value.fields("place", place.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .with("region", place.region().map(Region::id));
  }
}
