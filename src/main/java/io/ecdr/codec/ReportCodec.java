package io.ecdr.codec;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.CacheEndpoints;
import io.ecdr.plan.Crossed;
import io.ecdr.plan.EndpointsMoved;
import io.ecdr.plan.Probed;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.Told;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reports as JSON, schema {@value #SCHEMA}. */
public final class ReportCodec {

  /** The form's name and version. */
  public static final String SCHEMA = "ecdr.report/1";

  private ReportCodec() {}

  /** As text for a file. */
  public static String write(Report report) {
    return Json.pretty(of(report));
  }

  /**
   * Reads {@link #write} again.
   *
   * @throws Malformed when it is no such text
   */
  public static Report read(String text) {
    return read(Json.read(text));
  }

  /** As an object. Every code is there as its number and its word. */
  public static Value.Fields of(Report report) {
    return Value.fields(
            "schema", SCHEMA,
            "operation", report.operation(),
            "verb", report.verb(),
            "started", report.started().toString(),
            "ended", report.ended().toString())
        .with("code", report.code().number())
        .with("result", Words.of(report.code()))
        .with("lanes", Value.items(report.lanes().stream().map(ReportCodec::of).toList()));
  }

  /** Reads {@link #of(Report)} again. */
  public static Report read(Value.Fields fields) {
    var form =
        new Form(fields, "report")
            .schema(SCHEMA)
            .only("schema", "operation", "verb", "started", "ended", "code", "result", "lanes");
    return new Report(
        form.text("operation"),
        form.text("verb"),
        form.time("started"),
        form.time("ended"),
        form.list("lanes", ReportCodec::lane));
  }

  private static Value.Fields of(Report.LaneReport lane) {
    var fields = plain(lane);
    var told = told(fields, lane.told());
    return lane.endpoints().map(e -> told.with("endpoints", of(e))).orElse(told);
  }

  private static Value.Fields told(Value.Fields fields, List<Told> all) {
    return all.isEmpty()
        ? fields
        : fields.with("published", Value.items(all.stream().map(ReportCodec::of).toList()));
  }

  private static Value.Fields of(Told told) {
    return Value.fields(
            "place", told.place().typed(), "region", told.region().id(), "state", told.word())
        .with("said", told.said())
        .with("reason", told.stopped().map(StepOutcome.Stopped::reason))
        .with("hint", told.stopped().map(StepOutcome.Stopped::hint).filter(h -> !h.isBlank()));
  }

  private static Value.Fields plain(Report.LaneReport lane) {
    return Value.Fields.NONE
        .with("cache", CacheForm.of(lane.cache()))
        .with("code", lane.code().number())
        .with("result", Words.of(lane.code()))
        .with("writeProbe", lane.writeProbe().map(Probed::word))
        .with("lossProof", lane.lossProof().map(Crossed::word))
        .with("measuredRto", lane.measuredRto().map(Duration::toString))
        .with("steps", Value.items(lane.steps().stream().map(ReportCodec::of).toList()));
  }

  private static Value.Fields of(EndpointsMoved moved) {
    var now = Value.Fields.NONE.with("new", of(moved.now()));
    return moved.old().map(old -> now.with("old", of(old))).orElse(now);
  }

  private static Value.Fields of(EndpointsMoved.Side side) {
    var fields = Value.fields("id", side.id(), "region", side.region());
    for (var name : CacheEndpoints.NAMES) {
      fields =
          fields.with(name.toLowerCase(Locale.ROOT), side.endpoints().flatMap(e -> e.text(name)));
    }
    return fields;
  }

  private static Report.LaneReport lane(Value.Fields fields) {
    // What came of the trial write follows from the steps, as all does that is not taken here.
    var form =
        new Form(fields, "lane")
            .only(
                "cache",
                "code",
                "result",
                "steps",
                "writeProbe",
                "lossProof",
                "measuredRto",
                "endpoints",
                "published");
    return new Report.LaneReport(
        CacheForm.read(form.fields("cache")),
        code(form.integer("code")),
        form.list("steps", ReportCodec::step));
  }

  private static Value.Fields of(Report.StepReport step) {
    var fields =
        Value.Fields.NONE
            .with("step", StepForm.of(step.step()))
            .with("took", step.took().toString());
    return step.outcome().map(o -> fields.with("outcome", of(o))).orElse(fields);
  }

  private static Report.StepReport step(Value.Fields fields) {
    var form = new Form(fields, "step").only("step", "took", "outcome");
    return new Report.StepReport(
        StepForm.read(form.fields("step")),
        form.maybe("outcome", name -> outcome(form.fields(name))),
        form.duration("took"));
  }

  /** One outcome as an object, told apart by {@code type}. */
  static Value.Fields of(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Done done) {
      return Value.fields("type", "done")
          .with("already", done.already())
          .with("facts", done.facts());
    }
    var stopped = (StepOutcome.Stopped) outcome;
    var fields =
        Value.fields("type", "stopped", "reason", stopped.reason(), "hint", stopped.hint())
            .with("code", stopped.code().number())
            .with("result", Words.of(stopped.code()));
    return stopped.facts().equals(Value.Fields.NONE)
        ? fields
        : fields.with("facts", stopped.facts());
  }

  static StepOutcome outcome(Value.Fields fields) {
    var form = new Form(fields, "outcome");
    return switch (form.text("type")) {
      case "done" -> {
        form.only("type", "already", "facts");
        yield new StepOutcome.Done(form.fields("facts"), form.flag("already"));
      }
      case "stopped" -> {
        form.only("type", "code", "result", "reason", "hint", "facts");
        yield new StepOutcome.Stopped(
            code(form.integer("code")),
            form.text("reason"),
            form.text("hint"),
            form.<Value.Fields>maybe("facts", form::fields).orElse(Value.Fields.NONE));
      }
      default -> throw new Malformed("outcome: unknown type '" + form.text("type") + "'");
    };
  }

  static ExitCode code(int number) {
    return Arrays.stream(ExitCode.values())
        .filter(code -> code.number() == number)
        .findFirst()
        .orElseThrow(() -> new Malformed("no exit code of ecdr: " + number));
  }
}
