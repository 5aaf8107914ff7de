package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.world.s3.StoredObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of backups, how long, and where. */
class IamBackupKeepingPolicyTest extends IamRuns {

  @Test
  void backupListAndShow() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var names = " --dr-region eu-west-1 --dr-bucket dr-eu";
    allowed(command("backup list", names), "list", done("backup list" + names).wire());
    exactly(command("backup list", names));
    recorded.clear();
    var show = done("backup show orders@latest" + names);
    allowed(command("backup show", names + " --cache orders"), "show", show.wire());
    exactly(command("backup show", names));
  }

  @Test
  void backupMarks() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var backup =
        done("backup list --dr-region eu-west-1 --dr-bucket dr-eu -o json")
            .data()
            .list("backups")
            .get(0)
            .text("id")
            .orElseThrow();
    for (var word : List.of("keep", "release", "retire", "accept")) {
      recorded.clear();
      var marked =
          applied(
              "backup " + word + " " + backup + " --dr-region eu-west-1 --dr-bucket dr-eu", "", 0);
      exactly(command("backup " + word, " --dr-region eu-west-1"), marked);
    }
  }

  @Test
  void backupAutomatic() {
    caches("orders", "cluster");
    lone();
    var set = " --region us-east-1 --days ";
    var lost = "lose-answer ModifyReplicationGroup --after-effect";
    for (var ran :
        List.of(
            applied("backup automatic orders" + set + "7 --window 05:00-06:00", lost, 0),
            applied("backup automatic cluster" + set + "2", "", 0),
            applied("backup automatic basket" + set + "2 --window 05:00", "", 0),
            applied("backup automatic alone" + set + "2", "", 0),
            applied("backup automatic orders" + set + "0", "", 0))) {
      assertThat(calls()).containsAll(ran.own());
    }
    var command = command("backup automatic", " --region us-east-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(calls()).isEqualTo(command.own());
  }

  @Test
  void backupBucket() {
    var fresh =
        applied(
            "backup bucket --region us-east-1 --name new",
            "lose-answer PutBucketPolicy --before-effect",
            0);
    var settings = simulator.world().s3().find("new").orElseThrow().settings();
    settings.accessBlock(Optional.empty());
    settings.ownership(Optional.empty());
    settings.encryption(new StoredObject.Encryption("aws:kms", Optional.empty(), false));
    var neglected = applied("backup bucket --region us-east-1 --name new", "", 0);

    var command = command("backup bucket", " --region us-east-1 --bucket new");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(fresh.own()).isEqualTo(command.own());
    assertThat(command.own()).containsAll(neglected.own());
    assertThat(calls()).isEqualTo(command.own());
  }

  @Test
  void backupPrune() {
    caches("orders", "shop", "carts");
    for (var cache : List.of("orders", "orders", "shop", "shop", "carts", "carts")) {
      done(BACKUP.formatted(cache) + " --yes");
    }
    var prune =
        "backup prune %s --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu --keep-last 1";
    var plain = applied(prune.formatted("orders"), "", 0);
    var lost = applied(prune.formatted("shop"), "lose-answer DeleteObject --after-effect", 0);

    var names = " --region us-east-1 --dr-region eu-west-1";
    var cut =
        applied(
            prune.formatted("carts") + " --timeout 2s",
            "lose-answer DeleteSnapshot --before-effect",
            21);
    call("us-east-1", "CreateServerlessCache Engine=redis ServerlessCacheName=basket");
    done("sim wait basket --region us-east-1");
    standbys("wide");
    for (var cache : List.of("basket", "basket", "wide", "wide")) {
      done(BACKUP.formatted(cache) + " --yes");
    }
    assertThat(done(prune.formatted("wide")).out())
        .contains("decided as one with wide-eu in eu-west-1");
    var member = applied(prune.formatted("wide"), "", 0);
    var serverless = applied(prune.formatted("basket"), "", 0);
    var command = command("backup prune", names);
    for (var ran : List.of(plain, lost, cut, serverless, member)) {
      assertThat(command.own()).containsAll(ran.own());
    }
    assertThat(calls()).isEqualTo(command.own());
    assertThat(recorded)
        .allMatch(
            command("backup prune", names + " --bucket exports --dr-bucket dr-eu").document()
                ::allows);
    assertThat(command("backup create", names).own()).noneMatch(a -> a.contains("Delete"));

    done(BACKUP.formatted("orders") + " --yes");
    var oldest =
        done("backup list orders --dr-region eu-west-1 --dr-bucket dr-eu -o json")
            .data()
            .list("backups")
            .get(1)
            .text("id")
            .orElseThrow();
    recorded.clear();
    var deleted =
        applied("backup delete " + oldest + " --dr-region eu-west-1 --dr-bucket dr-eu", "", 0);
    assertThat(recorded).allMatch(command("backup delete", names).document()::allows);
    assertThat(command("backup delete", names).own()).containsAll(deleted.own());
  }
}
