package io.ecdr.rdb;

/** Is told what a file holds, in the order of the file, while it is read. */
public interface RdbVisitor {

  /** Nothing is of interest but whether the file is whole. */
  RdbVisitor NOBODY = entry -> {};

  /** A note of the server that wrote the file, such as {@code redis-ver}. */
  default void note(String name, String value) {}

  /** A library of functions. */
  default void function() {}

  /** Whether the sums of values are wanted, see {@link RdbEntry#value}. */
  default boolean wantsValues() {
    return false;
  }

  /**
   * A key.
   *
   * @param entry valid until this returns; the next key is told in the same object
   */
  void key(RdbEntry entry);
}
