package io.ecdr.rdb;

import java.io.IOException;

/**
 * Passes over values. Nothing inside a packed value is looked at: the file's checksum covers it,
 * and the server that loads it looks at it again.
 */
final class Skipper {

  private static final int MODULE_END = 0;
  private static final int MODULE_SIGNED = 1;
  private static final int MODULE_UNSIGNED = 2;
  private static final int MODULE_FLOAT = 3;
  private static final int MODULE_DOUBLE = 4;
  private static final int MODULE_STRING = 5;

  /** A text score of this many bytes or more is one of NaN, infinity, minus infinity. */
  private static final int SPECIAL_SCORE = 253;

  private static final int STREAM_ID = 16;

  private final Elements elements;
  private final Bytes bytes;

  Skipper(Elements elements) {
    this.elements = elements;
    this.bytes = elements.bytes();
  }

  /** Passes over one value. */
  void value(Encoding encoding) throws IOException, RdbDamage {
    switch (encoding.shape()) {
      case ONE_STRING -> elements.skipString();
      case STRINGS -> elements.skipStrings(elements.count());
      case PAIRS -> elements.skipStrings(doubled(elements.count()));
      case CONTAINERS -> containers();
      case MEMBERS_WITH_SCORES -> scored(false);
      case MEMBERS_WITH_TEXT_SCORES -> scored(true);
      case FIELDS_WITH_TTL -> fields();
      case MOMENT_AND_FIELDS_WITH_TTL -> {
        bytes.skip(Long.BYTES);
        fields();
      }
      case MOMENT_AND_STRING -> {
        bytes.skip(Long.BYTES);
        elements.skipString();
      }
      case PAIRS_WITH_MOMENT -> pairsWithMoment();
      case STREAM -> stream(encoding);
      case MODULE -> module();
      case OPAQUE ->
          throw new RdbDamage(
              RdbDamage.Kind.UNKNOWN,
              bytes.offset(),
              "a module's value in the form of before Redis 4.0 was released, which only that"
                  + " module can read");
    }
  }

  /** Passes over a module's value: its name's number, then marked pieces up to the end mark. */
  void module() throws IOException, RdbDamage {
    elements.number();
    modulePieces();
  }

  /** Passes over what a module keeps beside the keys. */
  void moduleAux() throws IOException, RdbDamage {
    elements.number();
    elements.number();
    elements.number();
    modulePieces();
  }

  private void modulePieces() throws IOException, RdbDamage {
    while (true) {
      long from = bytes.offset();
      long mark = elements.number();
      if (mark == MODULE_END) {
        return;
      }
      if (mark == MODULE_SIGNED || mark == MODULE_UNSIGNED) {
        elements.number();
      } else if (mark == MODULE_FLOAT) {
        bytes.skip(Float.BYTES);
      } else if (mark == MODULE_DOUBLE) {
        bytes.skip(Double.BYTES);
      } else if (mark == MODULE_STRING) {
        elements.skipString();
      } else {
        throw Elements.corrupt(from, "a module's value with an unknown mark (" + mark + ")");
      }
    }
  }

  private long doubled(long count) throws RdbDamage {
    if (count > Long.MAX_VALUE / 2) {
      throw Elements.corrupt(bytes.offset(), "a hash of " + count + " fields");
    }
    return count * 2;
  }

  private void containers() throws IOException, RdbDamage {
    long count = elements.count();
    for (long i = 0; i < count; i++) {
      elements.number();
      elements.skipString();
    }
  }

  private void scored(boolean text) throws IOException, RdbDamage {
    long count = elements.count();
    for (long i = 0; i < count; i++) {
      elements.skipString();
      if (text) {
        int length = bytes.one();
        bytes.skip(length >= SPECIAL_SCORE ? 0 : length);
      } else {
        bytes.skip(Double.BYTES);
      }
    }
  }

  private void fields() throws IOException, RdbDamage {
    long count = elements.count();
    for (long i = 0; i < count; i++) {
      elements.number();
      elements.skipString();
      elements.skipString();
    }
  }

  private void pairsWithMoment() throws IOException, RdbDamage {
    long count = elements.count();
    for (long i = 0; i < count; i++) {
      elements.skipString();
      elements.skipString();
      bytes.skip(Long.BYTES);
    }
  }

  private void stream(Encoding encoding) throws IOException, RdbDamage {
    boolean counted = encoding != Encoding.STREAM_5_0;
    boolean active = encoding == Encoding.STREAM_7_2;
    elements.skipStrings(doubled(elements.count()));
    numbers(counted ? 8 : 3);
    long groups = elements.count();
    for (long group = 0; group < groups; group++) {
      elements.skipString();
      numbers(counted ? 3 : 2);
      pending();
      consumers(active);
    }
  }

  private void pending() throws IOException, RdbDamage {
    long count = elements.count();
    for (long i = 0; i < count; i++) {
      bytes.skip(STREAM_ID + Long.BYTES);
      elements.number();
    }
  }

  private void consumers(boolean active) throws IOException, RdbDamage {
    long count = elements.count();
    for (long i = 0; i < count; i++) {
      elements.skipString();
      bytes.skip(active ? 2 * Long.BYTES : Long.BYTES);
      long owned = elements.count();
      if (owned > Long.MAX_VALUE / STREAM_ID) {
        throw Elements.corrupt(bytes.offset(), "a consumer with " + owned + " entries");
      }
      bytes.skip(owned * STREAM_ID);
    }
  }

  private void numbers(int count) throws IOException, RdbDamage {
    for (int i = 0; i < count; i++) {
      elements.number();
    }
  }
}
