package io.ecdr.sim.engine.memory;

import java.util.List;
import java.util.Locale;

/**
 * As much of the engines' access rules as the command SET needs: from left to right, the last word
 * on it counts, and it belongs to these categories (seen: {@code ACL CAT} of 7.0). Which keys are
 * allowed plays no part here.
 */
final class MemoryRules {

  private static final List<String> SET = List.of("set", "@all", "@write", "@string", "@slow");

  private MemoryRules() {}

  static boolean mayWrite(String rules) {
    boolean on = false;
    boolean writes = false;
    for (var rule : rules.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      var what = rule.isEmpty() ? "" : rule.substring(1);
      if (rule.equals("on") || rule.equals("off")) {
        on = rule.equals("on");
      } else if (rule.equals("allcommands") || rule.startsWith("+") && SET.contains(what)) {
        writes = true;
      } else if (rule.equals("nocommands") || rule.startsWith("-") && SET.contains(what)) {
        writes = false;
      }
    }
    return on && writes;
  }
}
