package io.ecdr.rdb;

import java.util.Locale;

/** What a key holds, in the words of the command {@code TYPE}. */
public enum KeyType {
  STRING,
  LIST,
  SET,
  ZSET,
  HASH,
  STREAM,
  MODULE;

  /** In small letters. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
