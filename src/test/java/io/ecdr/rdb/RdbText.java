package io.ecdr.rdb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes an RDB file piece by piece, also one that no server would write. */
public final class RdbText {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public RdbText(String header) {
    raw(header.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static RdbText redis(int version) {
    return new RdbText(String.format("REDIS%04d", version));
  }

  RdbText raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  RdbText codes(int... codes) {
    for (int code : codes) {
      out.write(code);
    }
    return this;
  }

  RdbText string(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return length(bytes.length).raw(bytes);
  }

  RdbText length(long length) {
    return codes(0x81).raw(ByteBuffer.allocate(8).putLong(length).array());
  }

  RdbText moment(long milliseconds) {
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(milliseconds).array());
  }

  public RdbText key(String name, String value) {
    return codes(0).string(name).string(value);
  }

  RdbText expiring(long milliseconds) {
    return codes(0xFC).moment(milliseconds);
  }

  /** The end mark and the right sum. */
  public byte[] end() {
    codes(0xFF);
    var bytes = out.toByteArray();
    return moment(Crc64.JONES.update(0, bytes, 0, bytes.length)).out.toByteArray();
  }

  /** The end mark and a sum that the server was told not to write. */
  public byte[] endWithoutSum() {
    return codes(0xFF).moment(0).out.toByteArray();
  }

  /** What was written so far. */
  byte[] soFar() {
    return out.toByteArray();
  }
}
