package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.Value;
import java.util.Optional;

/**
 * The tag by which a cache that was made of a backup tells what it goes on from. It names the cache
 * itself too, so that on any other one, which inherited or was given a copy of it, it says nothing.
 */
public final class LineageTag {

  /** Its key. */
  public static final String KEY = "ecdr:lineage";

  private static final String OF = " of ";

  /** How Global Datastores are named where caches are named by their paths. */
  private static final String DATASTORE = "global-datastore/";

  private LineageTag() {}

  /** Its value; only characters that a tag may have (source: {@code UG23:Tagging-Resources}). */
  static String value(CacheId self, String lineage) {
    return self(self) + OF + lineage;
  }

  private static String self(CacheId cache) {
    return cache.region() + "/" + cache.kind().word() + "/" + cache.id();
  }

  /** The lineage that a cache's own tag tells; empty when it has none of its own. */
  public static Optional<String> of(CacheId cache, Value.Fields tags) {
    return tags.text(KEY)
        .filter(value -> value.startsWith(self(cache) + OF))
        .map(value -> value.substring((self(cache) + OF).length()))
        .filter(lineage -> !lineage.isBlank());
  }

  /** How a Global Datastore is named among caches. */
  public static String datastore(String id) {
    return DATASTORE + id;
  }
}
