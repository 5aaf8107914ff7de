package io.ecdr.rdb;

import java.util.Optional;

/**
 * How a value stands in the file: one row for each type number, with the shape by which it is
 * skipped. Number 8 was never given out.
 */
enum Encoding {
  STRING(0, KeyType.STRING, Shape.ONE_STRING),
  LIST(1, KeyType.LIST, Shape.STRINGS),
  SET(2, KeyType.SET, Shape.STRINGS),
  ZSET_TEXT_SCORES(3, KeyType.ZSET, Shape.MEMBERS_WITH_TEXT_SCORES),
  HASH(4, KeyType.HASH, Shape.PAIRS),
  ZSET(5, KeyType.ZSET, Shape.MEMBERS_WITH_SCORES),
  MODULE_BEFORE_RELEASE(6, KeyType.MODULE, Shape.OPAQUE),
  MODULE(7, KeyType.MODULE, Shape.MODULE),
  HASH_ZIPMAP(9, KeyType.HASH, Shape.ONE_STRING),
  LIST_ZIPLIST(10, KeyType.LIST, Shape.ONE_STRING),
  SET_INTSET(11, KeyType.SET, Shape.ONE_STRING),
  ZSET_ZIPLIST(12, KeyType.ZSET, Shape.ONE_STRING),
  HASH_ZIPLIST(13, KeyType.HASH, Shape.ONE_STRING),
  LIST_QUICKLIST(14, KeyType.LIST, Shape.STRINGS),
  STREAM_5_0(15, KeyType.STREAM, Shape.STREAM),
  HASH_LISTPACK(16, KeyType.HASH, Shape.ONE_STRING),
  ZSET_LISTPACK(17, KeyType.ZSET, Shape.ONE_STRING),
  LIST_QUICKLIST_2(18, KeyType.LIST, Shape.CONTAINERS),
  STREAM_7_0(19, KeyType.STREAM, Shape.STREAM),
  SET_LISTPACK(20, KeyType.SET, Shape.ONE_STRING),
  STREAM_7_2(21, KeyType.STREAM, Shape.STREAM),
  HASH_FIELD_TTLS_BEFORE_RELEASE(22, KeyType.HASH, Shape.FIELDS_WITH_TTL),
  HASH_LISTPACK_TTLS_BEFORE_RELEASE(23, KeyType.HASH, Shape.ONE_STRING),
  HASH_FIELD_TTLS(24, KeyType.HASH, Shape.MOMENT_AND_FIELDS_WITH_TTL),
  HASH_LISTPACK_TTLS(25, KeyType.HASH, Shape.MOMENT_AND_STRING),
  /** Valkey's own hash with field TTLs; its number means another thing to the other project. */
  VALKEY_HASH_FIELD_TTLS(22, KeyType.HASH, Shape.PAIRS_WITH_MOMENT);

  /** What follows the key. */
  enum Shape {
    ONE_STRING,
    STRINGS,
    PAIRS,
    CONTAINERS,
    MEMBERS_WITH_SCORES,
    MEMBERS_WITH_TEXT_SCORES,
    FIELDS_WITH_TTL,
    MOMENT_AND_FIELDS_WITH_TTL,
    MOMENT_AND_STRING,
    PAIRS_WITH_MOMENT,
    STREAM,
    MODULE,
    /** Cannot be skipped without the module that wrote it. */
    OPAQUE
  }

  private static final Encoding[] REDIS = byNumber(false);
  private static final Encoding[] VALKEY = byNumber(true);

  private final int number;
  private final KeyType type;
  private final Shape shape;

  Encoding(int number, KeyType type, Shape shape) {
    this.number = number;
    this.type = type;
    this.shape = shape;
  }

  /** The row of this number in a file of this version; empty when there is none. */
  static Optional<Encoding> of(int number, RdbVersion version) {
    var rows = version.valkeyTypes() ? VALKEY : REDIS;
    return number < rows.length ? Optional.ofNullable(rows[number]) : Optional.empty();
  }

  KeyType type() {
    return type;
  }

  Shape shape() {
    return shape;
  }

  /** Whether fields of a hash may run out by themselves. */
  boolean fieldTtls() {
    return switch (this) {
      case HASH_FIELD_TTLS_BEFORE_RELEASE,
          HASH_LISTPACK_TTLS_BEFORE_RELEASE,
          HASH_FIELD_TTLS,
          HASH_LISTPACK_TTLS,
          VALKEY_HASH_FIELD_TTLS ->
          true;
      default -> false;
    };
  }

  private static Encoding[] byNumber(boolean valkey) {
    var rows = new Encoding[valkey ? 23 : 26];
    for (var row : values()) {
      boolean own = row == VALKEY_HASH_FIELD_TTLS;
      if (row.number < rows.length && (valkey ? own || row.number < 22 : !own)) {
        rows[row.number] = row;
      }
    }
    return rows;
  }
}
