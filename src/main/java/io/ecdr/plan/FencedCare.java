package io.ecdr.plan;

import io.ecdr.model.AccessRules;
import io.ecdr.model.Value;
import io.ecdr.plan.Aftercare.Note;
import io.ecdr.plan.Aftercare.Tool;
import io.ecdr.plan.Report.LaneReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The users that a lane made reading only and left so: whoever writes their access strings down
 * elsewhere gives it back, and with it the writes on the old side.
 */
final class FencedCare {

  private static final String TERRAFORM = "aws_elasticache_user";
  private static final String CLOUDFORMATION = "AWS::ElastiCache::User";

  private FencedCare() {}

  /** Of a lane's steps that are done; a user that may write again at its end needs nothing. */
  static Stream<Note> of(LaneReport lane) {
    Map<String, String> fenced = new LinkedHashMap<>();
    Map<String, Value.Fields> read = new LinkedHashMap<>();
    for (var step : lane.steps()) {
      var facts = Aftercare.done(step);
      if (facts.isEmpty()) {
        continue;
      }
      if (step.step() instanceof Step.Act act && act.call().action().equals("ModifyUser")) {
        set(fenced, act.call());
      } else if (step.step() instanceof Step.Local local && local.kind().equals("read-users")) {
        read.put(region(local), facts.get());
      } else if (step.step() instanceof Step.Local local && local.kind().equals("fence-users")) {
        read.getOrDefault(region(local), Value.Fields.NONE).list("Users").stream()
            .flatMap(user -> user.text("UserId").stream())
            .forEach(id -> fenced.put(id, region(local)));
      }
    }
    return fenced.entrySet().stream().flatMap(e -> notes(e.getKey(), e.getValue()));
  }

  private static String region(Step.Local local) {
    return local.parameters().text("Region").orElse("");
  }

  private static void set(Map<String, String> fenced, Call call) {
    var id = call.parameters().text("UserId").orElse("");
    var access = call.parameters().text("AccessString");
    if (access.filter(AccessRules::writes).isPresent()) {
      fenced.remove(id);
    } else if (access.isPresent()) {
      fenced.put(id, call.region().id());
    }
  }

  private static Stream<Note> notes(String id, String region) {
    return Stream.of(
        new Note(
            Tool.TERRAFORM,
            TERRAFORM,
            id,
            region,
            "set its access_string back, which lifts the fence: it may write again",
            List.of(
                "apply nothing to it while the old side is fenced",
                "in its configuration meanwhile: lifecycle { ignore_changes = [access_string] }"),
            "inferred: access_string is an argument of the AWS provider's " + TERRAFORM),
        new Note(
            Tool.CLOUDFORMATION,
            CLOUDFORMATION,
            id,
            region,
            "nothing by itself; an update of its stack that touches it sets AccessString back,"
                + " which lifts the fence",
            List.of(
                "update nothing of it while the old side is fenced",
                "see how it differs: aws cloudformation detect-stack-drift --stack-name STACK"
                    + " --region "
                    + region),
            "documented: the template reference says of AccessString that it changes without"
                + " interruption; what an update makes of one that was changed elsewhere is"
                + " inferred"));
  }
}
