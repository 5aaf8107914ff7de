package io.ecdr.store;

import io.ecdr.port.StateUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Files and folders that only their owner can read. Linux and macOS. */
final class PrivateFiles {

  private static final FileAttribute<?> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFiles() {}

  /** Makes a folder and those above it where they are missing. */
  static void folders(Path folder) throws IOException {
    Files.createDirectories(folder, OWNER_FOLDER);
  }

  /** Makes one folder that must not be there yet, and makes sure that it stays. */
  static void newFolder(Path folder) throws IOException {
    Files.createDirectory(folder, OWNER_FOLDER);
    sync(folder.getParent());
  }

  /** Opens a file for reading and writing; makes it when it is missing. */
  static FileChannel open(Path file, StandardOpenOption... more) throws IOException {
    var options = new HashSet<StandardOpenOption>(Set.of(more));
    options.add(StandardOpenOption.CREATE);
    options.add(StandardOpenOption.WRITE);
    return FileChannel.open(file, options, OWNER_FILE);
  }

  /** Writes a whole file so that it is there either as it was or as it is now, never in part. */
  static void replace(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (var channel = open(draft, StandardOpenOption.TRUNCATE_EXISTING)) {
      write(channel, text);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.getParent());
  }

  /** Writes at the channel's position and waits for the disk. */
  static void write(FileChannel channel, String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /** Makes sure that a folder's entries survive the end of the machine. */
  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Says what went wrong with which path, in words instead of exception names. */
  static StateUnusable unusable(String doing, Path path, IOException e) {
    String why;
    if (e instanceof AccessDeniedException denied) {
      why = "permission denied at " + denied.getFile();
    } else if (inTheWay(path).isPresent()) {
      why = inTheWay(path).get() + " is not a folder";
    } else if (e instanceof FileAlreadyExistsException) {
      why = "it is there already";
    } else if (e instanceof FileSystemException other && other.getReason() != null) {
      why = other.getReason();
    } else {
      why = String.valueOf(e.getMessage());
    }
    return new StateUnusable(
        "cannot "
            + doing
            + " "
            + path
            + ": "
            + why
            + " (set XDG_STATE_HOME to a folder that can be written)",
        e);
  }

  /** What stands where a folder above the path should be. */
  private static Optional<Path> inTheWay(Path path) {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        return Files.isDirectory(above) ? Optional.empty() : Optional.of(above);
      }
    }
    return Optional.empty();
  }
}
