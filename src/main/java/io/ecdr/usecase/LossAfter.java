package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.model.CacheId;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.LagCalls;
import io.ecdr.plan.LostWrites;
import io.ecdr.plan.LostWrites.Change;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads afterwards what a change of roles lost: the lag metric in the new primary's Region, with
 * the values that came after the decision, and what became of the old side. Changes nothing.
 */
public final class LossAfter {

  /** The metric is up to three minutes late; more does no harm, since later values do not count. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final Surveyor surveyor;

  public LossAfter(Surveyor surveyor) {
    this.surveyor = surveyor;
  }

  /** Each lane's whose roles were really changed. */
  List<LostWrites> of(Report report, History history) {
    List<LostWrites> all = new ArrayList<>();
    for (var lane : report.lanes()) {
      for (var step : lane.steps()) {
        if (step.step() instanceof Step.Ladder ladder) {
          change(lane, step, history).ifPresent(change -> all.add(read(change, ladder.before())));
        }
      }
    }
    return all;
  }

  /** Empty where nothing was sent, or nobody knows which call did it. */
  private static Optional<Change> change(
      Report.LaneReport lane, Report.StepReport step, History history) {
    var facts =
        step.outcome()
            .filter(StepOutcome.Done.class::isInstance)
            .map(o -> ((StepOutcome.Done) o).facts())
            .orElse(Value.Fields.NONE);
    var rung =
        ((Step.Ladder) step.step())
            .rungs().stream()
                .filter(r -> facts.text("Rung").filter(r.id()::equals).isPresent())
                .findFirst();
    return rung.flatMap(
        r ->
            sent(history, r.id())
                .map(
                    at ->
                        new Change(
                            target(lane.cache(), r.call()),
                            r.done().parameters().text("GlobalReplicationGroupId").orElse(""),
                            r.done().parameters().text("OldRegion").orElse(""),
                            r.call().action().equals("DisassociateGlobalReplicationGroup"),
                            at)));
  }

  /** The member that the call itself names: a drill moves the roles of two in one lane. */
  private static CacheId target(CacheId lane, Call call) {
    var parameters = call.parameters();
    var id =
        parameters
            .text("PrimaryReplicationGroupId")
            .or(() -> parameters.text("ReplicationGroupId"))
            .orElse(lane.id());
    return new CacheId(lane.account(), call.region(), lane.kind(), id);
  }

  private static Optional<Instant> sent(History history, String step) {
    return history.entries().stream()
        .filter(Entry.Intent.class::isInstance)
        .map(Entry.Intent.class::cast)
        .filter(intent -> intent.step().equals(step))
        .map(Entry.Intent::at)
        .reduce((earlier, later) -> later);
  }

  private LostWrites read(Change change, Value.Fields before) {
    var gather = surveyor.gather();
    var region = change.target().region();
    var lags = new LagCalls(surveyor.maker(), region);
    var old = new OldSideAfter(surveyor.maker(), change, before);
    var soon = gather.now().plus(GLANCE);
    var group = new GroupCalls(surveyor.maker()).group(region, change.target().id());
    var needed = List.of(lags.list(), group);
    var first = gather.read(needed, old.calls(), soon, gather.deadline());
    var oldSide = old.words(first);
    var listed = first.fact(lags.list());
    var nodes =
        GroupCalls.first(first.fact(group), "ReplicationGroups")
            .value()
            .map(g -> g.texts("MemberClusters"))
            .orElse(List.of());
    var dimensions =
        listed
            .value()
            .map(l -> LagCalls.dimensions(l, change.datastore(), change.target().id(), nodes))
            .orElse(List.of());
    if (dimensions.isEmpty()) {
      var why = listed.unknown().map(u -> u.why()).orElse("no lag metric of it is listed");
      return new LostWrites.Unknown(change, why, oldSide);
    }
    var late = change.sent().plus(LATE);
    var data = lags.data(dimensions, late.isBefore(gather.now()) ? late : gather.now());
    var told = gather.read(List.of(data), gather.deadline()).fact(data);
    return told.unknown()
        .<LostWrites>map(u -> new LostWrites.Unknown(change, u.why(), oldSide))
        .orElseGet(
            () ->
                LostWrites.of(
                    change,
                    told.value()
                        .map(f -> LagCalls.samples(f, dimensions, dimensions))
                        .orElse(List.of()),
                    oldSide));
  }
}
