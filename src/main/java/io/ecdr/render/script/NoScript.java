package io.ecdr.render.script;

/** A plan holds something that no script can be made of. */
public final class NoScript extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoScript(String why) {
    super(why);
  }
}
