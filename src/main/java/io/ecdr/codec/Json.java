package io.ecdr.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.ecdr.model.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Trees of values as JSON and back, without loss.
 *
 * <p>JSON has no moments and no bound values. Those are written as objects with one member whose
 * name starts with a dollar sign: {@code {"$time":…}}, {@code {"$bound":…}}; an ordinary object
 * that has such names itself is wrapped as {@code {"$fields":…}}. Numbers keep their scale.
 */
public final class Json {

  /** The largest text that is read, in characters: far above any plan, far below memory. */
  public static final int LARGEST = 64 * 1024 * 1024;

  private static final String TIME = "$time";
  private static final String BOUND = "$bound";
  private static final String SECRET = "$secret";
  private static final String CONCEALED = "$concealed";
  private static final String FIELDS = "$fields";
  private static final int WIDEST_SCALE = 400;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxStringLength(LARGEST)
                  .maxNumberLength(100)
                  .build())
          .build();

  private Json() {}

  /** One line. */
  public static String write(Value value) {
    return write(value, false);
  }

  /** Several lines, indented by two, ended by a line break. */
  public static String pretty(Value value) {
    return write(value, true) + "\n";
  }

  private static String write(Value value, boolean pretty) {
    var out = new StringWriter();
    try (var generator = FACTORY.createGenerator(out)) {
      if (pretty) {
        var indent = new DefaultIndenter("  ", "\n");
        generator.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
      }
      put(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void put(JsonGenerator to, Value value) throws IOException {
    if (value instanceof Value.Text text) {
      to.writeString(text.value());
    } else if (value instanceof Value.Num number) {
      to.writeNumber(number.value());
    } else if (value instanceof Value.Flag flag) {
      to.writeBoolean(flag.value());
    } else if (value instanceof Value.Time time) {
      putMarked(to, TIME, new Value.Text(time.value().toString()));
    } else if (value instanceof Value.Secret secret) {
      putMarked(to, SECRET, new Value.Text(secret.reference()));
    } else if (value instanceof Value.Concealed) {
      putMarked(to, CONCEALED, new Value.Flag(true));
    } else if (value instanceof Value.Bound bound) {
      putMarked(
          to,
          BOUND,
          Value.fields("step", bound.step(), "path", bound.path(), "expected", bound.expected()));
    } else if (value instanceof Value.Items items) {
      to.writeStartArray();
      for (var item : items.values()) {
        put(to, item);
      }
      to.writeEndArray();
    } else if (value instanceof Value.Fields fields) {
      boolean marked = fields.members().keySet().stream().anyMatch(n -> n.startsWith("$"));
      if (marked) {
        to.writeStartObject();
        to.writeFieldName(FIELDS);
      }
      putMembers(to, fields);
      if (marked) {
        to.writeEndObject();
      }
    }
  }

  private static void putMarked(JsonGenerator to, String mark, Value value) throws IOException {
    to.writeStartObject();
    to.writeFieldName(mark);
    put(to, value);
    to.writeEndObject();
  }

  private static void putMembers(JsonGenerator to, Value.Fields fields) throws IOException {
    to.writeStartObject();
    for (var member : fields.members().entrySet()) {
      to.writeFieldName(member.getKey());
      put(to, member.getValue());
    }
    to.writeEndObject();
  }

  /**
   * Reads an object that {@link #write} wrote.
   *
   * @throws Malformed when the text is no JSON object, or too large
   */
  public static Value.Fields read(String text) {
    return read(text, true);
  }

  /**
   * Reads an object of foreign JSON, such as a bucket policy: dollar signs mean nothing in it, and
   * nulls are left out.
   *
   * @throws Malformed when the text is no JSON object, or too large
   */
  public static Value.Fields readForeign(String text) {
    return read(text, false);
  }

  private static Value.Fields read(String text, boolean ours) {
    if (text.length() > LARGEST) {
      throw new Malformed("too large: " + text.length() + " characters, at most " + LARGEST);
    }
    try (var parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed("no JSON object");
      }
      var value = take(parser, ours);
      if (parser.nextToken() != null) {
        throw new Malformed("something follows the JSON object");
      }
      if (value instanceof Value.Fields fields) {
        return fields;
      }
      throw new Malformed("no JSON object with members");
    } catch (IOException e) {
      throw new Malformed("no valid JSON: " + firstLine(e.getMessage()), e);
    }
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }

  /** The value at the current token; null for a null that is to be left out. */
  private static Value take(JsonParser from, boolean ours) throws IOException {
    return switch (from.currentToken()) {
      case START_OBJECT -> takeObject(from, ours);
      case START_ARRAY -> takeArray(from, ours);
      case VALUE_STRING -> new Value.Text(from.getText());
      case VALUE_TRUE -> new Value.Flag(true);
      case VALUE_FALSE -> new Value.Flag(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> takeNumber(from);
      case VALUE_NULL -> {
        if (ours) {
          throw new Malformed("a null, which never is written");
        }
        yield null;
      }
      default -> throw new Malformed("unexpected " + from.currentToken());
    };
  }

  private static Value takeNumber(JsonParser from) throws IOException {
    var number = from.getDecimalValue();
    // A number such as 1e999999999 is short to write and endless to compute with.
    if (Math.abs((long) number.scale()) > WIDEST_SCALE) {
      throw new Malformed("a number out of range: " + from.getText());
    }
    return new Value.Num(number);
  }

  private static Value takeArray(JsonParser from, boolean ours) throws IOException {
    List<Value> items = new ArrayList<>();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      var item = take(from, ours);
      if (item != null) {
        items.add(item);
      }
    }
    return new Value.Items(items);
  }

  private static Value takeObject(JsonParser from, boolean ours) throws IOException {
    var members = new TreeMap<String, Value>();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      var name = from.currentName();
      from.nextToken();
      if (ours && name.equals(FIELDS) && from.currentToken() == JsonToken.START_OBJECT) {
        if (!members.isEmpty()) {
          throw new Malformed("something stands beside " + FIELDS);
        }
        return takeWrapped(from);
      }
      var value = take(from, ours);
      if (value != null) {
        members.put(name, value);
      }
    }
    return ours ? unmark(members) : new Value.Fields(members);
  }

  private static Value takeWrapped(JsonParser from) throws IOException {
    var members = new TreeMap<String, Value>();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      var name = from.currentName();
      from.nextToken();
      members.put(name, take(from, true));
    }
    if (from.nextToken() != JsonToken.END_OBJECT) {
      throw new Malformed("something stands beside " + FIELDS);
    }
    return new Value.Fields(members);
  }

  private static Value unmark(TreeMap<String, Value> members) {
    var fields = new Value.Fields(members);
    if (members.keySet().stream().noneMatch(n -> n.startsWith("$"))) {
      return fields;
    }
    if (members.size() == 1) {
      var time = fields.text(TIME);
      if (time.isPresent()) {
        return new Value.Time(moment(time.get()));
      }
      var secret = fields.text(SECRET);
      if (secret.isPresent()) {
        return secret(secret.get());
      }
      if (fields.get(BOUND).orElse(null) instanceof Value.Fields bound) {
        var form = new Form(bound, BOUND);
        return new Value.Bound(form.text("step"), form.text("path"), form.text("expected"));
      }
    }
    throw new Malformed("an unknown mark: " + String.join(", ", members.keySet()));
  }

  private static Value secret(String reference) {
    try {
      return new Value.Secret(reference);
    } catch (IllegalArgumentException e) {
      throw new Malformed(SECRET + ": " + e.getMessage(), e);
    }
  }

  /** Reads a moment as ISO 8601 has it. */
  static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Malformed("no moment: '" + text + "'", e);
    }
  }
}
