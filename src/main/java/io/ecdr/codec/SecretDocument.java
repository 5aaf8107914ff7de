package io.ecdr.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.ecdr.model.Publication;
import io.ecdr.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The text of a secret, of which one member is read or replaced. All else stays as it is, character
 * by character: it is neither read nor written anew. No message repeats any of it.
 */
public final class SecretDocument {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /** What a secret's text is, as far as it matters here. */
  public enum Holds {
    /** A JSON object with the key, whose value is no object or list. */
    KEY("key"),
    /** A JSON object without the key. */
    NO_KEY("no-key"),
    /** A JSON object whose key holds an object or a list. */
    MORE("more"),
    /** A JSON object, or a list, where an endpoint was expected. */
    JSON("json"),
    /** An endpoint. */
    ENDPOINT("endpoint"),
    /** Anything else. */
    OTHER("other"),
    /** No text at all. */
    BINARY("binary");

    private final String word;

    Holds(String word) {
      this.word = word;
    }

    /** As facts have it. */
    public String word() {
      return word;
    }
  }

  /**
   * One member.
   *
   * @param from where its value begins in the text
   * @param to where it ends
   */
  private record Member(String value, JsonToken token, int from, int to) {}

  /**
   * A JSON object.
   *
   * @param end where its closing brace is
   */
  private record Found(Optional<Member> member, boolean empty, int end) {}

  private SecretDocument() {}

  /** What a text is to somebody who wants to write there. */
  public static Holds holds(String text, Publication target) {
    if (target.key().isEmpty()) {
      return json(text) ? Holds.JSON : target.form().fits(text) ? Holds.ENDPOINT : Holds.OTHER;
    }
    var found = find(text, target.key().get());
    if (found.isEmpty()) {
      return Holds.OTHER;
    }
    return found.get().member().isEmpty()
        ? Holds.NO_KEY
        : found.get().member().get().token().isStructStart() ? Holds.MORE : Holds.KEY;
  }

  private static boolean json(String text) {
    var start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") || start.startsWith("\"");
  }

  /** What a key holds, as text; empty where there is none. */
  public static Optional<String> value(String text, String key) {
    return find(text, key).flatMap(Found::member).map(Member::value);
  }

  /**
   * The text with another value for a key, or with the key at its end where it was not there. A
   * number stays a number where the new value is one.
   *
   * @throws IllegalArgumentException when the text is no JSON object
   */
  public static String with(String text, String key, String value) {
    var found =
        find(text, key)
            .orElseThrow(() -> new IllegalArgumentException("the secret is no JSON object"));
    var quoted = Json.write(new Value.Text(value));
    if (found.member().isEmpty()) {
      var name = Json.write(new Value.Text(key));
      return text.substring(0, found.end())
          + (found.empty() ? "" : ",")
          + name
          + ":"
          + quoted
          + text.substring(found.end());
    }
    var member = found.member().get();
    boolean number = member.token().isNumeric() && value.matches("\\d+");
    return text.substring(0, member.from())
        + (number ? value : quoted)
        + text.substring(member.to());
  }

  /** Empty when the text is no JSON object, or not one alone. */
  private static Optional<Found> find(String text, String key) {
    try (var parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Optional<Member> member = Optional.empty();
      boolean empty = true;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        empty = false;
        var name = parser.currentName();
        var token = parser.nextToken();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        var value = parser.getText();
        parser.skipChildren();
        // Strings are read only when they are asked for; now all of it was.
        int to = (int) parser.currentLocation().getCharOffset();
        if (name.equals(key)) {
          member = Optional.of(new Member(value, token, from, to));
        }
      }
      int end = (int) parser.currentTokenLocation().getCharOffset();
      return parser.nextToken() == null
          ? Optional.of(new Found(member, empty, end))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
