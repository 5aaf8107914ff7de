package io.ecdr.store;

import io.ecdr.port.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Notes as files of this machine. */
public final class LocalNotes implements Notes {

  private static final String HERE = "this machine";

  private final Path root;

  /**
   * @param state the state folder; made when first written
   */
  public LocalNotes(Path state) {
    this.root = state.resolve("notes").toAbsolutePath().normalize();
  }

  @Override
  public List<Said> read(String name) {
    Path file = file(name);
    try {
      var text =
          Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.<String>empty();
      return List.of(new Said(HERE, text, Optional.empty()));
    } catch (IOException e) {
      var why = PrivateFiles.unusable("read", file, e).getMessage();
      return List.of(new Said(HERE, Optional.empty(), Optional.of(why)));
    }
  }

  @Override
  public List<String> write(String name, String text) {
    Path file = file(name);
    try {
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
