package io.ecdr.usecase;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;

/**
 * Plans of what is done with the standby of {@code orders}, as a user of the two Regions would have
 * them made.
 */
final class RolePlans {

  static final LossLimit ANY = new LossLimit(Optional.empty(), true, Optional.empty());
  static final WriteProbe NO_PROBE =
      new WriteProbe(WriteProbe.Mode.OFF, Optional.empty(), Optional.empty());

  private final TwoRegions aws;

  RolePlans(TwoRegions aws) {
    this.aws = aws;
  }

  /** Makes {@code orders} at home, and {@code orders-eu} that follows it. */
  void pair() {
    pair(r -> {});
  }

  /** The same, with more said of {@code orders}. */
  void pair(Consumer<CreateReplicationGroupRequest.Builder> more) {
    Consumer<CreateReplicationGroupRequest.Builder> two =
        r -> r.numCacheClusters(2).automaticFailoverEnabled(true);
    aws.cache("orders", two.andThen(more));
    follow();
  }

  /** Makes {@code orders-eu}, which follows what is at home. */
  void follow() {
    aws.done(standby("orders-eu"));
    aws.calls.pass(Duration.ofMinutes(10));
  }

  Plan standby(String as) {
    return standby("orders", as);
  }

  Plan standby(String cache, String as) {
    var request =
        new StandbyCreateRequest(
            cache,
            TwoRegions.HOME,
            TwoRegions.DR,
            as,
            Optional.of("private"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return TwoRegions.plan(new StandbyCreate(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** To the DR Region, whatever is lost. */
  Plan switchover() {
    return switchover(TwoRegions.DR);
  }

  Plan switchover(Region to) {
    return switchover(to, Optional.empty());
  }

  Plan switchover(Region to, Optional<Duration> timeout) {
    return switchover(
        new SwitchoverRequest(
            "orders", TwoRegions.HOME, to, ANY, Optional.empty(), timeout, WriteProbe.AUTO));
  }

  Plan switchover(SwitchoverRequest request) {
    return TwoRegions.plan(new Switchover(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** To the DR Region, whatever is lost and however well the primary looks. */
  Plan failover() {
    return failover(true, false, Optional.empty(), NO_PROBE);
  }

  Plan failover(
      boolean evenIfHealthy, boolean orDetach, Optional<Duration> deadline, WriteProbe probe) {
    var request =
        new FailoverRequest(
            "orders",
            TwoRegions.HOME,
            TwoRegions.DR,
            ANY,
            Optional.of(TwoRegions.HOME),
            evenIfHealthy,
            false,
            orDetach,
            deadline,
            Optional.empty(),
            probe);
    return TwoRegions.plan(new Failover(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** The standby stands alone, whatever is lost. */
  Plan detach() {
    var request =
        new DetachRequest(
            "orders-eu", TwoRegions.DR, ANY, Optional.empty(), Optional.empty(), WriteProbe.AUTO);
    return TwoRegions.plan(new Detach(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** What a member's own Region says of it. */
  String role(Region region, String id) {
    return aws.client(region)
        .describeReplicationGroups(r -> r.replicationGroupId(id))
        .replicationGroups()
        .get(0)
        .globalReplicationGroupInfo()
        .globalReplicationGroupMemberRole();
  }
}
