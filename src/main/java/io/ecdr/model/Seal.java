package io.ecdr.model;

import java.util.Objects;

/**
 * Whether a manifest is still the one that was written: its SHA-256 stands in an object of its own
 * beside it. It tells damage and edits; whoever changes both on purpose is not found out.
 *
 * @param digest SHA-256 of the manifest as it was read; empty when it was not looked at
 */
public record Seal(State state, String digest) {

  /** What the two say of each other. */
  public enum State {
    /** The manifest has the digest that was written. */
    FITS("fits"),
    /** It has another one. */
    DIFFERS("differs"),
    /** There is no digest, or none that can be read. */
    MISSING("missing");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word used in JSON. */
    public String word() {
      return word;
    }
  }

  public Seal {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(digest, "digest");
  }

  /** Whether the manifest may be relied on. */
  public boolean fits() {
    return state == State.FITS;
  }

  /** For people, after the manifest's name. */
  public String words() {
    return switch (state) {
      case FITS -> "has the digest that was written with it";
      case DIFFERS -> "is not as it was written: it has another SHA-256 than the one beside it";
      case MISSING -> "has no SHA-256 beside it, so whether it was changed is unknown";
    };
  }
}
