package io.ecdr.app;

/** Role changes as they are typed. */
final class IamRoleLines {

  static final String SWITCH =
      "switchover %s --region us-east-1 --to eu-west-1 --accept-unknown-loss --write-probe off";
  static final String FAIL =
      "failover %s --region us-east-1 --to eu-west-1 --accept-unknown-loss --write-probe off"
          + " --promote-deadline 2s";
  static final String AFTER = " --replicas-after 2 --snapshot-retention 3";
  static final String DETACH =
      "detach %s-eu --region eu-west-1 --accept-unknown-loss --write-probe off";

  private IamRoleLines() {}
}
