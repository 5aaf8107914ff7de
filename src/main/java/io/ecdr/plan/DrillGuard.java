package io.ecdr.plan;

import java.util.List;

/** Says that a cache is a drill's, where somebody would make more of it. */
public final class DrillGuard {

  /** The id of the check. */
  public static final String CHECK = "drill-cache";

  private DrillGuard() {}

  /**
   * The check that forbids a backup of such a cache until somebody asks for it; none for others.
   */
  public static List<Check> checks(String cache) {
    var list = new Checklist();
    if (DrillNames.is(cache)) {
      list.ask(CHECK, "The cache is nobody's rehearsal", "no drill's cache")
          .overridable()
          .fail(words(cache), "name the cache that it is a copy of");
    }
    return list.all();
  }

  /** What is told of such a cache. */
  public static String words(String cache) {
    return cache
        + " is a drill's cache and goes with its drill, operation "
        + DrillNames.operation(cache);
  }
}
