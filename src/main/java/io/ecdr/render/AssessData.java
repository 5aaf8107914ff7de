package io.ecdr.render;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Figure;
import io.ecdr.plan.assess.Finding;
import io.ecdr.plan.assess.Rating;
import io.ecdr.plan.assess.Reach;
import io.ecdr.plan.assess.Reason;
import io.ecdr.plan.assess.Severity;
import io.ecdr.usecase.AssessReport;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What {@code assess} found, for programs. */
final class AssessData {

  private AssessData() {}

  static Value.Fields of(AssessReport report) {
    return Value.Fields.NONE
        .with("account", report.account().map(AccountId::digits))
        .with("regions", Value.texts(report.regions().stream().map(Region::id).toList()))
        .with("worst", report.worst().map(Severity::word))
        .with("caches", Value.items(report.caches().stream().map(AssessData::cache).toList()));
  }

  private static Value.Fields cache(Assessment cache) {
    var facts = cache.facts();
    var group = facts.group();
    var data =
        Value.fields(
                "id", facts.id(),
                "region", facts.region().id(),
                "kind", facts.sort().word(),
                "status", group.status())
            .with("engine", Optional.of(facts.engine()).filter(e -> !e.isBlank()))
            .with("engineVersion", facts.version())
            .with("nodeType", facts.nodeType())
            .with("clusterMode", group.cluster())
            .with("shards", group.nodeGroups().size())
            .with("nodes", group.memberClusters().size())
            .with("standby", facts.standby())
            .with("worst", cache.worst().map(Severity::word));
    return sized(data, cache.bytes())
        .with(
            "strategies",
            Value.items(cache.protection().ratings().stream().map(AssessData::rating).toList()))
        .with(
            "blastRadius",
            Value.items(cache.protection().reaches().stream().map(AssessData::reach).toList()))
        .with("findings", Value.items(cache.findings().stream().map(AssessData::finding).toList()));
  }

  private static Value.Fields sized(Value.Fields data, OptionalLong bytes) {
    return bytes.isPresent() ? data.with("bytes", bytes.getAsLong()) : data;
  }

  private static Value.Fields rating(Rating rating) {
    var data =
        Value.fields("strategy", rating.strategy().word(), "verdict", rating.verdict().word());
    data = figure(data, "now", rating.now());
    data = figure(data, "rpo", rating.rpo());
    data = figure(data, "rto", rating.rto());
    return data.with(
        "reasons", Value.items(rating.reasons().stream().map(AssessData::reason).toList()));
  }

  private static Value.Fields figure(Value.Fields data, String name, Optional<Figure> figure) {
    return figure
        .map(
            f -> {
              var told = Value.fields("basis", f.basis());
              return data.with(
                  name,
                  f.time().map(Duration::toSeconds).map(s -> told.with("seconds", s)).orElse(told));
            })
        .orElse(data);
  }

  private static Value.Fields reason(Reason reason) {
    return Value.fields(
        "code", reason.code(),
        "verdict", reason.verdict().word(),
        "words", reason.words(),
        "change", reason.change());
  }

  private static Value.Fields reach(Reach reach) {
    return Value.fields(
        "what", reach.what(),
        "place", reach.place(),
        "account", reach.account().orElse("unknown"),
        "lock", reach.lock().word(),
        "lockWords", reach.lock().words());
  }

  private static Value.Fields finding(Finding finding) {
    return Value.fields(
        "code", finding.code(),
        "severity", finding.severity().word(),
        "words", finding.words(),
        "hint", finding.hint());
  }
}
