package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * All that the plan of a standby's end rests on.
 *
 * @param datastore the standby is its target
 * @param snapshots those of the standby in its Region
 */
public record StandbyLeaving(GlobalInventory datastore, Fact<List<Snapshot>> snapshots) {
  public StandbyLeaving {
    Objects.requireNonNull(datastore, "datastore");
    Objects.requireNonNull(snapshots, "snapshots");
  }
}
