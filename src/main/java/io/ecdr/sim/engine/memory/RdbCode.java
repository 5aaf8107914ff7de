package io.ecdr.sim.engine.memory;

/** The marks within an RDB file. */
final class RdbCode {

  static final int STRING = 0;
  static final int FUNCTION = 245;
  static final int IDLE = 248;
  static final int FREQUENCY = 249;
  static final int AUXILIARY = 250;
  static final int RESIZE_DB = 251;
  static final int EXPIRE_MILLIS = 252;
  static final int EXPIRE_SECONDS = 253;
  static final int SELECT_DB = 254;
  static final int EOF = 255;

  static final int LENGTH_32 = 0x80;
  static final int LENGTH_64 = 0x81;
  static final int INT_8 = 0xc0;
  static final int INT_16 = 0xc1;
  static final int INT_32 = 0xc2;
  static final int COMPRESSED = 0xc3;

  private RdbCode() {}
}
