package io.ecdr.codec;

import io.ecdr.model.Value;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Fingerprint;
import io.ecdr.plan.Plan;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Saved plans as JSON, schema {@value #SCHEMA}. The member {@code digest} is the SHA-256, in hex,
 * of all the others, written on one line with their names sorted: it shows what was changed by
 * accident or in passing, not what a liar changed.
 */
public final class SavedPlanCodec {

  /** The form's name and version. */
  public static final String SCHEMA = "ecdr.saved-plan/1";

  private static final String DIGEST = "digest";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private SavedPlanCodec() {}

  /** As text for a file. */
  public static String write(SavedPlan saved) {
    return Json.pretty(of(saved));
  }

  /** As an object, with its digest. */
  public static Value.Fields of(SavedPlan saved) {
    var fields = bare(saved);
    return fields.with(DIGEST, digest(fields));
  }

  /** The digest of a plan, 64 hex digits. */
  public static String digest(SavedPlan saved) {
    return digest(bare(saved));
  }

  /** Whether a text is a saved plan of a newer form than this version reads. */
  public static boolean isNewer(String text) {
    try {
      var found = Json.read(text).text("schema").orElse("");
      return found.matches("ecdr\\.saved-plan/[1-9]\\d{0,8}") && !found.equals(SCHEMA);
    } catch (Malformed e) {
      return false;
    }
  }

  private static Value.Fields bare(SavedPlan saved) {
    return Value.fields("schema", SCHEMA, "expires", saved.expires().toString())
        .with("plan", PlanCodec.of(saved.plan()))
        .with("request", RequestForm.of(saved.request()))
        .with("acceptUnknown", words(saved.acceptance().unknown()))
        .with("override", words(saved.acceptance().overrides()))
        .with("fingerprint", Value.fields(saved.fingerprint().fields()));
  }

  private static Value words(Set<String> words) {
    return Value.texts(List.copyOf(new TreeSet<>(words)));
  }

  private static String digest(Value.Fields fields) {
    return Sha256.of(Json.write(fields));
  }

  /**
   * Reads {@link #write} again.
   *
   * @throws Malformed when it is no such text, was altered, or is of another version, with what is
   *     wrong and where
   */
  public static SavedPlan read(String text) {
    var fields = Json.read(text);
    var form =
        new Form(fields, "saved plan")
            .schema(SCHEMA)
            .only(
                "schema",
                "expires",
                "plan",
                "request",
                "acceptUnknown",
                "override",
                "fingerprint",
                DIGEST);
    var told = form.text(DIGEST);
    var found = digest(fields.without(DIGEST));
    if (!told.equals(found)) {
      throw new Malformed(
          "saved plan: it was altered: its digest is " + found + " and it says " + told);
    }
    return new SavedPlan(
        plan(PlanCodec.read(form.fields("plan"))),
        RequestForm.read(form.fields("request")),
        new Acceptance(
            new TreeSet<>(form.texts("acceptUnknown")), new TreeSet<>(form.texts("override"))),
        fingerprint(form.fields("fingerprint")),
        form.time("expires"));
  }

  /** Its id becomes an operation's, which is a folder; and nothing that undoes is ever saved. */
  private static Plan plan(Plan plan) {
    if (!ID.matcher(plan.id()).matches()) {
      throw new Malformed("plan: 'id' is no operation id");
    }
    if (plan.undoes().isPresent()) {
      throw new Malformed("plan: it undoes an operation, and such a plan is never saved");
    }
    return plan;
  }

  private static Fingerprint fingerprint(Value.Fields fields) {
    var all = new TreeMap<String, String>();
    for (Map.Entry<String, Value> each : fields.members().entrySet()) {
      if (!(each.getValue() instanceof Value.Text text)) {
        throw new Malformed("fingerprint: '" + each.getKey() + "' is no text");
      }
      all.put(each.getKey(), text.value());
    }
    return new Fingerprint(all);
  }
}
