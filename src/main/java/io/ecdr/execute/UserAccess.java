package io.ecdr.execute;

import io.ecdr.model.AccessRules;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code user-access {UserId, UserName, AccessString, Before}}: the user tells that access string,
 * and it and its user groups are {@code active}. Whether the service tells a string in the words
 * that it was given is unsure: where a fence was asked for, any string will do that lets nothing be
 * written. Facts: the access strings, never a password.
 */
final class UserAccess implements Observer {

  @Override
  public String kind() {
    return "user-access";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("UserId").orElse("");
    return Looks.at(
        dialogue,
        "user",
        call(dialogue, condition.region(), "DescribeUsers", "UserId", id),
        answered -> answered.body().list("Users").stream().findFirst(),
        missing(condition, id),
        user -> judge(condition, user, dialogue));
  }

  private static Look missing(Condition condition, String id) {
    return new Look.Failed(
        ExitCode.NOT_FOUND,
        "there is no user " + id + " in " + condition.region(),
        "see who there is: aws elasticache describe-users --region " + condition.region());
  }

  private static Look judge(Condition condition, Value.Fields user, Dialogue dialogue) {
    var id = condition.parameters().text("UserId").orElse("");
    var wanted = condition.parameters().text("AccessString").orElse("");
    var told = AccessRules.normal(user.text("AccessString").orElse(""));
    boolean fits =
        told.equals(AccessRules.normal(wanted))
            || fence(condition, wanted) && !AccessRules.writes(told);
    if (!fits) {
      return new Look.Absent("the access of user " + id + " is '" + told + "'");
    }
    var status = word(user);
    if (!status.equals("active")) {
      return new Look.NotYet("user " + id + " is " + status);
    }
    return groups(condition, user, told, dialogue);
  }

  /** Whether writing is taken away; what is given back need not let anything be written either. */
  private static boolean fence(Condition condition, String wanted) {
    return condition
        .parameters()
        .text("Before")
        .filter(before -> AccessRules.readOnly(before).equals(AccessRules.normal(wanted)))
        .isPresent();
  }

  /** The groups carry it to the caches. */
  private static Look groups(
      Condition condition, Value.Fields user, String told, Dialogue dialogue) {
    for (var group : user.texts("UserGroupIds")) {
      var call = call(dialogue, condition.region(), "DescribeUserGroups", "UserGroupId", group);
      var answer = dialogue.ask("group " + group, call);
      if (answer.isEmpty()) {
        return new Look.Asking();
      }
      var waits = unsettled(group, call, answer.get());
      if (waits.isPresent()) {
        return waits.get();
      }
    }
    var asked = condition.parameters();
    return new Look.So(
        Value.fields("AccessString", told, "At", dialogue.now().toString())
            .with("UserId", asked.text("UserId"))
            .with("UserName", asked.text("UserName"))
            .with("Before", asked.text("Before")));
  }

  private static Optional<Look> unsettled(String group, Call call, Completion answer) {
    if (Looks.refused(answer, RefusalKind.NOT_FOUND)) {
      return Optional.empty();
    }
    if (!(answer instanceof Completion.Answered answered)) {
      return Optional.of(Looks.unreadable(call, answer));
    }
    return answered.body().list("UserGroups").stream()
        .map(UserAccess::word)
        .filter(status -> !status.equals("active"))
        .findFirst()
        .map(status -> new Look.NotYet("user group " + group + " is " + status));
  }

  private static String word(Value.Fields fields) {
    return fields.text("Status").orElse("in no state").toLowerCase(Locale.ROOT);
  }

  private static Call call(
      Dialogue dialogue, Region region, String action, String parameter, String id) {
    return dialogue.call(Service.ELASTICACHE, action, region, Value.fields(parameter, id));
  }
}
