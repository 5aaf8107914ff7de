package io.ecdr.plan.iam;

import io.ecdr.plan.TrialMarker;
import java.util.List;

/** What {@code check} may send: what the commands read whose checks it asks, and nothing else. */
final class CheckSends {

  private CheckSends() {}

  static void of(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    sends.group(home, Scope.any(scope.cache())).datastore(home, Arns.ANY).drills(home);
    scope.to().ifPresent(sends::drills);
    scope.drRegion().ifPresent(sends::drills);
    scope
        .to()
        .or(scope::drRegion)
        .ifPresent(
            to -> {
              RoleSends.both(home, to, scope, sends);
              // After a detach the way home begins with a standby made anew.
              StandbySends.looked(to, home, scope, sends);
            });
    if (scope.drRegion().isPresent()) {
      BackupSends.looked(scope, sends);
      RestoreSends.looked(scope, scope.drRegion().get(), sends);
    }
  }

  /**
   * What a trial write takes besides: a marker of any name in both buckets. Apart, since both would
   * not fit into one managed policy, and who only reads should not be allowed to write.
   */
  static void active(Scope scope, Sends sends) {
    var owner = scope.account();
    for (var marker : TrialMarker.of(BackupSends.request(scope), Arns.ANY)) {
      sends.add(
          List.of(
              marker.write(Sends.MAKER, owner),
              marker.read(Sends.MAKER, owner),
              marker.remove(Sends.MAKER, owner)));
    }
  }
}
