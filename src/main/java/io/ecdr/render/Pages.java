package io.ecdr.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Pages for a browser, each in one file that fetches nothing and runs nothing. */
public final class Pages {

  private Pages() {}

  /** What a backup holds, as HTML. */
  public static String inspect(InspectPage page) {
    return page("inspect.jte", page);
  }

  /** What caches are protected by, as HTML. */
  static String assess(AssessPage page) {
    return page("assess.jte", page);
  }

  private static String page(String template, Object page) {
    var out = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render(template, page, out);
    return out.toString();
  }
}
