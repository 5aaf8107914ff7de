package io.ecdr.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON schemas (draft 2020-12) of the documents that scripts may rely on. */
public final class Schemas {

  private static final List<String> NAMES =
      List.of(
          "advance/1",
          "assess/1",
          "backup-list/1",
          "check/1",
          "config-check/1",
          "config-show/1",
          "config/1",
          "cron/1",
          "dry-run/1",
          "envelope/1",
          "error/1",
          "event/1",
          "manifest/1",
          "mapping/1",
          "op-list/1",
          "plan/1",
          "priority/1",
          "proof/1",
          "rehearsal/1",
          "report/1",
          "run/1",
          "saved-plan/1");

  private Schemas() {}

  /** Their names, such as {@code plan/1}, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * One of them.
   *
   * @param name such as {@code plan/1} or {@code ecdr.plan/1}; empty when there is none of that
   *     name
   */
  public static Optional<String> text(String name) {
    var word = name.toLowerCase(Locale.ROOT).replaceFirst("^ecdr\\.", "");
    if (!NAMES.contains(word)) {
      return Optional.empty();
    }
    var file = "/io/ecdr/schema/" + word.replace('/', '-') + ".json";
    try (var in = Schemas.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " was not shipped");
      }
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
