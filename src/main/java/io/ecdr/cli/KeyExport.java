package io.ecdr.cli;

import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.CompareReport.One;
import io.ecdr.usecase.Rejection;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keys that differ, one JSON object a line, with their real names: readable by the file's owner
 * only. A file that is there is never overwritten, and one that does not hold all of them does not
 * stay: the same command can be typed again.
 */
final class KeyExport {

  /** Opens the new file. */
  interface Opener {
    Writer open(Path file) throws IOException;
  }

  /** The file takes no more. */
  private static final class Unwritten extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    Unwritten(IOException cause) {
      super(cause);
    }
  }

  private final Path file;
  private final Opener opener;

  KeyExport(Path file) {
    this(file, KeyExport::mine);
  }

  /** The same with another disk. */
  KeyExport(Path file, Opener opener) {
    this.file = file;
    this.opener = opener;
  }

  private static Writer mine(Path file) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return new BufferedWriter(
        Channels.newWriter(
            FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner),
            StandardCharsets.UTF_8));
  }

  /**
   * Reads, with all keys going to the file.
   *
   * @return what the reading came to, or that the file cannot be written
   */
  <T> Answer<T> during(Function<Consumer<One>, Answer<T>> reading) throws IOException {
    Writer out;
    try {
      out = opener.open(file);
    } catch (IOException e) {
      return unwritten(e);
    }
    boolean whole = false;
    try {
      var answer = reading.apply(one -> write(one, out));
      out.close();
      whole = answer instanceof Answer.Given;
      return answer;
    } catch (Unwritten e) {
      return unwritten(e.getCause());
    } catch (IOException e) {
      return unwritten(e);
    } finally {
      if (!whole) {
        discard(out);
      }
    }
  }

  private void discard(Writer out) throws IOException {
    try {
      out.close();
    } catch (IOException e) {
      // What it did not take is not wanted any more.
    }
    Files.deleteIfExists(file);
  }

  private <T> Answer<T> unwritten(IOException e) {
    return new Answer.Rejected<>(
        new Rejection(
            ExitCode.USAGE,
            "cannot write " + file + ": " + PrivateFile.why(e),
            "name another file with --export"));
  }

  private static void write(One one, Writer out) {
    var line =
        Value.fields(
                "key", one.name().shown(),
                "keyBase64", Base64.getEncoder().encodeToString(one.raw()),
                "what", one.what().word(),
                "type", one.type().toString())
            .with("database", one.database())
            .with("bytes", one.bytes())
            .with("expires", one.expires().map(Instant::toString));
    try {
      out.write(Json.write(line));
      out.write('\n');
    } catch (IOException e) {
      throw new Unwritten(e);
    }
  }
}
