package io.ecdr.codec;

import io.ecdr.model.MarkRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests that say something about backups as objects. */
final class MarkForm {

  private MarkForm() {}

  static Value.Fields of(MarkRequest request) {
    return Value.fields("verb", request.word().verb())
        .with("timeout", request.timeout().map(Duration::toString))
        .with("target", request.target())
        .with("region", request.region().map(Region::id))
        .with("drRegion", request.drRegion().id())
        .with("drBucket", request.drBucket())
        .with("prefix", request.prefix());
  }

  static MarkRequest read(MarkRequest.Word word, Form form) {
    form.only("verb", "timeout", "target", "region", "drRegion", "drBucket", "prefix");
    return new MarkRequest(
        word,
        form.text("target"),
        form.maybe("region", name -> form.parsed(name, Region::new)),
        form.parsed("drRegion", Region::new),
        form.text("drBucket"),
        form.text("prefix"),
        form.maybe("timeout", form::duration));
  }
}
