package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that the plan of a role change rests on.
 *
 * @param to the Region whose member is to be changed; everything is as this Region tells it, but
 *     what is said to be of the other
 * @param target the member in {@code to}
 * @param group the target's replication group
 * @param otherView the datastore as the old primary's Region tells it; for a failover only a glance
 * @param otherGroup the old primary's replication group; unknown where it was not asked for
 * @param lag the target's
 * @param at when the survey ended
 * @param beside what a planned change looks at as well; empty for an emergency, which does not
 * @param published the places that are to be told the new endpoint
 */
public record GlobalInventory(
    AccountId account,
    Region to,
    GlobalDatastore datastore,
    GlobalDatastore.Member target,
    Fact<ReplicationGroup> group,
    Fact<GlobalDatastore> otherView,
    Fact<ReplicationGroup> otherGroup,
    Lag lag,
    Instant at,
    Optional<SwitchoverFacts> beside,
    List<Published> published) {

  /** One that nothing else was read for. */
  public GlobalInventory(
      AccountId account,
      Region to,
      GlobalDatastore datastore,
      GlobalDatastore.Member target,
      Fact<ReplicationGroup> group,
      Fact<GlobalDatastore> otherView,
      Fact<ReplicationGroup> otherGroup,
      Lag lag,
      Instant at) {
    this(
        account,
        to,
        datastore,
        target,
        group,
        otherView,
        otherGroup,
        lag,
        at,
        Optional.empty(),
        List.of());
  }

  /** The same with what was read beside the roles. */
  public GlobalInventory beside(SwitchoverFacts facts) {
    return new GlobalInventory(
        account,
        to,
        datastore,
        target,
        group,
        otherView,
        otherGroup,
        lag,
        at,
        Optional.of(facts),
        published);
  }

  /** The same with the places that are to be told the new endpoint. */
  public GlobalInventory publishing(List<Published> places) {
    return new GlobalInventory(
        account, to, datastore, target, group, otherView, otherGroup, lag, at, beside, places);
  }

  public GlobalInventory {
    Objects.requireNonNull(beside, "beside");
    published = List.copyOf(published);
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(datastore, "datastore");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(otherView, "otherView");
    Objects.requireNonNull(otherGroup, "otherGroup");
    Objects.requireNonNull(lag, "lag");
    Objects.requireNonNull(at, "at");
  }

  /** Whether the target is the one primary already. */
  public boolean already() {
    return datastore.primary().filter(target::equals).isPresent();
  }

  /** What would be lost. */
  public Loss loss() {
    return Loss.of(lag, at);
  }

  /** The Region of the one primary; empty text when there is none, or several. */
  public String primaryRegion() {
    return datastore.primary().map(GlobalDatastore.Member::region).orElse("");
  }

  /** The Region of the one primary, where there is one that is a Region at all. */
  public Optional<Region> expectable() {
    return Optional.of(primaryRegion()).flatMap(GlobalInventory::region);
  }

  private static Optional<Region> region(String word) {
    try {
      return Optional.of(new Region(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
