package io.ecdr.store;

import io.ecdr.port.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Notes as files of this machine. */
public final class LocalNotes implements Notes {

  private static final String HERE = "this machine";

  private final Path root;
  private final InstantSource clock;

  /**
   * @param state the state folder; made when first written
   * @param clock of this machine, whose files say when they were written
   */
  public LocalNotes(Path state, InstantSource clock) {
    this.clock = clock;
    this.root = state.resolve("notes").toAbsolutePath().normalize();
  }

  @Override
  public List<Said> read(String name) {
    Path file = file(name);
    try {
      if (!Files.exists(file)) {
        return List.of(new Said(HERE, Optional.empty(), Optional.empty(), Optional.empty()));
      }
      var age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
      return List.of(
          new Said(HERE, Optional.of(Files.readString(file)), Optional.empty(), Optional.of(age)));
    } catch (IOException e) {
      return List.of(Said.silent(HERE, PrivateFiles.unusable("read", file, e).getMessage()));
    }
  }

  @Override
  public List<String> write(String name, String text, Predicate<Optional<String>> over) {
    Path file = file(name);
    try {
      var there =
          Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.<String>empty();
      if (!over.test(there)) {
        return List.of();
      }
      PrivateFiles.folders(file.getParent());
      PrivateFiles.replace(file, text);
      return List.of();
    } catch (IOException e) {
      return List.of(PrivateFiles.unusable("write", file, e).getMessage());
    }
  }

  private Path file(String name) {
    return root.resolve(name.replaceAll("[^A-Za-z0-9-]", "+") + ".json");
  }
}
