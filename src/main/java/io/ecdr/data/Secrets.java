package io.ecdr.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds secrets by their references, at the moment they are needed and not before. */
final class Secrets {

  /** A reference leads to no secret. The message names the reference and no secret. */
  static final class NotFound extends Exception {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }

  private static final int MOST_BYTES = 4096;
  private static final String VARIABLE = "env:";
  private static final String FILE = "file:";

  private final UnaryOperator<String> variables;

  Secrets(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /**
   * The secret behind {@code env:NAME} or {@code file:PATH}; a file's last line break is no part.
   */
  Optional<String> find(Optional<String> reference) throws NotFound {
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    var name = reference.get();
    var secret =
        name.startsWith(VARIABLE)
            ? variables.apply(name.substring(VARIABLE.length()))
            : file(name.substring(FILE.length()));
    if (secret == null || secret.isEmpty()) {
      throw new NotFound(name + " is not set or empty");
    }
    return Optional.of(secret);
  }

  private static String file(String path) throws NotFound {
    try (var in = Files.newInputStream(Path.of(path))) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new NotFound("file:" + path + " is too large for a secret");
      }
      var text = new String(bytes, StandardCharsets.UTF_8);
      return text.replaceFirst("\r?\n\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw new NotFound("file:" + path + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
