package io.ecdr.codec;

import io.ecdr.model.Value;
import io.ecdr.plan.Throwaway;

/** That a lane's cache is taken away again, as an object. */
final class ThrowawayForm {

  private ThrowawayForm() {}

  static Value.Fields of(Throwaway throwaway) {
    return Value.fields("from", throwaway.from(), "by", throwaway.by().toString())
        .with("source", CacheForm.of(throwaway.source()))
        .with("datastore", throwaway.datastore());
  }

  static Throwaway read(Value.Fields fields) {
    var form = new Form(fields, "throwaway").only("from", "by", "source", "datastore");
    return new Throwaway(
        form.text("from"),
        form.time("by"),
        CacheForm.read(form.fields("source")),
        form.maybe("datastore", form::text));
  }
}
