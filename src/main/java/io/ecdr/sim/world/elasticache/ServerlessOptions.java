package io.ecdr.sim.world.elasticache;

/**
 * What AWS's texts leave open of serverless caches.
 *
 * @param exportKey how the file of an export is called (X6: seen once)
 * @param fromS3 what {@code SnapshotArnsToRestore} does with ARNs of S3 objects (CP#252: claimed,
 *     API:CreateServerlessCache tells of snapshots only)
 */
public record ServerlessOptions(ExportKey exportKey, Options.Choice fromS3) {

  /** How the file of an export is called. */
  public enum ExportKey {
    /** {@code <snapshot>/<snapshot>-0001.rdb}. */
    FOLDER,
    /** {@code <snapshot>-0001.rdb}, as node based exports are. */
    FLAT
  }

  /** A folder, and nothing out of S3. */
  public static ServerlessOptions usual() {
    return new ServerlessOptions(ExportKey.FOLDER, Options.Choice.REFUSE);
  }
}
