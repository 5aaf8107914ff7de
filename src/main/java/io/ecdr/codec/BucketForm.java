package io.ecdr.codec;

import io.ecdr.model.BucketRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests of {@code backup bucket} as objects. Whether somebody confirms is known later. */
final class BucketForm {

  private BucketForm() {}

  static Value.Fields of(BucketRequest request) {
    return Value.fields(
            "verb", "backup bucket",
            "region", request.region().id(),
            "name", request.name(),
            "use", Words.of(request.use()))
        .with("merge", request.merge())
        .with("timeout", request.timeout().map(Duration::toString));
  }

  static BucketRequest read(Form form) {
    form.only("verb", "region", "name", "use", "merge", "timeout");
    return new BucketRequest(
        form.parsed("region", Region::new),
        form.text("name"),
        form.parsed("use", word -> Words.parse(BucketRequest.Use.class, word)),
        form.flag("merge"),
        false,
        form.maybe("timeout", form::duration));
  }
}
