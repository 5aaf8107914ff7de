package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Objects;

/**
 * What came of a failover that was run up to its first change, as the process tells it that ran it.
 *
 * @param sends what it would send, in order
 * @param unseen what was not tried, one sentence each
 */
public record Rehearsed(List<Part> parts, List<Sent> sends, List<String> unseen) {

  /** How a part came out. */
  public enum Verdict {
    OK,
    WARN,
    FAILED,
    SKIPPED
  }

  /**
   * One part of it.
   *
   * @param id stable, for scripts
   * @param words what was seen
   * @param hint what to do about it
   * @param code what a failure of it exits with
   */
  public record Part(
      String id, String title, Verdict verdict, String words, String hint, ExitCode code) {
    public Part {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(hint, "hint");
      Objects.requireNonNull(code, "code");
    }

    /** Whether it did not come to its end. */
    public boolean failed() {
      return verdict == Verdict.FAILED;
    }

    private Value.Fields form() {
      return Value.fields("id", id, "title", title, "words", words, "hint", hint)
          .with("verdict", verdict.name())
          .with("code", code.name());
    }

    private static Part of(Value.Fields form) {
      return new Part(
          text(form, "id"),
          text(form, "title"),
          Verdict.valueOf(text(form, "verdict")),
          form.text("words").orElse(""),
          form.text("hint").orElse(""),
          ExitCode.valueOf(text(form, "code")));
    }
  }

  /**
   * A call that it would send.
   *
   * @param title of the step that it makes a change for; empty when it only looks
   * @param call such as {@code elasticache:FailoverGlobalReplicationGroup}
   * @param changes whether it changes something
   */
  public record Sent(String title, String call, Region region, String endpoint, boolean changes) {
    public Sent {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(endpoint, "endpoint");
    }

    private Value.Fields form() {
      return Value.fields("title", title, "call", call, "region", region.id(), "endpoint", endpoint)
          .with("changes", changes);
    }

    private static Sent of(Value.Fields form) {
      return new Sent(
          form.text("title").orElse(""),
          text(form, "call"),
          new Region(text(form, "region")),
          text(form, "endpoint"),
          form.flag("changes").orElse(true));
    }
  }

  public Rehearsed {
    parts = List.copyOf(parts);
    sends = List.copyOf(sends);
    unseen = List.copyOf(unseen);
  }

  /** For the process that started it. */
  public Value.Fields form() {
    return Value.Fields.NONE
        .with("parts", Value.items(parts.stream().map(Part::form).toList()))
        .with("sends", Value.items(sends.stream().map(Sent::form).toList()))
        .with("unseen", Value.texts(unseen));
  }

  static Rehearsed of(Value.Fields form) {
    return new Rehearsed(
        form.list("parts").stream().map(Part::of).toList(),
        form.list("sends").stream().map(Sent::of).toList(),
        form.texts("unseen"));
  }

  private static String text(Value.Fields form, String name) {
    return form.text(name).orElseThrow(() -> new IllegalArgumentException("it tells no " + name));
  }
}
