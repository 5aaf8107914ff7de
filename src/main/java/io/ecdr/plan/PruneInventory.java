package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.plan.retention.LineageFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is there of the backups of some caches.
 *
 * @param at when it was read
 */
public record PruneInventory(AccountId account, List<Lineage> lineages, Instant at) {
  public PruneInventory {
    Objects.requireNonNull(account, "account");
    lineages = List.copyOf(lineages);
    Objects.requireNonNull(at, "at");
  }

  /**
   * One cache's.
   *
   * @param datastore the Global Datastore that the cache is a member of
   * @param pieces by backup id, what can be taken away and how it looked
   * @param notes what else was found, one sentence each
   * @param retired the object that says that the lineage is over, where there is one
   */
  public record Lineage(
      CacheId cache,
      Optional<String> datastore,
      LineageFacts facts,
      Map<String, Pieces> pieces,
      List<String> notes,
      Optional<Thing> retired) {
    public Lineage {
      Objects.requireNonNull(cache, "cache");
      Objects.requireNonNull(datastore, "datastore");
      Objects.requireNonNull(facts, "facts");
      pieces = new TreeMap<>(pieces);
      notes = List.copyOf(notes);
      Objects.requireNonNull(retired, "retired");
    }
  }

  /**
   * Of what a backup consists.
   *
   * @param operation that made it
   * @param exportBucket where the exported files are; empty when that is not known
   * @param folder of the copy, with a slash at its end
   * @param beside the records that the copy's proof and marks rest on, and those that are not there
   */
  public record Pieces(
      String operation,
      String exportBucket,
      List<Thing> exports,
      String folder,
      Optional<Thing> manifest,
      List<Thing> files,
      List<Thing> beside) {
    public Pieces {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(exportBucket, "exportBucket");
      exports = List.copyOf(exports);
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(manifest, "manifest");
      files = List.copyOf(files);
      beside = List.copyOf(beside);
    }

    /** How the copy looked: its manifest and what its proof and marks rest on. */
    List<Thing> look() {
      var all = new ArrayList<Thing>();
      manifest.ifPresent(all::add);
      all.addAll(beside);
      return all;
    }
  }

  /**
   * An object as it was seen.
   *
   * @param tag its ETag without quotes; empty when it was not there
   */
  public record Thing(String key, String tag, long bytes) {
    public Thing {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(tag, "tag");
    }

    /** One that was not there. */
    public static Thing missing(String key) {
      return new Thing(key, "", 0);
    }

    boolean there() {
      return !tag.isEmpty();
    }
  }
}
