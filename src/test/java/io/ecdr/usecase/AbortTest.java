package io.ecdr.usecase;

import static io.ecdr.usecase.TwoRegions.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.Settings;
import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.plan.Plan;
import io.ecdr.port.Locks;
import io.ecdr.render.Page;
import io.ecdr.render.PlanScreen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/** Wherever an operation ended, abort takes away what it made and nothing else. */
class AbortTest {
  /** Of a backup of one shard: opened, and three lines for each of three calls. */
  private static final int AFTER_THE_COPY = 10;

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static Rejection why(Answer<?> answer) {
    return ((Answer.Rejected<?>) answer).why();
  }

  private OperationSummary listed(String id) {
    var list = new OpList(aws.operations, aws.locks, aws.calls).read();
    return ((Answer.Given<OpListReport>) list)
        .report().operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private List<Snapshot> snapshots(String id) {
    return aws.client(TwoRegions.HOME).describeSnapshots(r -> {}).snapshots().stream()
        .filter(s -> s.snapshotName().endsWith(id))
        .toList();
  }

  private List<String> groups(Region region) {
    return aws.client(region).describeReplicationGroups(r -> {}).replicationGroups().stream()
        .map(ReplicationGroup::replicationGroupId)
        .toList();
  }

  private List<String> objects(String id) {
    List<String> all = new ArrayList<>();
    for (var bucket : List.of("exports", "backups")) {
      aws.objects(bucket).stream()
          .filter(key -> key.contains(id + "-") || key.contains(id + "/"))
          .filter(key -> !key.endsWith("-check.json"))
          .forEach(key -> all.add("s3://" + bucket + "/" + key));
    }
    return all;
  }

  /** Undone and closed, with an end that fits what is left. */
  private RunReport undone(Plan plan, String how) {
    var run = given(aws.abort(plan.id()));
    assertThat(run.report().code()).as("%s: %s", how, run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(run.code())
        .as(how)
        .isEqualTo(run.left().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE);
    assertUndone(plan, run.left().isEmpty(), how);
    return run;
  }

  private void assertUndone(Plan plan, boolean nothingLeft, String how) {
    assertThat(listed(plan.id()).state()).as(how).isEqualTo(OperationState.UNDONE);
    assertThat(listed(plan.id()).code())
        .as(how)
        .contains(nothingLeft ? ExitCode.COMPENSATED : ExitCode.FAILED);
    assertThat(why(aws.resume(plan.id())).code()).as(how).isEqualTo(ExitCode.PLAN_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBackupThatEndedAfterAnyLineLeavesNothingButWhatIsListed(boolean inParts) {
    if (inParts) {
      aws.settings = Settings.DEFAULT.withMultipart(100, 5 << 20);
    }
    var whole = aws.plans.backup("carts");
    given(aws.run(whole));
    var kept = objects(whole.id());
    Set<ExitCode> ends = new HashSet<>();
    boolean cleaned = false;
    int lines = 1;
    for (; lines < 100; lines++) {
      aws.calls.pass(Duration.ofHours(25));
      var plan = aws.plans.backup("carts");
      if (!aws.dies(plan, lines)) {
        break;
      }
      var how = "ended after line " + lines;
      var answer = aws.abort(plan.id());
      if (answer instanceof Answer.Rejected<RunReport>) {
        assertFinishedInstead(plan, answer, how);
        continue;
      }
      assertThat(hasManifest(plan)).as(how).isFalse();
      var run = given(answer);
      ends.add(run.code());
      assertThat(run.report().code())
          .as("%s: %s", how, run.report().lanes())
          .isEqualTo(ExitCode.OK);
      assertThat(snapshots(plan.id())).as(how).isEmpty();
      assertThat(aws.uploads("backups")).as(how).isEmpty();
      assertThat(objects(plan.id()))
          .as(how)
          .allMatch(key -> run.left().stream().anyMatch(text -> text.contains(key)));
      cleaned |= objects(plan.id()).isEmpty() && lines > 9;
      assertUndone(plan, run.left().isEmpty(), how);
    }

    assertThat(lines).isBetween(15, 99);
    assertThat(ends).containsExactlyInAnyOrder(ExitCode.OK, ExitCode.INCOMPLETE);
    assertThat(cleaned).as("after the copies nothing was left").isTrue();
    assertThat(objects(whole.id())).isEqualTo(kept);
    assertThat(snapshots(whole.id())).hasSize(1);
  }

  private boolean hasManifest(Plan plan) {
    return objects(plan.id()).stream().anyMatch(key -> key.endsWith("manifest.json"));
  }

  /** What may have a manifest is a backup, nobody's leavings: it can still be finished. */
  private void assertFinishedInstead(Plan plan, Answer<RunReport> answer, String how) {
    assertThat(why(answer).code()).as(how).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(given(aws.resume(plan.id())).code()).as(how).isEqualTo(ExitCode.OK);
    assertThat(hasManifest(plan)).as(how).isTrue();
    assertThat(snapshots(plan.id())).as(how).hasSize(1);
  }

  @Test
  void aRestoreThatEndedAfterAnyLineLeavesNoGroupButOneThatIsListed() {
    given(aws.run(aws.plans.backup("carts")));
    boolean deleted = false;
    boolean listed = false;
    int lines = 1;
    for (; lines < 50; lines++) {
      var plan = aws.plans.restore("carts@latest", "back" + lines);
      if (!aws.dies(plan, lines)) {
        break;
      }
      if (listed(plan.id()).state() == OperationState.DONE) {
        continue;
      }
      var how = "ended after line " + lines;
      var before = groups(TwoRegions.DR);
      var run = undone(plan, how);
      var name = "back" + lines;
      if (groups(TwoRegions.DR).contains(name)) {
        assertThat(run.left()).as(how).singleElement().asString().contains(name, "delete-repl");
        listed = true;
      } else {
        assertThat(run.left()).as(how).isEmpty();
        deleted |= before.contains(name);
      }
    }
    assertThat(lines).isBetween(4, 49);
    assertThat(deleted).isTrue();
    assertThat(listed).isTrue();
  }

  @Test
  void aGroupOfTheSameNameOfAnotherMakerSurvives() {
    given(aws.run(aws.plans.backup("carts")));
    var plan = aws.plans.restore("carts@latest", "back");
    aws.client(TwoRegions.DR)
        .createReplicationGroup(
            r ->
                r.replicationGroupId("back")
                    .replicationGroupDescription("of somebody else")
                    .cacheSubnetGroupName("private")
                    .cacheNodeType("cache.r6g.large")
                    .numCacheClusters(1));
    assertThat(given(aws.run(plan)).code()).isNotEqualTo(ExitCode.OK);
    aws.calls.pass(Duration.ofHours(1));

    undone(plan, "a name that was taken");

    assertThat(groups(TwoRegions.DR)).contains("back");
  }

  @Test
  void whatLostItsTagIsLeftAloneAndListed() {
    given(aws.run(aws.plans.backup("carts")));
    var restore = aws.plans.restore("carts@latest", "back");
    assertThat(aws.dies(restore, 3)).isTrue();
    var backup = aws.plans.backup("carts");
    assertThat(aws.dies(backup, 3)).isTrue();
    aws.calls.pass(Duration.ofHours(1));
    var group =
        aws.client(TwoRegions.DR)
            .describeReplicationGroups(r -> r.replicationGroupId("back"))
            .replicationGroups()
            .get(0)
            .arn();
    var snapshot = snapshots(backup.id()).get(0).arn();
    aws.client(TwoRegions.DR)
        .removeTagsFromResource(r -> r.resourceName(group).tagKeys("ecdr:operation"));
    aws.client(TwoRegions.HOME)
        .removeTagsFromResource(r -> r.resourceName(snapshot).tagKeys("ecdr:operation"));

    assertThat(undone(restore, "group without tag").left())
        .singleElement()
        .asString()
        .contains("back", "left alone");
    assertThat(undone(backup, "snapshot without tag").left())
        .singleElement()
        .asString()
        .contains(backup.id(), "left alone");

    assertThat(groups(TwoRegions.DR)).contains("back");
    assertThat(snapshots(backup.id())).hasSize(1);
  }

  @Test
  void anAbortThatEndedAfterAnyLineIsResumedOrDoneAgain() {
    int lines = 1;
    for (boolean again : List.of(true, false)) {
      for (lines = 1; lines < 40; lines++) {
        aws.calls.pass(Duration.ofHours(25));
        var plan = aws.plans.backup("carts");
        assertThat(aws.dies(plan, AFTER_THE_COPY)).isTrue();
        var how = "abort ended after line " + lines + ", again " + again;
        if (!abortDies(plan, lines)) {
          break;
        }
        if (again) {
          given(aws.abort(plan.id()));
        } else {
          var by = aws.operations.ids().stream().reduce((a, b) -> latest(a, b)).orElseThrow();
          given(aws.resume(by));
        }
        assertUndone(plan, true, how);
        assertThat(snapshots(plan.id())).as(how).isEmpty();
        assertThat(objects(plan.id())).as(how).isEmpty();
      }
      assertThat(lines).isBetween(6, 39);
    }
  }

  /** Ids here end with a number that counts. */
  private static String latest(String a, String b) {
    return number(a) > number(b) ? a : b;
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("20261123-0115-k3f".length()));
  }

  private boolean abortDies(Plan plan, int lines) {
    var dying = new DyingOperations(aws.operations, lines);
    try {
      aws.abort(dying).run(plan.id(), aws.flow(dying), p -> {});
      return false;
    } catch (DyingOperations.Died e) {
      aws.calls.restart();
      return true;
    }
  }

  @Test
  void aGlobalDatastoreWithoutASecondaryIsTakenAway() {
    var plan = aws.roles.standby("carts", "carts-eu");
    assertThat(aws.dies(plan, 4)).isTrue();
    assertThat(datastores()).isOne();

    undone(plan, "after the datastore was made");

    assertThat(datastores()).isZero();
    assertThat(groups(TwoRegions.HOME)).contains("carts");
  }

  private int datastores() {
    return aws.client(TwoRegions.HOME)
        .describeGlobalReplicationGroups(r -> {})
        .globalReplicationGroups()
        .size();
  }

  @Test
  void aPlanTellsOfEachStepWhetherItCanBeUndone() {
    var plan = aws.plans.backup("carts");
    var text = PlanCodec.write(plan);
    var screen = new StringWriter();
    new PlanScreen(plan).print(new Page(new PrintWriter(screen, true), false, 100));

    assertThat(PlanCodec.read(text)).isEqualTo(plan);
    assertThat(screen.toString()).contains("undone by: deleting the snapshot");

    var old = PlanCodec.read(text.replaceAll(",\\s*\"undo\"\\s*:\\s*\"[^\"]*\"", ""));
    assertThat(old.equals(plan)).isFalse();
    assertThat(old.lanes().get(0).steps()).hasSameSizeAs(plan.lanes().get(0).steps());
  }

  @Test
  void doneOrRunningOperationsAreRefusedAndASecondAbortHasNothingToDo() {
    var done = aws.plans.backup("carts");
    given(aws.run(done));
    assertThat(why(aws.abort(done.id())).code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why(aws.abort("nothing")).code()).isEqualTo(ExitCode.NOT_FOUND);

    var plan = aws.plans.backup("carts");
    assertThat(aws.dies(plan, 3)).isTrue();
    try (var held = aws.locks.take(Locks.ofOperation(plan.id()), plan.id(), plan.verb())) {
      assertThat(held).isNotNull();
      assertThat(why(aws.abort(plan.id())).code()).isEqualTo(ExitCode.LOCKED);
    }
    int sent = aws.calls.changes().size();
    assertThat(aws.abort(aws.operations).look(plan.id())).isInstanceOf(Answer.Given.class);
    assertThat(aws.calls.changes()).hasSize(sent);

    undone(plan, "first");
    sent = aws.calls.changes().size();
    assertThat(given(aws.abort(plan.id())).code()).isEqualTo(ExitCode.OK);
    assertThat(aws.calls.changes()).hasSize(sent);
  }
}
