package io.ecdr.usecase;

import static io.ecdr.usecase.SurveyedWorld.AWAY;
import static io.ecdr.usecase.SurveyedWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.store.LocalOperations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From what the simulated service tells to a plan or to one clear line, through real clients. */
class SurveyTest {

  private SurveyedWorld world;

  @AfterEach
  void end() {
    if (world != null) {
      world.close();
    }
  }

  private SurveyedWorld world() {
    world = SurveyedWorld.start();
    return world;
  }

  private static Plan ready(Planned planned) {
    assertThat(planned).isInstanceOf(Planned.Ready.class);
    return ((Planned.Ready) planned).plan();
  }

  private static Rejection rejected(Planned planned) {
    assertThat(planned).isInstanceOf(Planned.Rejected.class);
    return ((Planned.Rejected) planned).why();
  }

  private static Check blocker(Plan plan, String id) {
    assertThat(plan.blockers()).extracting(Check::id).contains(id);
    return plan.blockers().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private Planned backup(String cache) {
    return world.planBackup(world.request(cache));
  }

  @Test
  void aBackupIsPlannedWithoutAChangingCall() {
    world().buckets().group(HOME, "orders", true);
    var plan = ready(backup("ORDERS"));
    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.lanes().get(0).steps()).hasSize(5);
    assertThat(world.sent()).isNotEmpty().allMatch(Call::readsOnly);
  }

