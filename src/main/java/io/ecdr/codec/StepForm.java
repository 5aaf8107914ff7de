package io.ecdr.codec;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Steps as objects, told apart by {@code type}: {@code act}, {@code await}, {@code local}, {@code
 * ladder}, {@code probe} or {@code hook}.
 */
final class StepForm {

  private StepForm() {}

  static Value.Fields of(Step step) {
    var common =
        Value.fields("id", step.id(), "title", step.title())
            .with("limits", of(step.limits()))
            .with(
                "precondition",
                Optional.of(step.precondition()).filter(words -> !words.equals(Step.IN_ORDER)));
    if (step instanceof Step.Act act) {
      var form =
          common
              .with("type", "act")
              .with("call", CallForm.of(act.call()))
              .with("done", of(act.done()))
              .with("repeat", Words.of(act.repeat()))
              .with("undo", undo(act.undo()));
      form = act.follows() ? form.with("follows", true) : form;
      var others = Value.items(act.otherwise().stream().map(CallForm::of).toList());
      return act.otherwise().isEmpty() ? form : form.with("otherwise", others);
    }
    if (step instanceof Step.Await await) {
      return common.with("type", "await").with("done", of(await.done()));
    }
    if (step instanceof Step.Ladder ladder) {
      var form =
          common
              .with("type", "ladder")
              .with("wayOut", ladder.wayOut())
              .with("rungs", Value.items(ladder.rungs().stream().map(StepForm::of).toList()))
              .with("antiFlap", ladder.antiFlap().toString())
              .with("already", ladder.already());
      return ladder.before().members().isEmpty() ? form : form.with("before", ladder.before());
    }
    if (step instanceof Step.Probe probe) {
      return ProbeForm.of(probe, common.with("type", "probe"));
    }
    if (step instanceof Step.Hook hook) {
      return HookForm.of(hook, common.with("type", "hook"));
    }
    var local = (Step.Local) step;
    return common
        .with("type", "local")
        .with("kind", local.kind())
        .with("parameters", local.parameters())
        .with("mayCall", Value.items(local.mayCall().stream().map(CallForm::of).toList()))
        .with("undo", undo(local.undo()));
  }

  private static Optional<String> undo(String way) {
    return Optional.of(way).filter(words -> !words.isEmpty());
  }

  static Step read(Value.Fields fields) {
    var form = new Form(fields, "step");
    var id = form.text("id");
    form = new Form(fields, "step " + id);
    var title = form.text("title");
    var limits = limits(form.fields("limits"));
    var before = form.maybe("precondition", form::text).orElse(Step.IN_ORDER);
    return switch (form.text("type")) {
      case "act" -> {
        form.only(
            "id",
            "title",
            "limits",
            "precondition",
            "type",
            "call",
            "done",
            "repeat",
            "undo",
            "otherwise",
            "follows");
        yield new Step.Act(
            id,
            title,
            CallForm.read(form.fields("call")),
            condition(form.fields("done")),
            form.parsed("repeat", word -> Words.parse(Step.Repeat.class, word)),
            limits,
            form.maybe("undo", form::text).orElse(""),
            before,
            otherwise(form),
            form.maybe("follows", form::flag).orElse(false));
      }
      case "await" -> {
        form.only("id", "title", "limits", "precondition", "type", "done");
        yield new Step.Await(id, title, condition(form.fields("done")), limits, before);
      }
      case "local" -> {
        form.only(
            "id",
            "title",
            "limits",
            "precondition",
            "type",
            "kind",
            "parameters",
            "mayCall",
            "undo");
        var mayCall = form.list("mayCall", CallForm::read);
        yield new Step.Local(
            id,
            title,
            form.text("kind"),
            form.fields("parameters"),
            List.copyOf(mayCall),
            limits,
            form.maybe("undo", form::text).orElse(""),
            before);
      }
      case "ladder" -> {
        form.only(
            "id",
            "title",
            "limits",
            "precondition",
            "type",
            "rungs",
            "wayOut",
            "antiFlap",
            "already",
            "before");
        var rungs = form.list("rungs", StepForm::rung);
        if (rungs.isEmpty()) {
          throw new Malformed("step " + id + ": a ladder without rungs");
        }
        // A plan of before there were windows opens none.
        yield new Step.Ladder(
            id,
            title,
            rungs,
            form.text("wayOut"),
            limits,
            form.maybe("antiFlap", form::duration).orElse(Duration.ZERO),
            form.maybe("already", form::flag).orElse(false),
            before,
            form.<Value.Fields>maybe("before", form::fields).orElse(Value.Fields.NONE));
      }
      case "probe" -> ProbeForm.read(fields, id, title, limits).when(before);
      case "hook" -> HookForm.read(fields, id, title, limits).when(before);
      default -> throw new Malformed("step " + id + ": unknown type '" + form.text("type") + "'");
    };
  }

  private static List<Call> otherwise(Form form) {
    return form.has("otherwise") ? form.list("otherwise", CallForm::read) : List.of();
  }

  private static Value.Fields of(Step.Rung rung) {
    var form =
        Value.fields("id", rung.id(), "title", rung.title(), "patience", rung.patience().toString())
            .with("call", CallForm.of(rung.call()))
            .with("done", of(rung.done()));
    return rung.asks() ? form.with("asks", true) : form;
  }

  private static Step.Rung rung(Value.Fields fields) {
    var form = new Form(fields, "rung").only("id", "title", "patience", "call", "done", "asks");
    return new Step.Rung(
        form.text("id"),
        form.text("title"),
        CallForm.read(form.fields("call")),
        condition(form.fields("done")),
        form.duration("patience"),
        form.maybe("asks", form::flag).orElse(false));
  }

  static Value.Fields of(Condition condition) {
    return Value.fields("kind", condition.kind(), "region", condition.region().id())
        .with("parameters", condition.parameters());
  }

  static Condition condition(Value.Fields fields) {
    var form = new Form(fields, "condition").only("kind", "region", "parameters");
    return new Condition(
        form.text("kind"), form.parsed("region", Region::new), form.fields("parameters"));
  }

  private static Value.Fields of(Limits limits) {
    return Value.fields(
            "expected", limits.expected().toString(),
            "basis", limits.basis(),
            "timeout", limits.timeout().toString())
        .with("thumb", limits.thumb().map(Duration::toString));
  }

  private static Limits limits(Value.Fields fields) {
    var form = new Form(fields, "limits").only("expected", "basis", "timeout", "thumb");
    try {
      return new Limits(
          form.duration("expected"),
          form.text("basis"),
          form.duration("timeout"),
          form.maybe("thumb", form::duration));
    } catch (IllegalArgumentException e) {
      throw new Malformed("limits: " + e.getMessage(), e);
    }
  }
}
