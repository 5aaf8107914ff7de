package io.ecdr.sim.engine.memory;

import io.ecdr.sim.engine.EngineVersion;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Writes keys as an RDB file of version 10 that a real server loads. */
final class RdbWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private RdbWriter() {}

  static byte[] write(Keyspace keys, EngineVersion version, Instant now) {
    try {
      return new RdbWriter().file(keys, version, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] file(Keyspace keys, EngineVersion version, Instant now) throws IOException {
    out.writeBytes("REDIS%04d".formatted(version.rdbVersion()));
    auxiliary("redis-ver", version.version());
    auxiliary("redis-bits", "64");
    auxiliary("ctime", Long.toString(now.getEpochSecond()));
    auxiliary("used-mem", Long.toString(keys.bytes(now)));
    for (var database : keys.alive(now).entrySet()) {
      database(database.getKey(), database.getValue());
    }
    out.write(RdbCode.EOF);
    out.flush();
    long crc = Crc64.of(bytes.toByteArray(), 0, bytes.size());
    out.writeLong(Long.reverseBytes(crc));
    return bytes.toByteArray();
  }

  private void database(int number, Map<ByteBuffer, Keyspace.Entry> keys) throws IOException {
    out.write(RdbCode.SELECT_DB);
    length(number);
    out.write(RdbCode.RESIZE_DB);
    length(keys.size());
    length((int) keys.values().stream().filter(e -> e.expires().isPresent()).count());
    for (var key : keys.entrySet()) {
      var expires = key.getValue().expires();
      if (expires.isPresent()) {
        out.write(RdbCode.EXPIRE_MILLIS);
        out.writeLong(Long.reverseBytes(expires.get().toEpochMilli()));
      }
      out.write(RdbCode.STRING);
      string(Keyspace.bytes(key.getKey()));
      string(key.getValue().value());
    }
  }

  private void auxiliary(String name, String value) throws IOException {
    out.write(RdbCode.AUXILIARY);
    string(name.getBytes(StandardCharsets.UTF_8));
    string(value.getBytes(StandardCharsets.UTF_8));
  }

  private void string(byte[] text) throws IOException {
    length(text.length);
    out.write(text);
  }

  private void length(int length) throws IOException {
    if (length < 1 << 6) {
      out.write(length);
    } else if (length < 1 << 14) {
      out.writeShort(length | 1 << 14);
    } else {
      out.write(RdbCode.LENGTH_32);
      out.writeInt(length);
    }
  }
}
