package io.ecdr.plan;

import io.ecdr.plan.Aftercare.Note;
import io.ecdr.plan.Aftercare.Tool;
import io.ecdr.plan.Report.LaneReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a lane deleted and did not make again, or took out of its datastore and left there. Sources:
 * HashiCorp's pages on refresh (what is gone is taken out of the state, so the next plan makes it
 * anew) and on removing from the state; CloudFormation's guide on drift (a resource that is gone is
 * told as {@code DELETED}).
 */
final class GoneCare {

  private static final Map<String, List<String>> TYPES =
      Map.of(
          "DeleteReplicationGroup",
          List.of("aws_elasticache_replication_group", "AWS::ElastiCache::ReplicationGroup"),
          "DeleteGlobalReplicationGroup",
          List.of(
              "aws_elasticache_global_replication_group",
              "AWS::ElastiCache::GlobalReplicationGroup"));

  private GoneCare() {}

  static Stream<Note> of(LaneReport lane) {
    Map<String, Call> gone = new LinkedHashMap<>();
    Map<String, Call> left = new LinkedHashMap<>();
    for (var step : lane.steps()) {
      if (step.step() instanceof Step.Act act && Aftercare.done(step).isPresent()) {
        var call = act.call();
        if (TYPES.containsKey(call.action()) && !id(call).isEmpty()) {
          gone.put(place(call), call);
          left.remove(place(call));
        } else if (call.action().equals("DisassociateGlobalReplicationGroup")) {
          left.put(place(call), call);
        } else if (call.action().equals("CreateReplicationGroup")) {
          gone.remove(place(call));
        }
      }
    }
    return Stream.concat(
        left.values().stream().flatMap(GoneCare::alone),
        gone.values().stream().flatMap(call -> notes(call).stream()));
  }

  /** It left its datastore and stays. */
  private static Stream<Note> alone(Call call) {
    var datastore = call.parameters().text("GlobalReplicationGroupId").orElse("");
    var cache = new Aftercare.Cache(id(call), call.region().id());
    return Stream.of(
        TerraformCare.detached(datastore, cache), CloudFormationCare.detached(datastore, cache));
  }

  private static String place(Call call) {
    return call.region() + "/" + id(call);
  }

  /**
   * A member is made with the id of its datastore beside its own. Empty for a datastore that the
   * lane itself made: what it is called was told on the way, and no tool ever knew it.
   */
  private static String id(Call call) {
    return call.parameters()
        .text("ReplicationGroupId")
        .or(() -> call.parameters().text("GlobalReplicationGroupId"))
        .orElse("");
  }

  private static List<Note> notes(Call call) {
    var types = TYPES.get(call.action());
    List<Note> all = new ArrayList<>();
    all.add(
        new Note(
            Tool.TERRAFORM,
            types.get(0),
            id(call),
            call.region().id(),
            "make it anew, where its configuration says that it is there",
            List.of(
                "when it is not to come back: take its block out of the configuration, and terraform"
                    + " state rm ADDRESS where it is still listed",
                "terraform plan must not show that it is created before anything is applied"),
            "documented: HashiCorp's pages on refresh and on removing from the state"));
    all.add(
        new Note(
            Tool.CLOUDFORMATION,
            types.get(1),
            id(call),
            call.region().id(),
            "nothing by itself; where a stack lists it, an update that touches it fails",
            List.of(
                "see what it finds: aws cloudformation detect-stack-drift --stack-name STACK"
                    + " --region "
                    + call.region(),
                "take it out of the template and update the stack"),
            "documented: the guide's page on drift (DELETED); what an update does is inferred"));
    return all;
  }
}
