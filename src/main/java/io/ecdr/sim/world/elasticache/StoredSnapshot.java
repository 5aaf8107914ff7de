package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/**
 * A snapshot. What the source looked like is kept as the API's own value; the files are the
 * engine's.
 */
public final class StoredSnapshot implements SeedSource {

  private static final long MEGABYTE = 1L << 20;

  private final Estate estate;
  private final String groupId;
  private final boolean clusterMode;
  private final Snapshot about;
  private final Life<SnapshotLife.State, SnapshotLife.On> life;
  private List<Part> parts;
  private int restores;

  StoredSnapshot(
      Estate estate,
      String groupId,
      boolean clusterMode,
      Snapshot about,
      List<Part> parts,
      History history) {
    this.estate = estate;
    this.groupId = groupId;
    this.clusterMode = clusterMode;
    this.about = about;
    this.parts = List.copyOf(parts);
    this.life = new Life<>(about.arn(), SnapshotLife.TABLE, SnapshotLife.State.CREATING, history);
  }

  /**
   * One shard's share.
   *
   * @param node the node it was read from
   * @param taken when the keys were frozen; {@code SnapshotCreateTime}
   * @param file the RDB file; null until it is written
   * @param bytes of keys in memory when it was taken
   */
  public record Part(
      NodeGroupConfiguration shard,
      String node,
      Instant nodeCreated,
      Instant taken,
      Blob file,
      long bytes) {

    Part written(Blob done) {
      return new Part(shard, node, nodeCreated, taken, done, bytes);
    }

    /** {@code CacheSize}: text with a unit, empty while it is being written (API:NodeSnapshot). */
    public String size() {
      if (file == null) {
        return "";
      }
      long held = Math.max(bytes, file.size());
      return Math.max(1, (held + MEGABYTE - 1) / MEGABYTE) + " MB";
    }
  }

  /** Its name, in lower case. */
  public String name() {
    return about.snapshotName();
  }

  /** Its ARN. */
  public String arn() {
    return about.arn();
  }

  /** Where and whose it is. */
  public Estate estate() {
    return estate;
  }

  /** The group it was taken of. */
  public String groupId() {
    return groupId;
  }

  /** Whether that group's shards own slots. */
  public boolean clusterMode() {
    return clusterMode;
  }

  /** Whether the service took it by itself. */
  public boolean automated() {
    return "automated".equals(about.snapshotSource());
  }

  /** What the source looked like. */
  public Snapshot about() {
    return about;
  }

  /** One per shard. */
  public List<Part> parts() {
    return parts;
  }

  /** Its states. */
  public Life<SnapshotLife.State, SnapshotLife.On> life() {
    return life;
  }

  /** Whether a new group may be filled from it now; several may at once (unsure). */
  public boolean canRestore() {
    return life.is(SnapshotLife.State.RESTORING) || life.can(SnapshotLife.On.RESTORE);
  }

  /** Bytes of its files. */
  long bytes() {
    return parts.stream().mapToLong(part -> part.file() == null ? 0 : part.file().size()).sum();
  }

  void written(List<Part> done) {
    parts = List.copyOf(done);
  }

  @Override
  public void readBegins() {
    if (restores++ == 0) {
      life.on(SnapshotLife.On.RESTORE);
    }
  }

  @Override
  public void readEnds() {
    if (--restores == 0) {
      life.on(SnapshotLife.On.RESTORE_ENDED);
    }
  }
}
