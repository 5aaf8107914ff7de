package io.ecdr.codec;

import io.ecdr.model.Hooks;
import io.ecdr.model.Value;
import java.time.Duration;

/** The hooks of a request as an object: the words that are run and names of variables. */
final class HooksForm {

  private HooksForm() {}

  static Value.Fields of(Hooks hooks) {
    return Value.Fields.NONE
        .with("before", Value.items(hooks.before().stream().map(HooksForm::of).toList()))
        .with("after", Value.items(hooks.after().stream().map(HooksForm::of).toList()))
        .with("limit", hooks.limit().map(Duration::toString))
        .with("variables", Value.texts(hooks.variables()))
        .with("skipped", hooks.skipped());
  }

  static Hooks read(Value.Fields fields) {
    var form = new Form(fields, "hooks").only("before", "after", "limit", "variables", "skipped");
    return new Hooks(
        form.list("before", HooksForm::program),
        form.list("after", HooksForm::program),
        form.maybe("limit", form::duration),
        form.texts("variables"),
        form.flag("skipped"));
  }

  static Value.Fields of(Hooks.Program program) {
    return Value.Fields.NONE
        .with("words", Value.texts(program.words()))
        .with("found", program.found());
  }

  static Hooks.Program program(Value.Fields fields) {
    var form = new Form(fields, "program").only("words", "found");
    return new Hooks.Program(form.texts("words"), form.flag("found"));
  }
}
