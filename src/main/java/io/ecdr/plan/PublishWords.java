package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import java.util.Optional;

/** Why a place cannot be told an endpoint: the same words before a change and after it. */
public final class PublishWords {

  /** What a secret holds that was never given a value. */
  public static final String EMPTY = "empty";

  private PublishWords() {}

  /**
   * Of a secret.
   *
   * @param holds what it is, as {@code SecretDocument.Holds} has it
   */
  public static Optional<String> secret(Publication place, String holds) {
    return Optional.ofNullable(
        switch (holds) {
          case "key", "no-key", "endpoint" -> null;
          case "more" ->
              "'" + place.key().orElse("") + "' holds an object or a list, and is left alone";
          case "json" ->
              "it holds JSON, which would be lost; name the key: secretsmanager:"
                  + place.name()
                  + ":KEY";
          case "binary" -> "it is binary, and only text is written";
          case EMPTY -> "it has no value yet";
          case "deleted" -> "it is marked for deletion";
          case "replica" ->
              "it is a copy of a secret in another Region, and only that can be written";
          default ->
              place.key().isPresent()
                  ? "it holds no JSON object, so it has no '" + place.key().get() + "'"
                  : "it holds something else than an endpoint ("
                      + place.form().word()
                      + "), which would be lost";
        });
  }

  /** Of a parameter. */
  public static Optional<String> parameter(String type) {
    return type.equals("String")
        ? Optional.empty()
        : Optional.of("it is a " + type + ", and only a String is written");
  }

  /** What a place has to be, to be told an endpoint. */
  static String wanted(Publication place, Region to) {
    return switch (place.place()) {
      case SECRET ->
          "a secret of "
              + to
              + place
                  .key()
                  .map(key -> " whose JSON has '" + key + "'")
                  .orElse(" that holds an endpoint (" + place.form().word() + ")");
      case PARAMETER -> "a parameter of " + to + ", of type String";
      case RECORD -> "a CNAME without a routing policy";
    };
  }
}
