package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.Settings;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.policy.Wildcard;
import io.ecdr.plan.Call;
import io.ecdr.plan.iam.IamActions;
import io.ecdr.plan.iam.IamPolicy;
import io.ecdr.plan.iam.Permission;
import io.ecdr.plan.iam.Permission.Kind;
import io.ecdr.plan.iam.Scope;
import io.ecdr.plan.iam.Scope.Verb;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy of a backup whose files go in parts, with the limit of 5 GB set lower. */
class BackupInPartsTest {

  @TempDir private Path state;

  @Test
  void everyCallOfACopyInPartsIsAllowedOnItsObjects() {
    try (var aws = new TwoRegions(state)) {
      aws.settings = Settings.DEFAULT.withMultipart(100, 5 << 20);
      aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
      aws.breakWith("lose-answer", "CreateMultipartUpload", "--after-effect");
      aws.breakWith("lose-answer", "UploadPartCopy", "--before-effect", "--times", "5");
      var plan = aws.plans.backup("carts");
      int planned = aws.calls.sent().size();

      assertThat(code(aws.run(plan))).isEqualTo(ExitCode.UNKNOWN_OUTCOME);
      assertThat(code(aws.resume(plan.id()))).isEqualTo(ExitCode.OK);

      var sent = aws.calls.sent().stream().skip(planned).map(VirtualCalls.Sent::call).toList();
      var own = policy().permissions().stream().filter(p -> p.kind() == Kind.OWN).toList();
      assertThat(sent).allMatch(call -> own.stream().anyMatch(p -> allows(p, call)));
      assertThat(sent.stream().map(IamActions::of).toList())
          .contains("s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts", "s3:PutObject");
    }
  }

  private static ExitCode code(Answer<RunReport> answer) {
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<RunReport>) answer).report().report().code();
  }

  private static IamPolicy policy() {
    return IamPolicy.of(
        new Scope(
            Verb.BACKUP_CREATE,
            new AccountId("111122223333"),
            Optional.of(TwoRegions.HOME),
            Optional.empty(),
            Optional.of(TwoRegions.DR),
            Optional.of("carts"),
            Optional.empty(),
            Optional.of("exports"),
            Optional.of("backups"),
            "ecdr"));
  }

  private static boolean allows(Permission permission, Call call) {
    var bucket = call.parameters().text("Bucket").map(b -> "arn:aws:s3:::" + b);
    var object = call.parameters().text("Key").map(key -> bucket.orElse("") + "/" + key);
    return permission.action().equals(IamActions.of(call))
        && object
            .or(() -> bucket)
            .map(arn -> permission.resources().stream().anyMatch(p -> Wildcard.matches(p, arn)))
            .orElse(true);
  }
}
