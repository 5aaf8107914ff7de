package io.ecdr.sim.engine.process;

import io.valkey.Jedis;
import java.util.LinkedHashMap;
import java.util.Map;

/** A server's answer of lines {@code name:value}. */
record Info(Map<String, String> values) {

  static Info of(Jedis connection, String section) {
    return parse(connection.info(section));
  }

  static Info parse(String answer) {
    var values = new LinkedHashMap<String, String>();
    for (String line : answer.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return new Info(values);
  }

  /** A value; empty when it is not there. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  long number(String name) {
    return Long.parseLong(text(name));
  }
}
