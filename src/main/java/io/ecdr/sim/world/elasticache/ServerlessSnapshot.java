package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.ServerlessCacheSnapshot;

/** A snapshot of a serverless cache: one file with the keys of all slots. */
public final class ServerlessSnapshot implements SeedSource {

  private final Estate estate;
  private final ServerlessCacheSnapshot about;
  private final Life<ServerlessSnapshotLife.State, ServerlessSnapshotLife.On> life;
  private Blob file;
  private int readers;

  ServerlessSnapshot(Estate estate, ServerlessCacheSnapshot about, History history) {
    this.estate = estate;
    this.about = about;
    this.life =
        new Life<>(
            about.arn(),
            ServerlessSnapshotLife.TABLE,
            ServerlessSnapshotLife.State.CREATING,
            history);
  }

  /** Its name, in lower case. */
  public String name() {
    return about.serverlessCacheSnapshotName();
  }

  /** Its ARN. */
  public String arn() {
    return about.arn();
  }

  /** Where and whose it is. */
  public Estate estate() {
    return estate;
  }

  /** What describes it and never depends on its state. */
  public ServerlessCacheSnapshot about() {
    return about;
  }

  /** The engine of its cache. */
  public String engine() {
    return about.serverlessCacheConfiguration().engine();
  }

  /** Its states. */
  public Life<ServerlessSnapshotLife.State, ServerlessSnapshotLife.On> life() {
    return life;
  }

  /** The keys, once they are written. */
  public Optional<Blob> file() {
    return Optional.ofNullable(file);
  }

  /** Whether a new cache may be filled from it now; several may at once (unsure). */
  public boolean canRestore() {
    return life.is(ServerlessSnapshotLife.State.READING)
        || life.can(ServerlessSnapshotLife.On.READ);
  }

  /** As the API shows it now: its size is text (API:ServerlessCacheSnapshot). */
  public ServerlessCacheSnapshot describe() {
    return about.toBuilder()
        .status(life.state().told())
        .bytesUsedForCache(file == null ? null : Long.toString(file.size()))
        .build();
  }

  void written(Blob done) {
    file = done;
  }

  @Override
  public void readBegins() {
    if (readers++ == 0) {
      life.on(ServerlessSnapshotLife.On.READ);
    }
  }

  @Override
  public void readEnds() {
    if (--readers == 0) {
      life.on(ServerlessSnapshotLife.On.READ_ENDED);
    }
  }
}
