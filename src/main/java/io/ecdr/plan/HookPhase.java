package io.ecdr.plan;

/** When a hook runs. */
public enum HookPhase {
  /** Before anything is sent that changes something; it may veto. */
  PRE("pre"),
  /** After the change was confirmed; it can undo nothing. */
  POST("post"),
  /** It fences: after it, clients must not be able to write any more, or can again. */
  FENCE("fence");

  private final String word;

  HookPhase(String word) {
    this.word = word;
  }

  /** As scripts read it. */
  public String word() {
    return word;
  }
}
