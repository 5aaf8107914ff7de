package io.ecdr.codec;

import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Journals as JSON lines, told apart by {@code type}.
 *
 * <p>Reading forgives what an end at the wrong moment leaves behind, a torn last line, and what a
 * newer version may add, entries of an unknown type. Anything else is refused: a journal that was
 * damaged in the middle does not tell what may have happened.
 */
public final class JournalCodec {

  private JournalCodec() {}

  /** One entry as one line, without the line break. */
  public static String write(Entry entry) {
    return Json.write(of(entry));
  }

  private static Value.Fields of(Entry entry) {
    var at = Value.fields("at", entry.at().toString());
    if (entry instanceof Entry.Opened opened) {
      return at.with("type", "opened")
          .with("operation", opened.operation())
          .with("toolVersion", opened.toolVersion());
    }
    if (entry instanceof Entry.Resumed resumed) {
      return at.with("type", "resumed").with("toolVersion", resumed.toolVersion());
    }
    if (entry instanceof Entry.Forced forced) {
      return at.with("type", "forced")
          .with("reason", forced.reason())
          .with("past", Value.texts(forced.past()));
    }
    if (entry instanceof Entry.Intent intent) {
      return at.with("type", "intent")
          .with("step", intent.step())
          .with("key", intent.key())
          .with("call", intent.call())
          .with("digest", intent.digest());
    }
    if (entry instanceof Entry.Answered answered) {
      return at.with("type", "answered")
          .with("step", answered.step())
          .with("key", answered.key())
          .with("result", Words.of(answered.result()))
          .with("summary", answered.summary());
    }
    if (entry instanceof Entry.Probing probing) {
      return at.with("type", "probing").with("step", probing.step()).with("key", probing.key());
    }
    if (entry instanceof Entry.Probed probed) {
      return at.with("type", "probed")
          .with("step", probed.step())
          .with("key", probed.key())
          .with("written", probed.written())
          .with("summary", probed.summary());
    }
    if (entry instanceof Entry.HookBegan began) {
      return at.with("type", "hook-began").with("step", began.step()).with("run", began.run());
    }
    if (entry instanceof Entry.HookEnded ended) {
      return at.with("type", "hook-ended")
          .with("step", ended.step())
          .with("run", ended.run())
          .with("summary", ended.summary())
          .with("output", ended.output());
    }
    if (entry instanceof Entry.Settled settled) {
      return at.with("type", "settled")
          .with("step", settled.step())
          .with("outcome", ReportCodec.of(settled.outcome()));
    }
    if (entry instanceof Entry.Undone undone) {
      return undone
          .code()
          .map(code -> at.with("code", code.number()).with("result", Words.of(code)))
          .orElse(at)
          .with("type", "undone")
          .with("by", undone.by())
          .with("left", Value.texts(undone.left()));
    }
    if (entry instanceof Entry.Escalated escalated) {
      return at.with("type", "escalated").with("by", escalated.by());
    }
    var closed = (Entry.Closed) entry;
    return at.with("type", "closed")
        .with("code", closed.code().number())
        .with("result", Words.of(closed.code()));
  }

  /**
   * Reads a whole journal.
   *
   * @throws Malformed when a line that is not the last is damaged, with its number
   */
  public static History read(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    boolean whole = text.isEmpty() || text.endsWith("\n");
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean torn = i == lines.size() - 1 && !whole;
      if (torn) {
        // What was not ended by a line break was never confirmed to be on disk.
        notes.add("line " + (i + 1) + " is cut off and was left out");
      } else {
        entry(lines.get(i), i + 1, notes).ifPresent(entries::add);
      }
    }
    return new History(entries, notes);
  }

  private static Optional<Entry> entry(String line, int number, List<String> notes) {
    try {
      var form = new Form(Json.read(line), "entry");
      var type = form.text("type");
      var entry = entry(form, type);
      if (entry.isEmpty()) {
        notes.add("line " + number + " is of the unknown type '" + type + "' and was left out");
      }
      return entry;
    } catch (Malformed e) {
      throw e.in("journal, line " + number);
    }
  }

  private static Optional<Entry> entry(Form form, String type) {
    return Optional.ofNullable(
        switch (type) {
          case "opened" ->
              new Entry.Opened(form.time("at"), form.text("operation"), form.text("toolVersion"));
          case "resumed" -> new Entry.Resumed(form.time("at"), form.text("toolVersion"));
          case "forced" ->
              new Entry.Forced(
                  form.time("at"), form.maybe("reason", form::text), form.texts("past"));
          case "intent" ->
              new Entry.Intent(
                  form.time("at"),
                  form.text("step"),
                  form.text("key"),
                  form.text("call"),
                  form.text("digest"));
          case "answered" ->
              new Entry.Answered(
                  form.time("at"),
                  form.text("step"),
                  form.text("key"),
                  form.parsed("result", word -> Words.parse(Entry.Result.class, word)),
                  form.text("summary"));
          case "probing" -> new Entry.Probing(form.time("at"), form.text("step"), form.text("key"));
          case "probed" ->
              new Entry.Probed(
                  form.time("at"),
                  form.text("step"),
                  form.text("key"),
                  form.flag("written"),
                  form.text("summary"));
          case "hook-began" ->
              new Entry.HookBegan(form.time("at"), form.text("step"), form.integer("run"));
          case "hook-ended" ->
              new Entry.HookEnded(
                  form.time("at"),
                  form.text("step"),
                  form.integer("run"),
                  form.text("summary"),
                  form.text("output"));
          case "settled" ->
              new Entry.Settled(
                  form.time("at"), form.text("step"), ReportCodec.outcome(form.fields("outcome")));
          case "undone" ->
              new Entry.Undone(
                  form.time("at"),
                  form.text("by"),
                  form.maybe("code", name -> ReportCodec.code(form.integer(name))),
                  form.texts("left"));
          case "escalated" -> new Entry.Escalated(form.time("at"), form.text("by"));
          case "closed" ->
              new Entry.Closed(form.time("at"), ReportCodec.code(form.integer("code")));
          default -> null;
        });
  }
}
