package io.ecdr.codec;

import io.ecdr.model.Afterwards;
import io.ecdr.model.Publication;
import io.ecdr.model.Value;
import java.util.List;

/** What follows a change of roles as an object. */
final class AfterwardsForm {

  private AfterwardsForm() {}

  static Value.Fields of(Afterwards after) {
    var fields =
        Value.Fields.NONE.with("keepBackups", after.keepBackups()).with("window", after.window());
    fields = after.replicas().isEmpty() ? fields : fields.with("replicas", after.replicas().get());
    fields =
        after.retention().isEmpty() ? fields : fields.with("retention", after.retention().get());
    return published(fields, after.publish());
  }

  /** Of an object of before it was there: nothing follows, as it was approved. */
  static Afterwards read(Form request) {
    return request
        .maybe("afterwards", request::fields)
        .map(AfterwardsForm::read)
        .orElse(Afterwards.NONE);
  }

  /** An object with where a new endpoint is written. */
  static Value.Fields published(Value.Fields fields, List<Publication> places) {
    return places.isEmpty()
        ? fields
        : fields.with("publish", Value.texts(places.stream().map(Publication::typed).toList()));
  }

  static List<Publication> published(Form form) {
    return form.maybe("publish", form::texts).orElse(List.of()).stream()
        .map(Publication::of)
        .toList();
  }

  private static Afterwards read(Value.Fields fields) {
    var form =
        new Form(fields, "afterwards")
            .only("replicas", "keepBackups", "retention", "window", "publish");
    return new Afterwards(
        form.maybe("replicas", form::integer),
        form.flag("keepBackups"),
        form.maybe("retention", form::integer),
        form.maybe("window", form::text),
        published(form));
  }
}
