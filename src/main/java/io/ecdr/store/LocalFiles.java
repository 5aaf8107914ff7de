package io.ecdr.store;

import io.ecdr.port.FileStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Plain files of this machine. Pipes and devices are refused: they may never end. */
public final class LocalFiles implements FileStreams {

  @Override
  public long size(String path) throws IOException {
    var file = file(path);
    try {
      if (!Files.isRegularFile(file)) {
        throw new IOException(
            path + (Files.exists(file) ? " is no plain file" : ": there is no such file"));
      }
      return Files.size(file);
    } catch (AccessDeniedException e) {
      throw denied(path, e);
    }
  }

  @Override
  public InputStream open(String path) throws IOException {
    size(path);
    try {
      return Files.newInputStream(file(path));
    } catch (NoSuchFileException e) {
      throw new IOException(path + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw denied(path, e);
    }
  }

  private static Path file(String path) throws IOException {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new IOException("'" + path + "' is no file name", e);
    }
  }

  private static IOException denied(String path, IOException e) {
    return new IOException(path + ": permission denied", e);
  }
}
