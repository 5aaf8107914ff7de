package io.ecdr.sim.action;

import io.ecdr.sim.blob.Blob;

/** The bytes that come with a request, already received. */
@FunctionalInterface
public interface Content {

  /** The bytes; empty when none came. */
  Blob blob();

  /** No bytes. */
  static Content none() {
    var empty = Blob.of(new byte[0]);
    return () -> empty;
  }
}