  @Test
  void anUnknownCacheIsNamedAndTheOtherRegionIsLookedAt() {
    world().buckets().group(AWAY, "orders", false);
    var why = rejected(backup("orders"));
    assertThat(why.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(why.message())
        .isEqualTo(
            "there is no cache orders in us-east-1;" + " there is one of that id in eu-west-1");
    assertThat(why.hint()).contains("--region");
    assertThat(rejected(backup("nothing")).hint())
        .isEqualTo("see what there is: ecdr status --region us-east-1");
  }

  @Test
  void aNodeIsSentToItsGroup() {
    world().buckets().group(HOME, "orders", false);
    assertThat(rejected(backup("orders-001")).hint()).contains("ecdr backup create orders");
  }

  @Test
  void anIllegalIdIsBadUsageAndNothingIsSent() {
    world();
    assertThat(rejected(backup("no such_cache")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(world.sent()).isEmpty();
  }

  @Test
  void bucketsInTheWrongRegionOrMissingAreFound() {
    world().buckets().group(HOME, "orders", true);
    var wrong = new BackupRequest("orders", HOME, AWAY, "dst", "src", "ecdr", Optional.empty());
    var plan = ready(world.planBackup(wrong));
    assertThat(blocker(plan, "export-bucket-region").observed()).contains("eu-west-1");
    assertThat(blocker(plan, "dr-bucket-region").observed()).contains("us-east-1");
    var missing = new BackupRequest("orders", HOME, AWAY, "nope", "nada", "ecdr", Optional.empty());
    plan = ready(world.planBackup(missing));
    assertThat(blocker(plan, "export-bucket-region").observed())
        .isEqualTo("there is no bucket nope");
    assertThat(blocker(plan, "dr-bucket-region").observed()).isEqualTo("there is no bucket nada");
  }

  @Test
  void missingAndWrongPoliciesAreFound() {
    world()
        .bucket(HOME, "src")
        .bucket(AWAY, "dst")
        .policyFor(AWAY, "dst", "us-east-1.elasticache-snapshot.amazonaws.com")
        .group(HOME, "orders", true);
    var plan = ready(backup("orders"));
    assertThat(blocker(plan, "export-bucket-policy").observed())
        .startsWith("bucket src has no policy")
        .contains("s3:PutObject");
    assertThat(blocker(plan, "dr-bucket-policy").observed())
        .startsWith("not granted to eu-west-1.elasticache-snapshot.amazonaws.com");
  }

  @Test
  void aDarkRegionIsSaidInOneLineWithTheWayOut() {
    world().buckets().group(HOME, "orders", true).fault("region-dark us-east-1");
    var why = rejected(backup("orders"));
    assertThat(why.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(why.message()).contains("us-east-1").doesNotContain("\n");
    assertThat(why.hint())
        .contains(
            "ecdr restore orders@latest-proven --region us-east-1 --to eu-west-1 --as orders");
  }

  @Test
  void expiredAndUnknownCredentialsAreSaid() {
    world = SurveyedWorld.start("EXPIRED1");
    var why = rejected(backup("orders"));
    assertThat(why.code()).isEqualTo(ExitCode.NOT_PERMITTED);
    assertThat(why.message()).startsWith("the AWS credentials have expired");
    world.close();
    world = SurveyedWorld.start("UNKNOWN1");
    assertThat(rejected(backup("orders")).message()).startsWith("no usable AWS credentials");
  }

  @Test
  void aWebPageIsNotAws() throws IOException {
    var page = "<html><body>Log in to the network</body></html>".getBytes(StandardCharsets.UTF_8);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(200, head ? -1 : page.length);
          if (!head) {
            exchange.getResponseBody().write(page);
          }
          exchange.close();
        });
    server.start();
    world();
    try (var other = world.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
      var why = rejected(other.planBackup(world.request("orders")));
      assertThat(why.code()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(why.message()).startsWith("what answers there is not AWS");
      assertThat(why.hint()).contains("--endpoint-url");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void throttlingIsOutlasted() {
    world().buckets().group(HOME, "orders", true).fault("throttle us-east-1 --rate 20");
    assertThat(ready(backup("orders")).blockers()).isEmpty();
  }

  private static RestoreRequest restore(String backup) {
    return RestoreRequest.of(backup, AWAY, "orders-dr", "dst")
        .of(backup, Optional.of(HOME), "")
        .with(
            new RestorePlace(
                Optional.of("subnets"), List.of("sg-eu-west-1"), Optional.empty(), false));
  }

  private Planned planRestore(String backup) {
    return new Restore(world.surveyor(), world::nextId, "test").plan(restore(backup));
  }

  private String backedUp() {
    var plan = ready(backup("orders"));
    var report = world.run(plan);
    assertThat(report.code()).as(problems(report)).isEqualTo(ExitCode.OK);
    return "orders-" + plan.id();
  }

  private static String problems(Report report) {
    return report.lanes().toString();
  }

  @Test
  void aBackupIsMadeListedShownAndRestoredWithTheSourceDark() {
    world().buckets().subnets(AWAY, "subnets").group(HOME, "orders", true);
    var first = backedUp();
    var second = backedUp();
    world.fault("region-dark us-east-1");
    int before = world.sent().size();

    var list =
        ((Answer.Given<BackupListReport>)
                new BackupList(world.surveyor(), new LocalOperations(Path.of("nowhere")))
                    .read(
                        new BackupListRequest(
                            Optional.of("orders"), Optional.of(HOME), AWAY, "dst", "ecdr")))
            .report();
    assertThat(list.backups())
        .extracting(b -> b.id() + " " + b.proof().word())
        .containsExactly(second + " checked", first + " checked");
    assertThat(list.notes()).isEmpty();

    var show =
        ((Answer.Given<BackupShowReport>)
                new BackupShow(world.surveyor())
                    .read(
                        new BackupShowRequest(
                            "orders@oldest", Optional.of(HOME), AWAY, "dst", "ecdr")))
            .report();
    assertThat(show.backup().id()).isEqualTo(first);
    assertThat(show.whole()).isTrue();
    assertThat(show.files()).hasSize(2);

    var plan = ready(planRestore("orders@latest"));
    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.prediction().recoveryPointAge()).isPresent();
    var report = world.run(plan);
    assertThat(report.code()).as(problems(report)).isEqualTo(ExitCode.OK);
    // IAM is one for all Regions: whoever does not get through to it goes on without.
    assertThat(world.sent().subList(before, world.sent().size()))
        .filteredOn(call -> call.service() != Service.IAM)
        .extracting(Call::region)
        .containsOnly(AWAY);

    var taken = ready(planRestore(second));
    assertThat(blocker(taken, "target-id").observed()).contains("orders-dr is taken");
  }

  @Test
  void ofTwoBackupsOfOneMinuteTheDataDecidesWhichIsTheLatest() {
    world().buckets().subnets(AWAY, "subnets").group(HOME, "orders", false);
    for (var operation : List.of("20261123-0115-zzzz", "20261123-0115-aaaa")) {
      var planned =
          new BackupCreate(world.surveyor(), () -> operation, "test").plan(world.request("orders"));
      assertThat(world.run(ready(planned)).code()).isEqualTo(ExitCode.OK);
    }
    assertThat(found("orders@latest")).isEqualTo("orders-20261123-0115-aaaa");
    assertThat(found("orders@oldest")).isEqualTo("orders-20261123-0115-zzzz");
  }

  private BackupListReport listed() {
    return ((Answer.Given<BackupListReport>)
            new BackupList(world.surveyor(), new LocalOperations(Path.of("nowhere")))
                .read(
                    new BackupListRequest(
                        Optional.of("orders"), Optional.of(HOME), AWAY, "dst", "ecdr")))
        .report();
  }

  @Test
  void aListOfWhichNotAllWasReadIsNoSuccess() {
    world().buckets().subnets(AWAY, "subnets").group(HOME, "orders", false);
    backedUp();
    assertThat(listed().code()).isEqualTo(ExitCode.OK);
    world.fault("lose-answer GetObject --before-effect --times 99");
    assertThat(listed().code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(listed().backups()).isEmpty();
    assertThat(listed().notes()).isNotEmpty();
  }

  private String found(String reference) {
    var answer =
        new BackupShow(world.surveyor())
            .read(new BackupShowRequest(reference, Optional.of(HOME), AWAY, "dst", "ecdr"));
    return ((Answer.Given<BackupShowReport>) answer).report().backup().id();
  }

  @Test
  void whatIsNotThereIsNotRestored() {
    world().buckets().subnets(AWAY, "subnets").group(HOME, "orders", false);
    assertThat(rejected(planRestore("orders@latest")).message())
        .isEqualTo(
            "there is no backup of orders in bucket dst in eu-west-1 under ecdr/000000000000");
    assertThat(rejected(planRestore("orders@yesterday")).code()).isEqualTo(ExitCode.USAGE);
    backedUp();
    var why = rejected(planRestore("orders@latest-verified"));
    assertThat(why.message()).isEqualTo("no backup of orders is verified");
    assertThat(why.hint()).contains("checked");
    assertThat(rejected(planRestore("orders-20200101-0000-aaaa")).code())
        .isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void anUnfinishedBackupIsNoneAndADamagedManifestIsSaid() {
    world().buckets().subnets(AWAY, "subnets").group(HOME, "orders", false);
    var id = backedUp();
    var folder = "ecdr/000000000000/us-east-1/replication-group/orders/" + id + "/";
    var s3 = world.s3(AWAY);
    s3.putObject(
        p -> p.bucket("dst").key(folder + "manifest.json"),
        software.amazon.awssdk.core.sync.RequestBody.fromString("{\"schema\":\"other\"}"));
    assertThat(rejected(planRestore("orders@latest")))
        .satisfies(w -> assertThat(w.code()).isEqualTo(ExitCode.VERIFICATION_FAILED))
        .satisfies(w -> assertThat(w.message()).contains("manifest").contains(id));
    assertThat(listed().code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(listed().notes()).singleElement().asString().contains("manifest.json");
    s3.deleteObject(d -> d.bucket("dst").key(folder + "manifest.json"));
    assertThat(listed().code()).isEqualTo(ExitCode.OK);
    assertThat(rejected(planRestore(id)).message()).contains("is not finished");
    assertThat(rejected(planRestore("orders@latest")).code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void aDarkDrRegionIsSaidInOneLineToo() {
    world().buckets().group(HOME, "orders", true).fault("region-dark eu-west-1");
    var why = rejected(backup("orders"));
    assertThat(why.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(why.message()).contains("eu-west-1");
  }
}
