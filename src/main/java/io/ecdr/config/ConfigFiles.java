package io.ecdr.config;

import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Discovered;
import io.ecdr.model.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds the configuration file, and reads it. */
public final class ConfigFiles {

  /** What it is called. */
  public static final String NAME = "ecdr.yaml";

  private final List<Path> usual;
  private final InstantSource clock;

  /**
   * @param usual where it is looked for, in this order
   */
  public ConfigFiles(List<Path> usual, InstantSource clock) {
    this.usual = List.copyOf(usual);
    this.clock = clock;
  }

  /**
   * Reads it.
   *
   * @param named the one that was asked for; empty means the first of the usual ones that is there
   * @return empty when none was asked for and none is there; a file that cannot be read is a
   *     problem
   */
  public Optional<ConfigRead> read(Optional<Path> named) {
    return named.or(() -> usual.stream().filter(Files::exists).findFirst()).map(this::read);
  }

  /** The text of a first file. */
  public static String sample(Discovered found) {
    return Sample.of(found);
  }

  private ConfigRead read(Path file) {
    var source = file.getFileName() == null ? file.toString() : name(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return unread(source, "it is no regular file");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(ConfigReader.LARGEST + 1);
      if (bytes.length > ConfigReader.LARGEST) {
        return unread(source, "it is larger than " + ConfigReader.LARGEST + " bytes");
      }
      return ConfigReader.read(source, new String(bytes, StandardCharsets.UTF_8), clock.instant());
    } catch (NoSuchFileException e) {
      return unread(source, "there is no such file");
    } catch (IOException e) {
      return unread(source, "cannot be read: " + e.getMessage());
    }
  }

  /** As short as it can be said where the operator stands. */
  private String name(Path file) {
    var here = Path.of(System.getProperty("ecdr.folder", "")).toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }

  private static ConfigRead unread(String source, String what) {
    return new ConfigRead(
        source,
        Optional.empty(),
        List.of(new Problem(0, 0, "", what, "write one: ecdr config init", Problem.Weight.ERROR)));
  }
}
