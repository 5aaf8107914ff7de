package io.ecdr.sim.world.s3;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Ranges of IP addresses. */
final class Cidr {

  // Literals only: a name would be looked up in the network.
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private Cidr() {}

  /** Whether an address is in a range such as {@code 10.0.0.0/8}; without a slash, is that one. */
  static boolean contains(String range, String address) {
    var parts = range.split("/", 2);
    byte[] base = bytes(parts[0]);
    byte[] asked = bytes(address);
    if (base.length == 0 || base.length != asked.length) {
      return false;
    }
    int bits = parts.length == 1 ? base.length * 8 : Integer.parseInt(parts[1]);
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % 8;
      if ((base[i / 8] & mask) != (asked[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a range of addresses. */
  static boolean valid(String range) {
    var parts = range.split("/", 2);
    byte[] base = bytes(parts[0]);
    return base.length > 0
        && (parts.length == 1
            || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= base.length * 8));
  }

  private static byte[] bytes(String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
