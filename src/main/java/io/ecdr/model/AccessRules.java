package io.ecdr.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Access strings of users: rules that the engine takes from left to right, so that the last word on
 * a command counts (source: {@code UG:Clusters.RBAC}, which refers to the engines' own ACL rules).
 * Selectors in parentheses are access strings of their own.
 */
public final class AccessRules {

  /** Takes every command away that changes data. */
  private static final String NO_WRITES = "-@write";

  /** Nothing of these changes data, also what scripts call is held to the user's own rules. */
  private static final Set<String> HARMLESS =
      new TreeSet<>(
          Set.of("@read", "@connection", "@pubsub", "@transaction", "@scripting", "@blocking"));

  /** Commands that are often granted by name and only read. */
  private static final Set<String> READS =
      new TreeSet<>(
          Set.of(
              "get",
              "mget",
              "exists",
              "ttl",
              "pttl",
              "type",
              "strlen",
              "scan",
              "hget",
              "hmget",
              "hgetall",
              "hscan",
              "llen",
              "lrange",
              "lindex",
              "smembers",
              "sismember",
              "scard",
              "sscan",
              "zrange",
              "zscore",
              "zcard",
              "zscan",
              "xrange",
              "xread",
              "xlen",
              "getrange",
              "ping",
              "auth",
              "hello",
              "select",
              "info",
              "client",
              "cluster",
              "command",
              "echo",
              "dbsize",
              "randomkey",
              "readonly",
              "readwrite",
              "multi",
              "exec",
              "watch",
              "unwatch"));

  private AccessRules() {}

  /** With single blanks, as it is compared. */
  public static String normal(String access) {
    return access.strip().replaceAll("\\s+", " ");
  }

  /** The same for reading only: the keys stay, and so does who may log in. */
  public static String readOnly(String access) {
    return normal(access).replace(")", " " + NO_WRITES + ")") + " " + NO_WRITES;
  }

  /** Whether it ends as {@link #readOnly} ends it. */
  public static boolean madeReadOnly(String access) {
    return normal(access).endsWith(" " + NO_WRITES);
  }

  /** Whether it may let anything be written. A rule that we do not know counts as letting. */
  public static boolean writes(String access) {
    List<String> inSelector = new ArrayList<>();
    List<String> root = new ArrayList<>();
    boolean inside = false;
    for (var word : normal(access).replace("(", " ( ").replace(")", " ) ").split(" +")) {
      if (word.equals("(")) {
        inside = true;
        inSelector.clear();
      } else if (word.equals(")")) {
        inside = false;
        if (lets(inSelector)) {
          return true;
        }
      } else {
        (inside ? inSelector : root).add(word.toLowerCase(Locale.ROOT));
      }
    }
    return lets(root) || (inside && lets(inSelector));
  }

  private static boolean lets(List<String> rules) {
    boolean writes = false;
    for (var rule : rules) {
      if (rule.equals("-@all") || rule.equals("nocommands") || rule.equals(NO_WRITES)) {
        writes = false;
      } else if (rule.equals("allcommands") || (rule.startsWith("+") && mayWrite(rule))) {
        writes = true;
      }
    }
    return writes;
  }

  private static boolean mayWrite(String rule) {
    var what = rule.substring(1).replaceFirst("\\|.*", "");
    return !HARMLESS.contains(what) && !READS.contains(what);
  }
}
