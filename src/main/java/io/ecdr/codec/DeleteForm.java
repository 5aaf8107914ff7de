package io.ecdr.codec;

import io.ecdr.model.DeleteRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests of {@code backup delete} as objects. */
final class DeleteForm {

  private DeleteForm() {}

  static Value.Fields of(DeleteRequest request) {
    return Value.fields("verb", "backup delete")
        .with("timeout", request.timeout().map(Duration::toString))
        .with("backup", request.backup())
        .with("region", request.region().map(Region::id))
        .with("drRegion", request.drRegion().id())
        .with("drBucket", request.drBucket())
        .with("prefix", request.prefix())
        .with("minRedundancy", request.minRedundancy());
  }

  static DeleteRequest read(Form form) {
    form.only(
        "verb", "timeout", "backup", "region", "drRegion", "drBucket", "prefix", "minRedundancy");
    return new DeleteRequest(
        form.text("backup"),
        form.maybe("region", name -> form.parsed(name, Region::new)),
        form.parsed("drRegion", Region::new),
        form.text("drBucket"),
        form.text("prefix"),
        form.integer("minRedundancy"),
        form.maybe("timeout", form::duration));
  }
}
