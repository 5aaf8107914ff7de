package io.ecdr.rdb;

import io.ecdr.model.Slots;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The key that the reader has just passed. One object for all keys: take from it what is needed.
 */
public final class RdbEntry {

  private static final long NEVER = Long.MIN_VALUE;

  private final KeyText key;
  private long database;
  private Encoding encoding = Encoding.STRING;
  private long expiresAt = NEVER;
  private long offset;
  private long bytes;
  private RdbValue value = new RdbValue(0, 0, 0, 0);

  RdbEntry(KeyText key) {
    this.key = key;
  }

  void in(long database) {
    this.database = database;
  }

  void expiring(long milliseconds) {
    expiresAt = milliseconds;
  }

  void staying() {
    expiresAt = NEVER;
  }

  void found(Encoding encoding, long offset, long bytes) {
    this.encoding = encoding;
    this.offset = offset;
    this.bytes = bytes;
  }

  void valued(RdbValue found) {
    value = found;
  }

  /** Its value by its sum; only where the visitor wants values. */
  public RdbValue value() {
    return value;
  }

  /** The logical database, from 0. */
  public long database() {
    return database;
  }

  /** What the key holds. */
  public KeyType type() {
    return encoding.type();
  }

  /** Whether fields of this hash run out by themselves. */
  public boolean fieldTtls() {
    return encoding.fieldTtls();
  }

  /** Where in the file it begins, in bytes from the file's beginning. */
  public long offset() {
    return offset;
  }

  /** Bytes of the file that the key, its value and its expiry take: packed, not as in memory. */
  public long bytes() {
    return bytes;
  }

  /** Whether it has a time to live. */
  public boolean expires() {
    return expiresAt != NEVER;
  }

  /** When it runs out, in milliseconds since 1970; only where {@link #expires}. */
  public long expiresAtMillis() {
    return expiresAt;
  }

  /** When it runs out. */
  public Optional<Instant> expiresAt() {
    return expires() ? Optional.of(Instant.ofEpochMilli(expiresAt)) : Optional.empty();
  }

  /** The length of the key's name in bytes. */
  public long keyLength() {
    return key.fullLength();
  }

  /** A copy of the key's name; empty where it is longer than 4 MiB. */
  public Optional<byte[]> key() {
    return key.whole() ? Optional.of(key.copy()) : Optional.empty();
  }

  /**
   * The hash slot, 0 to {@link Slots#COUNT} - 1; empty where the name is longer than 4 MiB and so
   * was not kept.
   */
  public OptionalInt slot() {
    return key.whole() ? OptionalInt.of(key.slot()) : OptionalInt.empty();
  }
}
