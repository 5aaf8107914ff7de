package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code standby create} may send. */
final class StandbySends {

  private StandbySends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, StandbyCreateRequest request, Sends sends) {
    var known = saved.fingerprint().fields().getOrDefault("global datastore", "none");
    survey(
        request.region(),
        request.cache().toLowerCase(Locale.ROOT),
        request.to(),
        request.as(),
        // Whoever makes the datastore meanwhile: the survey asks for the one that is told.
        known.equals("none") ? Arns.ANY : known,
        sends);
    request.subnetGroup().ifPresent(name -> subnets(request.to(), name, sends));
    sends.ground(request.to(), !request.securityGroups().isEmpty(), request.kmsKey());
    sends.plan(saved.plan());
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    of(
        scope.need(scope.region()),
        Scope.any(scope.cache()),
        scope.need(scope.to()),
        Scope.any(scope.as()),
        sends);
  }

  /** Of a standby {@code as} of a cache that is in {@code home}. */
  static void of(Region home, String cache, Region to, String as, Sends sends) {
    survey(home, cache, to, as, Arns.ANY, sends);
    subnets(to, Arns.ANY, sends);
    sends.ground(to, true, Optional.of(Arns.ANY));
    sends
        .elastiCache(
            home,
            "CreateGlobalReplicationGroup",
            "GlobalReplicationGroupIdSuffix",
            cache,
            "PrimaryReplicationGroupId",
            cache)
        .until(
            new Condition(
                "global-datastore-available",
                home,
                Value.fields("ReplicationGroupId", cache, "Suffix", cache)))
        .identity(List.of(home, to));
    member(to, as, sends);
  }

  /** The secondary itself. */
  static void member(Region to, String as, Sends sends) {
    var group =
        Value.fields("ReplicationGroupId", as)
            .with("GlobalReplicationGroupId", Arns.ANY)
            .with("UserGroupIds", Value.texts(List.of(Arns.ANY)));
    sends
        .add(List.of(Sends.MAKER.elastiCache(to, "CreateReplicationGroup", group)))
        .until(new Condition("member-associated", to, Value.fields("ReplicationGroupId", as)));
  }

  /**
   * What is read before a plan is made.
   *
   * @param primary where it would be the standby of
   * @param to where it would be
   */
  static void looked(Region primary, Region to, Scope scope, Sends sends) {
    survey(primary, Scope.any(scope.as()), to, Scope.any(scope.cache()), Arns.ANY, sends);
    subnets(to, Arns.ANY, sends);
    sends.ground(to, true, Optional.empty());
  }

  private static void survey(
      Region home, String cache, Region to, String as, String datastore, Sends sends) {
    sends
        .identity(List.of(home))
        .group(home, cache)
        .group(to, as)
        .nodes(home, cache)
        .datastore(home, datastore);
    logins(home, sends);
    logins(to, sends);
  }

  /** Who may log in on either side, where user groups are used. */
  static void logins(Region region, Sends sends) {
    sends.elastiCache(region, "DescribeUserGroups").elastiCache(region, "DescribeUsers");
  }

  static void subnets(Region to, String name, Sends sends) {
    sends.elastiCache(to, "DescribeCacheSubnetGroups", "CacheSubnetGroupName", name);
  }
}
