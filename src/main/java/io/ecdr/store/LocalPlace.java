package io.ecdr.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The name of a state folder, by which other machines tell it from their own. */
public final class LocalPlace {

  private LocalPlace() {}

  /**
   * Its name; made when there is none yet.
   *
   * @param state the state folder
   * @param names makes one by chance
   */
  public static String name(Path state, Supplier<String> names) {
    Path file = state.resolve("place").toAbsolutePath().normalize();
    try {
      if (!Files.exists(file)) {
        PrivateFiles.folders(file.getParent());
        PrivateFiles.replace(file, names.get() + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw PrivateFiles.unusable("name", file, e);
    }
  }
}
