package io.ecdr.model;

import java.util.Objects;

/**
 * What {@code rescue} was asked to do: a backup of the old side, every byte of it read, that
 * retention never takes.
 */
public record RescueRequest(BackupRequest backup) implements ChangeRequest {

  /** As far as a rescue goes. */
  public static final BackupStages STAGES = new BackupStages(true, true, true, true);

  public RescueRequest {
    Objects.requireNonNull(backup, "backup");
    if (!backup.stages().equals(STAGES)) {
      throw new IllegalArgumentException("a rescue leaves no stage out");
    }
  }
}
