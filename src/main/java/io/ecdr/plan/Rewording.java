package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.List;

/** Steps that are planned once more in other words: other ids, or other values in their places. */
abstract class Rewording {

  /** The step or rung of that id by its other name. */
  String id(String id) {
    return id;
  }

  /** Parameters and facts. */
  abstract Value.Fields in(Value.Fields fields);

  /** A piece of work. */
  Step local(Step.Local local) {
    return local;
  }

  /** The terms of a hook. */
  final HookTerms in(HookTerms terms) {
    return new HookTerms(
        terms.most(),
        terms.tries(),
        terms.together(),
        terms.fellows().stream().map(this::id).toList());
  }

  List<Step> in(List<Step> steps) {
    return steps.stream().map(this::in).toList();
  }

  private Step in(Step step) {
    if (step instanceof Step.Act act) {
      return new Step.Act(
          id(act.id()),
          act.title(),
          in(act.call()),
          in(act.done()),
          act.repeat(),
          act.limits(),
          act.undo(),
          act.precondition(),
          act.otherwise().stream().map(this::in).toList(),
          act.follows());
    }
    if (step instanceof Step.Await await) {
      return new Step.Await(
          id(await.id()), await.title(), in(await.done()), await.limits(), await.precondition());
    }
    if (step instanceof Step.Ladder ladder) {
      return new Step.Ladder(
          id(ladder.id()),
          ladder.title(),
          ladder.rungs().stream().map(this::in).toList(),
          ladder.wayOut(),
          ladder.limits(),
          ladder.antiFlap(),
          ladder.already(),
          ladder.precondition(),
          ladder.before());
    }
    if (step instanceof Step.Probe probe) {
      return new Step.Probe(
          id(probe.id()),
          probe.title(),
          probe.region(),
          probe.group(),
          probe.roles().stream().map(this::in).toList(),
          probe.choice(),
          probe.times(),
          probe.limits(),
          probe.precondition());
    }
    return step instanceof Step.Hook hook ? in(hook) : local((Step.Local) step);
  }

  private Step in(Step.Hook hook) {
    return new Step.Hook(
        id(hook.id()),
        hook.title(),
        hook.phase(),
        hook.command(),
        hook.variables(),
        in(hook.facts()),
        in(hook.terms()),
        hook.limits(),
        hook.precondition());
  }

  private Step.Rung in(Step.Rung rung) {
    return new Step.Rung(
        id(rung.id()),
        rung.title(),
        in(rung.call()),
        in(rung.done()),
        rung.patience(),
        rung.asks());
  }

  final Call in(Call call) {
    return call.with(in(call.parameters()));
  }

  final Condition in(Condition condition) {
    return new Condition(condition.kind(), condition.region(), in(condition.parameters()));
  }
}
