package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.SavedPlan;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.SavedPlans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A saved plan's file, readable by its owner only. */
final class PlanFile {

  /** Far above any plan, far below memory. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private PlanFile() {}

  /**
   * Reads a plan. Rejected with 2 when the file cannot be read, with 14 when it is no good plan.
   */
  static Answer<SavedPlan> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        return rejected(
            ExitCode.PLAN_REFUSED,
            file + " is larger than " + LARGEST + " bytes, so it is no plan; nothing was changed",
            "");
      }
      return SavedPlans.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return rejected(
          ExitCode.USAGE,
          "cannot read " + file + ": " + why(e),
          "make one: ecdr plan COMMAND … --out FILE");
    }
  }

  /** Writes a new file; a file that is there is never overwritten. */
  static Optional<Rejection> write(Path file, String text) {
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
              "name another file with --out"));
    }
  }

  private static String why(IOException e) {
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

  private static Answer<SavedPlan> rejected(ExitCode code, String message, String hint) {
    return new Answer.Rejected<>(new Rejection(code, message, hint));
  }
}
