package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.usecase.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file that the operator asked for, readable by its owner only. */
final class PrivateFile {

  private PrivateFile() {}

  /**
   * Writes a new file; a file that is there is never overwritten.
   *
   * @param option the option that named it
   * @return why it could not be written; empty when it was
   */
  static Optional<Rejection> write(Path file, String text, String option) {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new Rejection(
              ExitCode.USAGE,
              "cannot write " + file + ": " + why(e),
              "name another file with " + option));
    }
  }

  /** What was the matter, in a few words. */
  static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is such a file already";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
