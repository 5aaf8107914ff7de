package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.Protocol.Command;
import java.nio.charset.StandardCharsets;

/** The commands that read a whole value of each type. */
final class ValueCommands {

  private static final byte[] ZERO = ascii("0");
  private static final byte[] LAST = ascii("-1");

  private ValueCommands() {}

  /**
   * Sends them into the pipeline.
   *
   * @return how many replies will come
   * @throws IllegalStateException for a type that only a module knows
   */
  static int read(Connection to, String type, byte[] key) {
    switch (type) {
      case "string" -> to.sendCommand(Command.GET, key);
      case "list" -> to.sendCommand(Command.LRANGE, key, ZERO, LAST);
      case "set" -> to.sendCommand(Command.SMEMBERS, key);
      case "zset" -> to.sendCommand(Command.ZRANGE, key, ZERO, LAST, ascii("WITHSCORES"));
      case "hash" -> to.sendCommand(Command.HGETALL, key);
      case "stream" -> {
        to.sendCommand(Command.XRANGE, key, ascii("-"), ascii("+"));
        to.sendCommand(Command.XINFO, ascii("GROUPS"), key);
        return 2;
      }
      default -> throw new IllegalStateException("cannot read values of type " + type);
    }
    return 1;
  }

  /** The command that tells how many parts a value has, or bytes for a string. */
  static Command size(String type) {
    return switch (type) {
      case "string" -> Command.STRLEN;
      case "list" -> Command.LLEN;
      case "set" -> Command.SCARD;
      case "zset" -> Command.ZCARD;
      case "hash" -> Command.HLEN;
      case "stream" -> Command.XLEN;
      default -> throw new IllegalStateException("cannot read values of type " + type);
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
