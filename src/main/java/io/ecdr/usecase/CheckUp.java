package io.ecdr.usecase;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Purpose;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Readiness;
import io.ecdr.plan.TrialMarker;
import io.ecdr.port.Ids;
import io.ecdr.usecase.CheckReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code check}: plans what each cache could be asked to do and tells the plans' checks. Nothing is
 * kept, and nothing is sent that changes anything but trial writes that were asked for.
 */
public final class CheckUp implements Reading<CheckRequest, CheckReport> {

  private final Surveyor surveyor;
  private final TrialWrites writes;
  private final Ids ids;
  private final Supplier<MarkProbe> marks;
  private final String toolVersion;

  /**
   * @param toolVersion the version of ecdr, for the plans
   * @param marks asked for only where the lag is to be measured in the data
   */
  public CheckUp(
      Surveyor surveyor,
      TrialWrites writes,
      Ids ids,
      String toolVersion,
      Supplier<MarkProbe> marks) {
    this.marks = Objects.requireNonNull(marks, "marks");
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.writes = Objects.requireNonNull(writes, "writes");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  @Override
  public Answer<CheckReport> read(CheckRequest request) {
    try {
      var overdue = overdue(request);
      List<Result> results = new ArrayList<>();
      List<Trial> trials = new ArrayList<>();
      for (var target : new CheckTargets(surveyor, request).read()) {
        results.add(target.left().isPresent() ? left(target) : result(target, request, trials));
      }
      return new Answer.Given<>(new CheckReport(overdue, surveyor.gather().now(), results, trials));
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  private List<OverdueDrill> overdue(CheckRequest request) {
    var regions =
        Stream.of(Optional.of(request.region()), request.drRegion(), request.to())
            .flatMap(Optional::stream)
            .toList();
    return new OverdueDrills(surveyor.maker(), regions).look(surveyor.gather());
  }

  private static Result left(CheckTargets.Target target) {
    return new Result(
        target.cache(),
        target.region(),
        target.purpose(),
        target.to(),
        List.of(),
        target.left(),
        Optional.empty());
  }

  private Result result(CheckTargets.Target target, CheckRequest request, List<Trial> trials) {
    var planned = planned(target, request);
    return planned instanceof Planned.Ready ready
        ? new Result(
            target.cache(),
            target.region(),
            target.purpose(),
            target.to(),
            checks(ready.plan(), target, request, trials),
            Optional.empty(),
            Optional.empty())
        : new Result(
            target.cache(),
            target.region(),
            target.purpose(),
            target.to(),
            List.of(),
            Optional.empty(),
            Optional.of(((Planned.Rejected) planned).why()));
  }

  /** All backups go to the same two buckets, so one trial answers for each cache. */
  private List<Check> checks(
      Plan plan, CheckTargets.Target target, CheckRequest request, List<Trial> trials) {
    var checks = new ArrayList<>(Readiness.of(plan.checks(), request.loss()));
    // Told once, and not of each cache.
    checks.removeIf(c -> c.id().equals(OverdueDrill.CHECK));
    if (target.purpose() == Purpose.RESTORE) {
      checks.add(
          new KeptSurvey(surveyor).check(target.cache(), restore(target, request), plan.account()));
    }
    boolean role = target.purpose() == Purpose.SWITCHOVER || target.purpose() == Purpose.FAILOVER;
    if (role && request.probe().isPresent()) {
      checks.add(
          new MeasuredLag(surveyor, marks.get())
              .of(
                  target.cache(),
                  target.region(),
                  target.to().orElseThrow(),
                  request.probe().get()));
    }
    if (!request.active() || target.purpose() != Purpose.BACKUP) {
      return checks;
    }
    if (trials.isEmpty()) {
      trials.addAll(writes.of(backup(target, request), plan.account()));
    }
    return checks.stream()
        .map(c -> c.id().equals(TrialMarker.CHECK) ? Trial.answer(c, trials) : c)
        .toList();
  }

  private Planned planned(CheckTargets.Target target, CheckRequest request) {
    return switch (target.purpose()) {
      case BACKUP -> new BackupCreate(surveyor, ids, toolVersion).plan(backup(target, request));
      case RESTORE -> new Restore(surveyor, ids, toolVersion).plan(restore(target, request));
      case SWITCHOVER ->
          new Switchover(surveyor, ids, toolVersion)
              .plan(
                  switchover(target.cache(), target.region(), target.to().orElseThrow(), request));
      case FAILOVER -> new Failover(surveyor, ids, toolVersion).plan(failover(target, request));
      case FAILBACK -> new FailbackCheck(surveyor, ids, toolVersion).plan(target.cache(), request);
    };
  }

  private static BackupRequest backup(CheckTargets.Target target, CheckRequest request) {
    return new BackupRequest(
        target.cache(),
        target.region(),
        request.drRegion().orElseThrow(),
        request.bucket().orElseThrow(),
        request.drBucket().orElseThrow(),
        request.prefix(),
        Optional.empty());
  }

  private static RestoreRequest restore(CheckTargets.Target target, CheckRequest request) {
    var to = request.drRegion().orElseThrow();
    var bucket = request.drBucket().orElseThrow();
    var backup = target.cache() + "@latest";
    return request
        .shape()
        .orElseGet(() -> RestoreRequest.of(backup, to, target.cache(), bucket))
        .of(backup, Optional.of(target.region()), target.cache());
  }

  static SwitchoverRequest switchover(
      String cache, Region region, Region to, CheckRequest request) {
    return new SwitchoverRequest(
        cache,
        region,
        to,
        request.loss(),
        request.expectPrimary(),
        Optional.empty(),
        WriteProbe.AUTO);
  }

  private static FailoverRequest failover(CheckTargets.Target target, CheckRequest request) {
    return new FailoverRequest(
        target.cache(),
        target.region(),
        target.to().orElseThrow(),
        request.loss(),
        request.expectPrimary(),
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        WriteProbe.AUTO);
  }
}
