package io.ecdr.rdb;

import com.moilioncircle.redis.replicator.Configuration;
import com.moilioncircle.redis.replicator.FileType;
import com.moilioncircle.redis.replicator.RedisReplicator;
import com.moilioncircle.redis.replicator.rdb.DefaultRdbVisitor;
import com.moilioncircle.redis.replicator.rdb.datatype.KeyValuePair;
import com.moilioncircle.redis.replicator.rdb.skip.SkipRdbValueVisitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What another library finds in a file. It checks no sum and takes a file that is cut short, so it
 * is an opinion on files that are whole.
 *
 * @param databases keys by logical database
 * @param expiring keys with a time to live
 * @param expirySum those times added up, milliseconds since 1970
 * @param nameSum a sum over the names, which does not hang on their order
 */
public record OtherReader(
    Map<String, Long> databases, long expiring, long expirySum, long nameSum) {

  /** Reads a whole file. */
  public static OtherReader read(byte[] file) throws IOException {
    var databases = new TreeMap<String, Long>();
    var sums = new long[3];
    try (var replicator =
        new RedisReplicator(
            new ByteArrayInputStream(file), FileType.RDB, Configuration.defaultSetting())) {
      replicator.setRdbVisitor(
          new DefaultRdbVisitor(replicator, new SkipRdbValueVisitor(replicator)));
      replicator.addEventListener(
          (from, event) -> {
            if (event instanceof KeyValuePair<?, ?> pair) {
              databases.merge(String.valueOf(pair.getDb().getDbNumber()), 1L, Long::sum);
              if (pair.getExpiredMs() != null) {
                sums[0]++;
                sums[1] += pair.getExpiredMs();
              }
              sums[2] += java.util.Arrays.hashCode((byte[]) pair.getKey());
            }
          });
      replicator.open();
    }
    return new OtherReader(databases, sums[0], sums[1], sums[2]);
  }

  /** The same of our own reader. */
  public static OtherReader ours(byte[] file) throws Exception {
    var databases = new TreeMap<String, Long>();
    var sums = new long[3];
    RdbReader.read(
        new ByteArrayInputStream(file),
        entry -> {
          databases.merge(String.valueOf(entry.database()), 1L, Long::sum);
          if (entry.expires()) {
            sums[0]++;
            sums[1] += entry.expiresAtMillis();
          }
          sums[2] += java.util.Arrays.hashCode(entry.key().orElseThrow());
        });
    return new OtherReader(databases, sums[0], sums[1], sums[2]);
  }
}
