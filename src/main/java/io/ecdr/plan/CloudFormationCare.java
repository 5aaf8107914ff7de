package io.ecdr.plan;

import io.ecdr.plan.Aftercare.Cache;
import io.ecdr.plan.Aftercare.Note;
import io.ecdr.plan.Aftercare.Tool;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CloudFormation's side. Its guide says that a member's role is changed without interruption, and
 * not what an update makes of roles that were swapped elsewhere. Sources: its template reference
 * ({@code GlobalReplicationGroupMember}, {@code DeletionPolicy}), "Resolve drift with an import
 * operation".
 */
final class CloudFormationCare {

  private static final String GLOBAL = "AWS::ElastiCache::GlobalReplicationGroup";
  private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";
  private static final String RETAIN =
      "in the template: DeletionPolicy: Retain and UpdateReplacePolicy: Retain, on it and on each"
          + " member's "
          + GROUP
          + "; update the stack with that alone";
  private static final String DRIFT = "documented: the guide's page on resolving drift by import";

  private CloudFormationCare() {}

  private static String drift(String region) {
    return "see how they differ: aws cloudformation detect-stack-drift --stack-name STACK --region "
        + region;
  }

  static Note promoted(String datastore, Cache now, List<Cache> others) {
    var roles =
        others.stream()
            .map(o -> ", SECONDARY for " + o.id() + " in " + o.region())
            .collect(Collectors.joining());
    return new Note(
        Tool.CLOUDFORMATION,
        GLOBAL,
        datastore,
        now.region(),
        "nothing by itself; what the next update of its stack makes of the swapped roles is not"
            + " documented",
        List.of(
            RETAIN,
            drift("REGION"),
            "in the template's Members: Role PRIMARY for "
                + now.id()
                + " in "
                + now.region()
                + roles
                + "; read the change set before it is executed"),
        "unsure: the template reference says of Members that they change without interruption, no"
            + " more");
  }

  static Note detached(String datastore, Cache now) {
    return new Note(
        Tool.CLOUDFORMATION,
        GROUP,
        now.id(),
        now.region(),
        "nothing by itself; an update that touches it may fail, or make it anew, as its template"
            + " still names "
            + datastore,
        List.of(
            RETAIN,
            drift(now.region()),
            "take it out of the template, update the stack, write it as it is now, and import it by"
                + " ReplicationGroupId "
                + now.id()
                + ": aws cloudformation create-change-set --change-set-type IMPORT"),
        "unsure what an update does; " + DRIFT);
  }

  static Note restored(Cache now) {
    return new Note(
        Tool.CLOUDFORMATION,
        GROUP,
        now.id(),
        now.region(),
        "nothing: no stack knows it",
        List.of(
            "to manage it: write it with DeletionPolicy: Retain in a stack of "
                + now.region()
                + " and import it by ReplicationGroupId "
                + now.id()
                + ": aws cloudformation create-change-set --change-set-type IMPORT",
            "leave SnapshotArns and SnapshotName out, or as they were given: whether a change makes"
                + " it anew is unsure"),
        "documented: the guide's pages on import");
  }

  static Note made(String datastore, Cache now) {
    return new Note(
        Tool.CLOUDFORMATION,
        GLOBAL,
        datastore,
        now.region(),
        "nothing: no stack knows it",
        List.of(
            "to manage it: write it with DeletionPolicy: Retain in a stack of "
                + now.region()
                + " and import it by GlobalReplicationGroupId "
                + datastore
                + ": aws cloudformation create-change-set --change-set-type IMPORT"),
        "documented: the guide's pages on import; that this type can be imported is inferred");
  }

  static Note rebuilt(Cache now) {
    return new Note(
        Tool.CLOUDFORMATION,
        GROUP,
        now.id(),
        now.region(),
        "nothing by itself; a stack that made the one before takes this one for it when it has the"
            + " same id",
        List.of(drift(now.region()), RETAIN),
        "unsure: it follows from the id that it keeps; " + DRIFT);
  }
}
