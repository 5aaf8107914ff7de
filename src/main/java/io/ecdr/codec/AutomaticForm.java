package io.ecdr.codec;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests of {@code backup automatic} as objects. */
final class AutomaticForm {

  private AutomaticForm() {}

  static Value.Fields of(AutomaticRequest request) {
    return Value.fields(
            "verb", "backup automatic",
            "cache", request.cache(),
            "region", request.region().id())
        .with("days", request.days().map(String::valueOf))
        .with("window", request.window())
        .with("node", request.node())
        .with("timeout", request.timeout().map(Duration::toString));
  }

  static AutomaticRequest read(Form form) {
    form.only("verb", "cache", "region", "days", "window", "node", "timeout");
    return new AutomaticRequest(
        form.text("cache"),
        form.parsed("region", Region::new),
        form.maybe("days", name -> form.parsed(name, Integer::valueOf)),
        form.maybe("window", form::text),
        form.maybe("node", form::text),
        form.maybe("timeout", form::duration));
  }
}
