package io.ecdr.data;

import io.ecdr.port.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Secrets in variables of the environment and in files. */
public final class Secrets implements SecretSource {

  private static final int MOST_BYTES = 4096;
  private static final String VARIABLE = "env:";
  private static final String FILE = "file:";

  private final UnaryOperator<String> variables;

  /**
   * @param variables an environment variable's value, or null
   */
  public Secrets(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /** The secret, if one is named. */
  Optional<String> find(Optional<String> reference) throws Missing {
    return reference.isPresent() ? Optional.of(find(reference.get())) : Optional.empty();
  }

  /** A file's last line break is no part of the secret. */
  @Override
  public String find(String name) throws Missing {
    var secret =
        name.startsWith(VARIABLE)
            ? variables.apply(name.substring(VARIABLE.length()))
            : file(name.substring(FILE.length()));
    if (secret == null || secret.isEmpty()) {
      throw new Missing(name + " is not set or empty");
    }
    return secret;
  }

  private static String file(String path) throws Missing {
    try (var in = Files.newInputStream(Path.of(path))) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Missing("file:" + path + " is too large for a secret");
      }
      var text = new String(bytes, StandardCharsets.UTF_8);
      return text.replaceFirst("\r?\n\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw new Missing("file:" + path + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
