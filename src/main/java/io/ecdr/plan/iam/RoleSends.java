package io.ecdr.plan.iam;

import io.ecdr.model.ChangeRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.iam.Scope.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What role changes may send. The datastore is found in a list of all, so all may be listed; the
 * other Regions are asked by a switchover, glanced at by a failover and left alone by a detach.
 */
final class RoleSends {

  private static final Pattern MEMBER = Pattern.compile("([^\\s,]+) in ([a-z0-9-]+)");

  /** One of a datastore. */
  record Member(Region region, String id) {}

  private RoleSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, ChangeRequest request, Sends sends) {
    var verb =
        request instanceof DetachRequest
            ? Verb.DETACH
            : request instanceof FailoverRequest ? Verb.FAILOVER : Verb.SWITCHOVER;
    for (var lane : saved.plan().lanes()) {
      var target = new Member(lane.cache().region(), lane.cache().id());
      var others = new ArrayList<>(members(saved));
      others.removeIf(m -> m.region().equals(target.region()));
      survey(verb, target, others, sends);
    }
    if (request instanceof DetachRequest detach) {
      sends.group(detach.region(), detach.cache().toLowerCase(Locale.ROOT));
    }
    sends.plan(saved.plan());
  }

  /** As the plan's fingerprint names them: {@code orders in us-east-1, orders-eu in eu-west-1}. */
  static List<Member> members(SavedPlan saved) {
    var words = saved.fingerprint().fields().getOrDefault("members", "");
    return MEMBER
        .matcher(words)
        .results()
        .map(m -> new Member(new Region(m.group(2)), m.group(1)))
        .toList();
  }

  /** Of the command, with every way it may take. */
  static void of(Scope scope, Sends sends) {
    boolean detach = scope.verb() == Verb.DETACH;
    var home = scope.need(scope.region());
    var target =
        detach
            ? new Member(home, Scope.any(scope.cache()))
            : new Member(scope.need(scope.to()), Scope.any(scope.as()));
    var others = detach ? List.<Member>of() : List.of(new Member(home, Scope.any(scope.cache())));
    survey(scope.verb(), target, others, sends);
    var named = Value.fields("ReplicationGroupId", target.id(), "GlobalReplicationGroupId", "*");
    if (scope.verb() != Verb.DETACH) {
      var moved = scope.verb() == Verb.SWITCHOVER ? named.with("AlsoSeenFrom", home.id()) : named;
      sends
          .elastiCache(target.region(), "FailoverGlobalReplicationGroup")
          .until(new Condition("roles-moved", target.region(), moved));
    }
    if (scope.verb() != Verb.SWITCHOVER) {
      sends
          .elastiCache(target.region(), "DisassociateGlobalReplicationGroup")
          .until(new Condition("standalone", target.region(), named.with("Since", Arns.ANY)));
    }
    if (scope.fence()) {
      fence(detach ? new Member(scope.need(scope.to()), Arns.ANY) : others.get(0), sends);
    }
    follow(target, sends);
    sends.identity(List.of(target.region()));
    if (scope.verb() == Verb.SWITCHOVER) {
      sends.identity(List.of(home));
    }
  }

  /** The other side's users, whoever they are. */
  private static void fence(Member old, Sends sends) {
    sends.group(old.region(), old.id()).elastiCache(old.region(), "DescribeUsers");
    FenceSends.users(old.region(), sends);
  }

  /** What may follow on the new primary. */
  private static void follow(Member target, Sends sends) {
    var named = Value.fields("ReplicationGroupId", target.id());
    for (var action : List.of("ModifyReplicationGroup", "IncreaseReplicaCount")) {
      sends.elastiCache(target.region(), action, "ReplicationGroupId", target.id());
    }
    for (var kind : List.of("automatic-set", "replicas-reached")) {
      sends.until(new Condition(kind, target.region(), named));
    }
  }

  /** What a switchover reads, be it there or back. */
  static void both(Region home, Region away, Scope scope, Sends sends) {
    var here = new Member(home, Scope.any(scope.cache()));
    var there = new Member(away, Scope.any(scope.as()));
    survey(Verb.SWITCHOVER, there, List.of(here), sends);
    survey(Verb.SWITCHOVER, here, List.of(there), sends);
  }

  /** What a switchover to {@code home} reads. */
  static void home(Region home, Region away, Scope scope, Sends sends) {
    var here = new Member(home, Scope.any(scope.cache()));
    survey(Verb.SWITCHOVER, here, List.of(new Member(away, Scope.any(scope.as()))), sends);
  }

  private static void survey(Verb verb, Member target, List<Member> others, Sends sends) {
    sends
        .datastore(target.region(), Arns.ANY)
        .lag(target.region())
        .group(target.region(), target.id());
    if (verb == Verb.DETACH) {
      return;
    }
    for (var other : others) {
      sends.datastore(other.region(), Arns.ANY);
      if (verb == Verb.SWITCHOVER) {
        sends
            .group(other.region(), other.id())
            .beside(other.region(), other.id())
            .elastiCache(other.region(), "DescribeSnapshots");
      }
    }
    if (verb == Verb.SWITCHOVER) {
      sends.beside(target.region(), target.id());
    }
  }
}
