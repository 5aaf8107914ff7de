package io.ecdr.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Pages for a browser, each in one file that fetches nothing and runs nothing. */
public final class Pages {

  private Pages() {}

  /** What a backup holds, as HTML. */
  public static String inspect(InspectPage page) {
    var out = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("inspect.jte", page, out);
    return out.toString();
  }
}
