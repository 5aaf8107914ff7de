package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.FailbackRequest.Saving;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A Global Datastore of two Regions whose primary lets users of its own in, in virtual time. */
final class FencedPair implements AutoCloseable {
  static final String ALL = "on ~* +@all";

  final TwoRegions aws;

  /**
   * Makes it.
   *
   * @param others users and groups of the Region that are told before the cache's own
   */
  FencedPair(Path folder, int others) {
    aws = new TwoRegions(folder);
    for (int i = 0; i < others; i++) {
      user("a-user-" + i, "other-" + i, ALL);
      group("a-group-" + i, "default");
    }
    user("orders-reader", "reader", "on ~* +@read");
    user("orders-app", "default", ALL);
    group("orders-users", "orders-reader", "orders-app");
    aws.cache(
        "orders",
        r ->
            r.numCacheClusters(2)
                .automaticFailoverEnabled(true)
                .transitEncryptionEnabled(true)
                .userGroupIds("orders-users"));
    aws.roles.follow();
  }

  /** The standby lets in the same users as the primary. */
  FencedPair withUsersOfTheStandby() {
    user(TwoRegions.DR, "orders-reader", "reader", "on ~* +@read");
    user(TwoRegions.DR, "orders-app", "default", ALL);
    group(TwoRegions.DR, "orders-users", "orders-reader", "orders-app");
    aws.client(TwoRegions.DR)
        .modifyReplicationGroup(
            r ->
                r.replicationGroupId("orders-eu")
                    .userGroupIdsToAdd("orders-users")
                    .applyImmediately(true));
    aws.calls.pass(Duration.ofMinutes(30));
    return this;
  }

  private void user(String id, String name, String access) {
    user(TwoRegions.HOME, id, name, access);
  }

  private void user(Region region, String id, String name, String access) {
    aws.client(region)
        .createUser(
            r ->
                r.userId(id)
                    .userName(name)
                    .engine("redis")
                    .noPasswordRequired(true)
                    .accessString(access));
  }

  private void group(String id, String... users) {
    group(TwoRegions.HOME, id, users);
  }

  private void group(Region region, String id, String... users) {
    aws.client(region).createUserGroup(r -> r.userGroupId(id).engine("redis").userIds(users));
  }

  /** What a user may do now. */
  String access(String user) {
    return aws.client(TwoRegions.HOME)
        .describeUsers(r -> r.userId(user))
        .users()
        .get(0)
        .accessString();
  }

  /** What came of each step. */
  static List<String> outcomes(RunReport report) {
    return report.report().lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .map(step -> step.step().id() + ": " + step.outcome())
        .toList();
  }

  /** Runs a plan, which ends like that. */
  RunReport ends(ExitCode code, Plan plan) {
    var answer = aws.run(plan);
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Given.class);
    var report = ((Answer.Given<RunReport>) answer).report();
    assertThat(report.code()).as("%s", outcomes(report)).isEqualTo(code);
    return report;
  }

  /** Somebody changes it. */
  void modify(String user, String access) {
    aws.client(TwoRegions.HOME).modifyUser(r -> r.userId(user).accessString(access));
    aws.calls.pass(Duration.ofMinutes(10));
  }

  /** A fence of the primary. */
  Plan fence() {
    return TwoRegions.plan(
        new Fence(aws.surveyor(), aws.operations, aws::nextId, "test")
            .plan(
                new FenceRequest(
                    "orders",
                    TwoRegions.HOME,
                    false,
                    new TreeMap<>(),
                    Optional.empty(),
                    RolePlans.NO_PROBE,
                    false,
                    Hooks.NONE,
                    Optional.empty())));
  }

  /** A detach that fences the old side by its users. */
  Plan detach() {
    return detach(new FenceTerms(true, Duration.ZERO));
  }

  Plan detach(FenceTerms fence) {
    var terms =
        new RoleTerms(RolePlans.ANY, Optional.empty(), Optional.empty(), RolePlans.NO_PROBE)
            .fencing(fence);
    return TwoRegions.plan(
        new Detach(aws.surveyor(), aws::nextId, "test")
            .plan(new DetachRequest("orders-eu", TwoRegions.DR, terms)));
  }

  /** A switchover whose writers a fence stops. */
  Plan switchover(FenceTerms fence, WriteProbe probe, UnaryOperator<SwitchoverRequest> more) {
    var loss = new LossLimit(Optional.of(Duration.ofMinutes(10)), true, Optional.empty());
    var terms = new RoleTerms(loss, Optional.empty(), Optional.empty(), probe).fencing(fence);
    var request =
        new SwitchoverRequest(
            "orders",
            TwoRegions.HOME,
            TwoRegions.DR,
            terms,
            Optional.of(Duration.ofMinutes(10)),
            Optional.empty());
    return accepted(
        TwoRegions.plan(
            new Switchover(aws.surveyor(), aws::nextId, "test").plan(more.apply(request))));
  }

  Plan switchover() {
    return switchover(new FenceTerms(true, Duration.ZERO), RolePlans.NO_PROBE, request -> request);
  }

  /** A standby has no user groups of its own here, which the parity check rightly minds. */
  static Plan accepted(Plan plan) {
    return plan.accepting(new Acceptance(new TreeSet<>(), new TreeSet<>(List.of("users"))));
  }

  /** The way home after a detach, which deletes the old side. */
  Plan failback() {
    var terms =
        new RoleTerms(
            LossLimit.of(Duration.ofMinutes(5)),
            Optional.empty(),
            Optional.empty(),
            RolePlans.NO_PROBE);
    return TwoRegions.plan(
        new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
            .plan(
                new FailbackRequest(
                    "orders",
                    TwoRegions.HOME,
                    Optional.empty(),
                    terms,
                    Optional.empty(),
                    new Away(Optional.of(TwoRegions.DR), Optional.of("orders-eu")),
                    Anew.USUAL,
                    Optional.of("us-east-1/orders"),
                    Optional.of(new Saving("exports", "backups", "ecdr")))));
  }

  @Override
  public void close() {
    aws.close();
  }
}
