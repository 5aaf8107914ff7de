package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import java.util.List;
import java.util.Optional;

/**
 * What {@code restore --serverless} may send. A command of its own, since what ElastiCache does for
 * a serverless cache in the caller's name is much and other than for nodes.
 */
final class ServerlessSends {

  private ServerlessSends() {}

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    var to = scope.need(scope.to());
    var as = Scope.any(scope.as());
    var bucket = Scope.any(scope.drBucket());
    var folder = RestoreSends.folder(scope, sends);
    target(to, as, sends);
    RestoreSends.files(to, bucket, folder, sends);
    RestoreSends.anySnapshot(to, sends);
    RestoreSends.subnets(to, Arns.ANY, sends);
    RestoreSends.userGroups(to, Arns.ANY, sends);
    var arns = new Arns(scope.account());
    var named = Value.fields("ServerlessCacheName", as);
    var cache =
        named
            .with("UserGroupId", Arns.ANY)
            .with("Tags", Value.texts(List.of()))
            .with(
                "SnapshotArnsToRestore",
                Value.texts(
                    List.of(
                        Arns.object(to, bucket, folder),
                        arns.elastiCache(to, "snapshot", Arns.ANY),
                        arns.elastiCache(to, "serverlesscachesnapshot", Arns.ANY))));
    sends
        .ground(to, true, Optional.of(Arns.ANY))
        .add(List.of(Sends.MAKER.elastiCache(to, "CreateServerlessCache", cache)))
        .until(new Condition("serverless-available", to, named));
  }

  /** Whether the cache may be made under that name, and how many there are. */
  static void target(Region to, String as, Sends sends) {
    sends
        .identity(List.of(to))
        .elastiCache(to, "DescribeServerlessCaches", "ServerlessCacheName", as)
        .elastiCache(to, "DescribeServerlessCaches");
  }
}
