package io.ecdr.codec;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Step;
import java.util.Optional;

/** Probes as objects: steps of the type {@code probe}. They hold where a secret is, never one. */
final class ProbeForm {

  private ProbeForm() {}

  /** Adds what only probes have. */
  static Value.Fields of(Step.Probe probe, Value.Fields common) {
    var choice = probe.choice();
    return common
        .with("region", probe.region().id())
        .with("group", probe.group())
        .with("roles", Value.items(probe.roles().stream().map(StepForm::of).toList()))
        .with("mode", Words.of(choice.mode()))
        .with("user", choice.user())
        .with("auth", choice.auth())
        .with("times", of(probe.times()));
  }

  static Step.Probe read(Value.Fields fields, String id, String title, Limits limits) {
    var form =
        new Form(fields, "step " + id)
            .only(
                "id",
                "title",
                "limits",
                "precondition",
                "type",
                "region",
                "group",
                "roles",
                "mode",
                "user",
                "auth",
                "times");
    try {
      Optional<String> user = form.maybe("user", form::text);
      return new Step.Probe(
          id,
          title,
          form.parsed("region", Region::new),
          form.text("group"),
          form.list("roles", StepForm::condition),
          new WriteProbe(
              form.parsed("mode", word -> Words.parse(WriteProbe.Mode.class, word)),
              user,
              form.maybe("auth", form::text)),
          times(form.fields("times")),
          limits);
    } catch (IllegalArgumentException e) {
      throw new Malformed("step " + id + ": " + e.getMessage(), e);
    }
  }

  private static Value.Fields of(Step.Times times) {
    return Value.fields(
        "connect", times.connect().toString(),
        "answer", times.answer().toString(),
        "patience", times.patience().toString(),
        "timeToLive", times.timeToLive().toString());
  }

  private static Step.Times times(Value.Fields fields) {
    var form = new Form(fields, "times").only("connect", "answer", "patience", "timeToLive");
    return new Step.Times(
        form.duration("connect"),
        form.duration("answer"),
        form.duration("patience"),
        form.duration("timeToLive"));
  }
}
