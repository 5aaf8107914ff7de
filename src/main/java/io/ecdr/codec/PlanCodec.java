package io.ecdr.codec;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Prediction;
import java.time.Duration;
import java.util.Optional;

/** Plans as JSON, schema {@value #SCHEMA}. Every plan comes back equal. */
public final class PlanCodec {

  /** The form's name and version. */
  public static final String SCHEMA = "ecdr.plan/1";

  private PlanCodec() {}

  /** As text for a file. */
  public static String write(Plan plan) {
    return Json.pretty(of(plan));
  }

  /**
   * Reads {@link #write} again.
   *
   * @throws Malformed when it is no such text, with what is wrong and where
   */
  public static Plan read(String text) {
    return read(Json.read(text));
  }

  /** Whether a text is a plan of a newer form than this version reads. */
  public static boolean isNewer(String text) {
    try {
      var found = Json.read(text).text("schema").orElse("");
      return found.matches("ecdr\\.plan/[1-9]\\d{0,8}") && !found.equals(SCHEMA);
    } catch (Malformed e) {
      return false;
    }
  }

  /** As an object. Durations and moments are ISO 8601. */
  public static Value.Fields of(Plan plan) {
    return Value.fields(
            "schema", SCHEMA,
            "id", plan.id(),
            "verb", plan.verb(),
            "toolVersion", plan.toolVersion(),
            "created", plan.created().toString(),
            "account", plan.account().digits())
        .with("regions", Value.texts(plan.regions().stream().map(Region::id).toList()))
        .with("checks", Value.items(plan.checks().stream().map(PlanCodec::of).toList()))
        .with("lanes", Value.items(plan.lanes().stream().map(PlanCodec::of).toList()))
        .with("prediction", of(plan.prediction()))
        .with("undoes", plan.undoes())
        .with("escalates", plan.escalates());
  }

  /** Reads {@link #of(Plan)} again. */
  public static Plan read(Value.Fields fields) {
    var form =
        new Form(fields, "plan")
            .schema(SCHEMA)
            .only(
                "schema",
                "id",
                "verb",
                "toolVersion",
                "created",
                "account",
                "regions",
                "checks",
                "lanes",
                "prediction",
                "undoes",
                "escalates");
    try {
      return new Plan(
          form.text("id"),
          form.text("verb"),
          form.text("toolVersion"),
          form.time("created"),
          form.parsed("account", AccountId::new),
          form.texts("regions").stream().map(Region::new).toList(),
          form.list("checks", PlanCodec::check),
          form.list("lanes", PlanCodec::lane),
          prediction(form.fields("prediction")),
          form.maybe("undoes", form::text),
          form.maybe("escalates", form::text));
    } catch (IllegalArgumentException e) {
      throw new Malformed("plan: " + e.getMessage(), e);
    }
  }

  private static Value.Fields of(Lane lane) {
    var fields = withoutThrowaway(lane);
    var all =
        lane.throwaway().map(t -> fields.with("throwaway", ThrowawayForm.of(t))).orElse(fields);
    return lane.evacuated().map(e -> all.with("evacuated", EvacuatedForm.of(e))).orElse(all);
  }

  private static Value.Fields withoutThrowaway(Lane lane) {
    return Value.Fields.NONE
        .with("cache", CacheForm.of(lane.cache()))
        .with("datastore", lane.datastore())
        .with("steps", Value.items(lane.steps().stream().map(StepForm::of).toList()));
  }

  private static Lane lane(Value.Fields fields) {
    var form =
        new Form(fields, "lane").only("cache", "datastore", "steps", "throwaway", "evacuated");
    var lane =
        new Lane(
            CacheForm.read(form.fields("cache")),
            form.maybe("datastore", form::text),
            form.list("steps", StepForm::read),
            form.maybe("throwaway", name -> ThrowawayForm.read(form.fields(name))),
            form.maybe("evacuated", name -> EvacuatedForm.read(form.fields(name))));
    if (lane.throwaway().isPresent() && lane.takingAway().isEmpty()) {
      throw new Malformed("lane: no step takes " + lane.cache() + " away");
    }
    return lane;
  }

  /** One check as an object. */
  public static Value.Fields of(Check check) {
    return Value.fields(
            "id", check.id(),
            "title", check.title(),
            "verdict", Words.of(check.verdict()),
            "observed", check.observed(),
            "limit", check.limit(),
            "hint", check.hint())
        .with("age", check.age().map(Duration::toString))
        .with("overridable", check.overridable())
        .with("accepted", check.accepted());
  }

  private static Check check(Value.Fields fields) {
    var form =
        new Form(fields, "check")
            .only(
                "id",
                "title",
                "verdict",
                "observed",
                "limit",
                "hint",
                "age",
                "overridable",
                "accepted");
    return new Check(
        form.text("id"),
        form.text("title"),
        form.parsed("verdict", word -> Words.parse(Check.Verdict.class, word)),
        form.text("observed"),
        form.maybe("age", form::duration),
        form.text("limit"),
        form.text("hint"),
        form.has("overridable") && form.flag("overridable"),
        form.has("accepted") && form.flag("accepted"));
  }

  private static Value.Fields of(Prediction prediction) {
    return Value.fields("duration", prediction.duration().toString(), "basis", prediction.basis())
        .with("rto", prediction.rto().map(Duration::toString))
        .with("recoveryPointAge", prediction.recoveryPointAge().map(Duration::toString));
  }

  private static Prediction prediction(Value.Fields fields) {
    var form = new Form(fields, "prediction").only("duration", "rto", "recoveryPointAge", "basis");
    Optional<Duration> rto = form.maybe("rto", form::duration);
    return new Prediction(
        form.duration("duration"),
        rto,
        form.maybe("recoveryPointAge", form::duration),
        form.text("basis"));
  }
}
