package io.ecdr.codec;

import io.ecdr.model.Value;
import io.ecdr.plan.Evacuated;

/** That a lane saves a cache of another Region, as an object. */
final class EvacuatedForm {

  private EvacuatedForm() {}

  static Value.Fields of(Evacuated evacuated) {
    return Value.Fields.NONE
        .with("source", CacheForm.of(evacuated.source()))
        .with("way", evacuated.way().word())
        .with("priority", evacuated.priority())
        .with("after", Value.items(evacuated.after().stream().map(CacheForm::of).toList()));
  }

  static Evacuated read(Value.Fields fields) {
    var form = new Form(fields, "evacuated").only("source", "way", "priority", "after");
    return new Evacuated(
        CacheForm.read(form.fields("source")),
        form.parsed("way", Evacuated.Way::ofWord),
        form.integer("priority"),
        form.list("after", CacheForm::read));
  }
}
