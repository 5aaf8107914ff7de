package io.ecdr.mirror;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import io.ecdr.plan.Hooked;
import java.util.function.Function;

/**
 * Journals and reports as they are shared: whole lines only, and without what hooks wrote, which is
 * the operator's own and stays on the machine where it was written.
 */
final class SharedText {

  private static final String OUTPUT = Hooked.OUTPUT;

  private SharedText() {}

  /** A whole journal; each line of it ends. */
  static String journal(String local) {
    var text = new StringBuilder();
    int end = local.lastIndexOf('\n') + 1;
    local.substring(0, end).lines().forEach(line -> text.append(line(line)).append('\n'));
    return text.toString();
  }

  /** One line without its end. */
  static String line(String line) {
    return without(line, Json::write);
  }

  /** A report. */
  static String report(String text) {
    return without(text, Json::pretty);
  }

  private static String without(String text, Function<Value.Fields, String> write) {
    if (!text.contains("\"hook-ended\"") && !text.contains("\"" + OUTPUT + "\"")) {
      return text;
    }
    try {
      var form = Json.read(text);
      boolean ended = form.text("type").filter("hook-ended"::equals).isPresent();
      return write.apply((Value.Fields) without(ended ? form.with("output", "") : form));
    } catch (Malformed e) {
      return text;
    }
  }

  /** The facts of a hook hold it under this name; nothing else has a fact of that name. */
  private static Value without(Value value) {
    if (value instanceof Value.Items items) {
      return Value.items(items.values().stream().map(SharedText::without).toList());
    }
    if (!(value instanceof Value.Fields fields)) {
      return value;
    }
    var all = Value.Fields.NONE;
    for (var member : fields.members().entrySet()) {
      all =
          all.with(
              member.getKey(),
              member.getKey().equals(OUTPUT) ? new Value.Text("") : without(member.getValue()));
    }
    return all;
  }
}
