package io.ecdr.codec;

import io.ecdr.model.KeepRules;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests of {@code backup prune} as objects. */
final class PruneForm {

  private PruneForm() {}

  static Value.Fields of(PruneRequest request) {
    return Value.fields("verb", "backup prune")
        .with("timeout", request.timeout().map(Duration::toString))
        .with("caches", Value.texts(request.caches()))
        .with("region", request.region().id())
        .with("drRegion", request.drRegion().id())
        .with("drBucket", request.drBucket())
        .with("prefix", request.prefix())
        .with("rules", of(request.rules()));
  }

  private static Value.Fields of(KeepRules rules) {
    return Value.Fields.NONE
        .with("last", rules.last())
        .with("hourly", rules.hourly())
        .with("daily", rules.daily())
        .with("weekly", rules.weekly())
        .with("monthly", rules.monthly())
        .with("yearly", rules.yearly())
        .with("within", rules.within().map(Duration::toString))
        .with("minRedundancy", rules.minRedundancy())
        .with("maxShrink", rules.maxShrink());
  }

  static PruneRequest read(Form form) {
    form.only("verb", "timeout", "caches", "region", "drRegion", "drBucket", "prefix", "rules");
    return new PruneRequest(
        form.texts("caches"),
        form.parsed("region", Region::new),
        form.parsed("drRegion", Region::new),
        form.text("drBucket"),
        form.text("prefix"),
        rules(new Form(form.fields("rules"), "rules")),
        form.maybe("timeout", form::duration));
  }

  private static KeepRules rules(Form form) {
    form.only(
        "last",
        "hourly",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "within",
        "minRedundancy",
        "maxShrink");
    return new KeepRules(
        form.integer("last"),
        form.integer("hourly"),
        form.integer("daily"),
        form.integer("weekly"),
        form.integer("monthly"),
        form.integer("yearly"),
        form.maybe("within", form::duration),
        form.integer("minRedundancy"),
        form.integer("maxShrink"));
  }
}
