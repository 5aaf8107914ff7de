package io.ecdr.gate;

/**
 * Who is at the other end of a connection.
 *
 * @param name {@code ecdr}, or the program that it started
 * @param child whether it is a program
 */
record Caller(String name, boolean child) {

  static final Caller ECDR = new Caller("ecdr", false);

  /** One of the programs that ecdr started. */
  static Caller program(String name) {
    return new Caller(name, true);
  }
}
