package io.ecdr.codec;

import io.ecdr.model.Value;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.HookTerms;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Step;
import java.time.Duration;

/** Hooks as objects: steps of the type {@code hook}. */
final class HookForm {

  private HookForm() {}

  /** Adds what only hooks have. */
  static Value.Fields of(Step.Hook hook, Value.Fields common) {
    return common
        .with("phase", hook.phase().word())
        .with("command", Value.texts(hook.command()))
        .with("variables", Value.texts(hook.variables()))
        .with("facts", hook.facts())
        .with("most", hook.terms().most().toString())
        .with("tries", hook.terms().tries())
        .with("together", hook.terms().together().map(Duration::toString))
        .with("fellows", Value.texts(hook.terms().fellows()));
  }

  static Step.Hook read(Value.Fields fields, String id, String title, Limits limits) {
    var form =
        new Form(fields, "step " + id)
            .only(
                "id",
                "title",
                "limits",
                "precondition",
                "type",
                "phase",
                "command",
                "variables",
                "facts",
                "most",
                "tries",
                "together",
                "fellows");
    try {
      return new Step.Hook(
          id,
          title,
          form.parsed("phase", word -> Words.parse(HookPhase.class, word)),
          form.texts("command"),
          form.texts("variables"),
          form.fields("facts"),
          new HookTerms(
              form.duration("most"),
              form.integer("tries"),
              form.maybe("together", form::duration),
              form.texts("fellows")),
          limits);
    } catch (IllegalArgumentException e) {
      throw new Malformed("step " + id + ": " + e.getMessage(), e);
    }
  }
}
