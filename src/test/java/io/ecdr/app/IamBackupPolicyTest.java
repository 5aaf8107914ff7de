package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Making backups, copying them, and proving them. */
class IamBackupPolicyTest extends IamRuns {

  @Test
  void backupCreate() {
    caches("orders", "shop", "carts", "cluster-1");
    var all = " --timeout 2s";
    var plain = applied(BACKUP.formatted("orders"), "", 0);
    var again =
        applied(BACKUP.formatted("shop") + all, "lose-answer CreateSnapshot --before-effect", 21);
    var lost = applied(BACKUP.formatted("carts") + all, "lose-answer CopyObject --after-effect", 0);
    var cluster = applied(BACKUP.formatted("cluster-1"), "lose-answer PutObject --after-effect", 0);

    var names = " --region us-east-1 --dr-region eu-west-1";
    var command = command("backup create", names);
    var serverless = some(command.own(), "elasticache:.*Serverless.*");
    for (var policy : List.of(plain, again, lost, cluster)) {
      assertThat(policy.own()).isEqualTo(without(command.own(), serverless));
    }
    lone();
    assertThat(applied(BACKUP.formatted("basket"), "", 0).own()).containsAll(serverless);
    applied(BACKUP.formatted("alone"), "", 0);
    exactly(command);
    assertThat(recorded)
        .allMatch(
            command("backup create", names + " --bucket exports --dr-bucket dr-eu").document()
                ::allows);
  }

  @Test
  void backupCreateOfAServerlessCache() {
    lone();
    var policy = applied(BACKUP.formatted("basket"), "", 0);
    exactlyThisBackup(policy);
  }

  @Test
  void backupCreateOfASingleNode() {
    lone();
    var policy = applied(BACKUP.formatted("alone"), "", 0);
    exactlyThisBackup(policy);
  }

  @Test
  void rescue() {
    caches("orders", "shop");
    var line = BACKUP.replace("backup create", "rescue");
    exactlyThisBackup(applied(line.formatted("orders"), "", 0));
    recorded.clear();
    var compared =
        operator.types(
            "rescue compare orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --with orders"
                + " --with-region us-east-1");
    allowed(
        command("rescue compare", " --dr-region eu-west-1 --to us-east-1"),
        "rescue compare",
        compared.wire());
    recorded.clear();
    applied(line.formatted("shop") + " --timeout 2s", "lose-answer CopySnapshot --after-effect", 0);
    var command = command("rescue", " --region us-east-1 --dr-region eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
  }

  /** In the DR Region it is asked who calls only when a backup goes on that was cut off. */
  private void exactlyThisBackup(Policy policy) {
    var asked = without(policy.own(), Set.of("sts:GetCallerIdentity in eu-west-1"));
    assertThat(calls()).isEqualTo(without(asked, ONLY_IN_PARTS));
  }

  @Test
  void backupCopy() {
    caches("orders");
    call("us-east-1", "CreateSnapshot SnapshotName=before-work ReplicationGroupId=orders");
    done(BACKUP.formatted("orders") + " --yes");
    for (var bucket : List.of("dr-eu-2", "dr-eu-3")) {
      done("sim bucket " + bucket + " --region eu-west-1");
    }
    var kept =
        applied(
            "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to"
                + " eu-west-1=dr-eu-2",
            "lose-answer CopyObject --before-effect",
            0);
    var taken =
        applied(
            "backup copy before-work --region us-east-1 --bucket exports --to eu-west-1=dr-eu-3",
            "lose-answer CopySnapshot --after-effect",
            0);
    call("us-east-1", "CreateServerlessCache Engine=redis ServerlessCacheName=copied");
    done("sim wait copied --region us-east-1");
    operator.takesSnapshot("us-east-1", "copied", "copied-once");
    var serverless =
        applied(
            "backup copy copied@latest --region us-east-1 --bucket exports --to eu-west-1=dr-eu-3",
            "lose-answer ExportServerlessCacheSnapshot --after-effect",
            0);

    var command = command("backup copy", " --region us-east-1 --dr-region eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(command.own())
        .containsAll(kept.own())
        .containsAll(taken.own())
        .containsAll(serverless.own());
    assertThat(calls()).isEqualTo(without(command.own(), ONLY_IN_PARTS));
  }

  @Test
  void backupVerifyAndInspect() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var where = " --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu";
    var line = "backup verify orders@latest --bucket exports" + where;
    var plain = applied(line, "", 0);
    var deep = applied(line + " --deep", "", 0);
    exactly(command("backup verify", where + " --bucket exports"), plain, deep);
    recorded.clear();
    var inspect = done("backup inspect orders@latest" + where);
    allowed(command("backup inspect", where + " --cache orders"), "inspect", inspect.wire());
    exactly(command("backup inspect", where));
  }
}
