package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One plan's policy: of its own objects, and of nothing else. */
class IamPlanPolicyTest extends IamRuns {

  @Test
  void locksThatMachinesShareAreAllowedWhereTheyAreKept() {
    standbys("orders");
    var state = " --state-bucket eu-west-1=dr-eu --state-bucket us-east-1=exports";
    var file = folder.resolve("locked.json");
    done("plan " + IamRoleLines.SWITCH.formatted("orders") + " --out " + file);
    var policy = policy(file + state);
    var applied = done("apply " + file + " --yes" + state);
    allowed(policy, "with locks in buckets", applied.wire());
    assertThat(calls()).contains("s3:PutObject in eu-west-1", "s3:GetObject in us-east-1");
    // Everything that is shared was written, and each is allowed by its own name only.
    var id = done("show " + file + " -o json").data().fields("savedPlan").fields("plan");
    for (var key : List.of("/locks/", "/operations/" + id.text("id").orElseThrow(), "/applied/")) {
      assertThat(applied.sent())
          .as(key)
          .anyMatch(s -> s.method().equals("PUT") && s.action().contains(key));
    }
    var printed = done("iam-policy " + file + state).out();
    assertThat(printed)
        .contains("/ecdr-state/operations/" + id.text("id").orElseThrow() + "/*")
        .doesNotContain("/ecdr-state/*");
    for (var line : List.of("op list", "op show " + id.text("id").orElseThrow())) {
      allowed(policy, line, done(line + state).wire());
    }
    assertThat(recorded)
        .noneMatch(
            n -> n.action().equals("s3:PutObject") && policy(file.toString()).document().allows(n));
    assertThat(command("status", " --region us-east-1" + state).own())
        .contains("s3:GetObject in eu-west-1", "s3:GetObject in us-east-1")
        .noneMatch(action -> action.startsWith("s3:Put"));
  }

  @Test
  void aPlansPolicyIsOfNoUseForAnotherCache() {
    standbys("orders", "shop");
    ofNoUse(BACKUP.formatted("orders"), BACKUP.formatted("shop"));
    ofNoUse(IamRoleLines.SWITCH.formatted("orders"), IamRoleLines.SWITCH.formatted("shop"));
  }

  private void ofNoUse(String line, String other) {
    var mine = applied(line, "", 0);
    assertThat(mine.own()).isNotEmpty();
    recorded.clear();
    applied(other, "", 0);
    var changes =
        recorded.stream().filter(n -> !n.action().matches("\\w+:(Describe|List|Get).*")).toList();
    assertThat(changes).isNotEmpty().noneMatch(mine.document()::allows);
    recorded.clear();
  }
}
