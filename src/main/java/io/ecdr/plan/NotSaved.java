package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The only step of a lane whose cache cannot be saved: it sends nothing and ends with the reason,
 * so that the cache stands in the report with a code of its own beside those that were saved.
 */
public final class NotSaved {

  /** The kind of local step. */
  public static final String KIND = "not-saved";

  private NotSaved() {}

  /** Such a step. */
  public static Step step(CacheId cache, ExitCode code, String why, String hint) {
    return new Step.Local(
        cache.kind().word() + "/" + cache.id() + "/not-saved",
        cache + " cannot be saved",
        KIND,
        Value.fields("Why", why, "Hint", hint).with("Code", code.number()),
        List.of(),
        new Limits(Duration.ZERO, "nothing is done", Duration.ofSeconds(1)),
        "",
        "nothing: " + why);
  }

  /** A lane whose cache cannot be saved after all. */
  public static Lane instead(Lane lane, ExitCode code, String why, String hint) {
    var saved = lane.evacuated().orElseThrow();
    return lane.with(List.of(step(saved.source(), code, why, hint)))
        .saving(
            new Evacuated(
                saved.source(), Evacuated.Way.NOT_SAVED, saved.priority(), saved.after()));
  }

  /** What its lane ends with; never 0. */
  public static ExitCode code(Step step) {
    long number = ((Step.Local) step).parameters().number("Code").orElse(0L);
    return Arrays.stream(ExitCode.values())
        .filter(code -> code.number() == number && code != ExitCode.OK)
        .findFirst()
        .orElse(ExitCode.REFUSED_BY_CHECKS);
  }

  /** Whether a step is one. */
  public static boolean is(Step step) {
    return step instanceof Step.Local local && local.kind().equals(KIND);
  }
}
