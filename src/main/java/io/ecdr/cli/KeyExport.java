package io.ecdr.cli;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.usecase.CompareReport.One;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keys that differ, one JSON object a line, with their real names: readable by the file's owner
 * only. A file that is there is never overwritten.
 */
final class KeyExport implements Consumer<One>, AutoCloseable {

  private final Writer out;

  KeyExport(Path file) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    this.out =
        new BufferedWriter(
            Channels.newWriter(
                FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner),
                StandardCharsets.UTF_8));
  }

  @Override
  public void accept(One one) {
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
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
