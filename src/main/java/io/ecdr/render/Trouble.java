package io.ecdr.render;

import io.ecdr.codec.Envelope;
import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.Rejection;
import java.time.Instant;
import java.util.Locale;

/** Why a command ended without a result: one line, and one with what to do next. */
public final class Trouble {

  private Trouble() {}

  /** For people. */
  public static void print(Page page, Rejection why) {
    page.inked(Ink.BAD, 0, "ecdr: " + oneLine(why.message()));
    if (!why.hint().isBlank()) {
      page.entry(0, 6, "hint: ", oneLine(why.hint()));
    }
  }

  /** For programs: {@code {"ok":false,"error":{code,name,message,hint}}} with the usual frame. */
  public static String json(Rejection why, Instant at) {
    return Json.pretty(
        Value.fields("schema", "ecdr.error/1", "generatedAt", at.toString())
            .with("ok", false)
            .with("error", error(why)));
  }

  /** A screen with its frame. */
  public static String json(Screen screen) {
    return new Envelope(
            screen.schema(),
            screen.at(),
            screen.code() == ExitCode.OK,
            screen.data(),
            screen.warnings())
        .write();
  }

  private static Value.Fields error(Rejection why) {
    return Value.fields(
            "name", why.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "message", why.message(),
            "hint", why.hint())
        .with("code", why.code().number());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
