package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.port.Locks;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.store.LocalLocks;
import io.ecdr.usecase.DyingOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the lanes of an evacuation stand to each other: order, room, locks, and going on. */
class EvacuateLanesTest extends TypedGround {

  private static final String LINE =
      "evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu --subnet-group private"
          + " --accept-unknown-loss";

  @BeforeAll
  void fillTheRegion() {
    for (var id :
        List.of(
            "carts", "cakes", "cards", "orders", "users", "items", "shop", "news", "late",
            "lamps")) {
      types(Lines.group(id), 0);
    }
    types("sim wait lamps --region us-east-1", 0);
    for (var id : List.of("shop", "news", "late")) {
      types(Lines.standby(id), 0);
    }
    for (var id : List.of("carts", "cakes", "cards", "orders", "users", "items")) {
      types(Lines.backup(id), 0);
    }
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
  }

  private Path order(String text) throws IOException {
    var file = folder.resolve("order.yaml");
    Files.writeString(file, text);
    return file;
  }

  /** Each lane as {@code orders restore}, with those that it waits for. */
  private static List<String> lanes(Operator.Ended ended) {
    return ended.data().fields("plan").list("lanes").stream()
        .map(lane -> lane.fields("evacuated"))
        .map(
            saved ->
                saved.fields("source").text("id").orElseThrow()
                    + " "
                    + saved.text("way").orElseThrow()
                    + saved.list("after").stream()
                        .map(cache -> " after " + cache.text("id").orElseThrow())
                        .reduce("", String::concat))
        .toList();
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  @Test
  void theFileTellsWhoGoesFirstAndAfterWhom() throws IOException {
    var file =
        order(
            """
            schema: ecdr.priority/1
            caches:
              cards: {priority: 1}
              cakes: {after: [carts, cards]}
            """);
    var line = LINE + " carts cakes cards --dry-run --priority " + file;
    assertThat(lanes(types(line + " -o json", 0)))
        .containsExactly("cards restore", "carts restore", "cakes restore after carts after cards");
    order("{schema: ecdr.priority/1, caches: {cakes: {after: [carts]}, carts: {after: [cakes]}}}");
    assertThat(types(line, 2).err()).contains("these caches wait for each other: cakes, carts");
  }

  /** How many nodes there would be with all restores of a plan. */
  private static int nodes(Operator.Ended ended) {
    return ended.data().fields("plan").list("checks").stream()
        .filter(check -> check.text("id").orElseThrow().equals("room"))
        .map(check -> check.text("observed").orElseThrow().replaceFirst(" .*", ""))
        .map(Integer::valueOf)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatDoesNotFitBesideTheOthersIsLeftOut() {
    var line = LINE + " carts cakes cards --dry-run -o json";
    int all = nodes(types(line, 0));
    types("sim fault quota eu-west-1 L-DFE45DF3=" + (all - 2), 0);
    var ended = types(line, 11);
    assertThat(lanes(ended)).containsExactly("cakes restore", "cards restore", "carts not-saved");
    assertThat(ended.out())
        .contains("its 2 nodes would be beyond the quota: ")
        .contains(
            "by itself: ecdr restore carts@latest-proven --region us-east-1 --to eu-west-1 --as"
                + " carts --dr-bucket dr-eu --dry-run --subnet-group private");
  }

  @Test
  void namesPatternsAndTagsChoose() {
    assertThat(lanes(types(LINE + " --match ?arts --match car* --dry-run -o json", 0)))
        .containsExactly("cards restore", "carts restore");
    assertThat(types(LINE + " --tag team=shop --dry-run", 30).err())
        .contains("none of the 10 caches of us-east-1 is meant");
    var missing = types(LINE + " carts nowhere --dry-run -o json", 30);
    assertThat(lanes(missing)).containsExactly("carts restore", "nowhere not-saved");
  }

  private static final String NO_ANSWER = " --before-effect --times 1000 --region ";

  @Test
  void whereStandbysAreNotToldNobodyIsTakenForOneWithout() {
    types("sim fault lose-answer DescribeGlobalReplicationGroups" + NO_ANSWER + "eu-west-1", 0);
    var ended = types(LINE + " carts late --dry-run -o json", 32);
    assertThat(ended.out()).contains("DescribeGlobalReplicationGroups");

    types("sim fault region-dark us-east-1", 0);
    var dark = types(LINE + " carts --dry-run -o json", 11);
    assertThat(lanes(dark)).containsExactly("carts not-saved");
    assertThat(dark.out()).contains("whether it has a standby in eu-west-1 is not told");
  }

  @Test
  void aRegionThatAnswersAnythingIsNotTakenForLost() {
    types("sim fault lose-answer DescribeServerlessCaches" + NO_ANSWER + "us-east-1", 0);
    var line = LINE + " late carts --expect-count 2";
    var ended = types(line + " --yes", 11);
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    assertThat(ended.err() + ended.out())
        .contains("us-east-1 looks lost", "--even-if-primary-looks-healthy");

    types("sim fault region-dark us-east-1 --api", 0);
    assertThat(types(line + " --yes --dry-run", 0).out()).contains("us-east-1 looks lost");
  }

  @Test
  void aCacheWhoseTagsAreNotToldIsNotForgotten() {
    types("sim fault lose-answer ListTagsForResource" + NO_ANSWER + "us-east-1", 0);
    var ended = types(LINE + " --match carts --tag team=shop --dry-run -o json", 11);
    assertThat(lanes(ended)).containsExactly("carts not-saved");
    assertThat(ended.out())
        .contains("its tags are not told")
        .contains(
            "ecdr evacuate carts --from us-east-1 --to eu-west-1 --dr-region eu-west-1"
                + " --dr-bucket dr-eu --subnet-group private --dry-run");
  }

  @Test
  void whatIsStillBeingRestoredIsNotSavedYet() {
    types("sim fault stuck create-group --region eu-west-1", 0);
    types(
        "sim call elasticache CreateReplicationGroup --region eu-west-1 --quiet"
            + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private NumCacheClusters=1 ReplicationGroupId=lamps"
            + " Tags.Tag.1.Key=ecdr:lineage"
            + " Tags.Tag.1.Value=eu-west-1/replication-group/lamps\u00a0of\u00a0somewhere"
            + " Tags.Tag.2.Key=ecdr:backup Tags.Tag.2.Value=lamps-20261123t0115z-k3f9",
        0);
    var ended = types(LINE + " lamps --dry-run -o json", 11);
    assertThat(lanes(ended)).containsExactly("lamps not-saved");
    assertThat(ended.out()).contains("it is creating", "ecdr op resume");
    simulator.faults().clearAll();
    types("sim wait lamps --region eu-west-1", 0);
    var there = types(LINE + " lamps --dry-run -o json", 0);
    assertThat(lanes(there)).isEmpty();
    assertThat(there.out()).contains("whether its data was proven is not read");
  }

  @Test
  void aCacheThatARoleChangeWorksOnIsLeftOutAndTheOthersGoOn() {
    var locks =
        new LocalLocks(folder.resolve("state"), InstantSource.system(), 42, "another process");
    var name = Locks.ofDatastore(SimulatorOptions.DEFAULT_ACCOUNT, simulatedDatastore());
    try (var held = locks.take(name, "20261123-0115-k3f9", "switchover")) {
      assertThat(held.preempted()).isEmpty();
      var ended =
          types(
              LINE + " late items --even-if-primary-looks-healthy --yes --expect-count 2 -o json",
              12);
      assertThat(changing(ended)).containsExactly("CreateReplicationGroup");
      assertThat(ended.out()).contains("ecdr op show 20261123-0115-k3f9");
    }
  }

  private String simulatedDatastore() {
    var told =
        types(
            "sim call elasticache DescribeGlobalReplicationGroups ShowMemberInfo=true --region"
                + " eu-west-1",
            0);
    return told.out().replaceAll("(?s).*<GlobalReplicationGroupId>([^<]*-late)<.*", "$1");
  }

  @Test
  void oneThatIsStuckStopsNobodyNotEvenThoseAfterIt() throws IOException {
    var file = order("{schema: ecdr.priority/1, caches: {orders: {after: [shop]}}}");
    types("sim fault stuck promote", 0);
    var stuck =
        types(
            LINE
                + " shop orders --even-if-primary-looks-healthy --yes --expect-count 2"
                + " --promote-deadline 2s --write-probe off -o json --priority "
                + file,
            22);
    assertThat(changing(stuck))
        .containsExactly("FailoverGlobalReplicationGroup", "CreateReplicationGroup");
    assertThat(codes(stuck)).containsExactly(22L, 0L);
  }

  @Test
  void oneThatWasCutOffGoesOnAndMakesNothingTwice() {
    var line = LINE + " news users --even-if-primary-looks-healthy --yes --expect-count 2 -o json";
    operator.grace(Duration.ofSeconds(2));
    operator.keeping(real -> new DyingOperations(real, 3));
    assertThatThrownBy(() -> operator.types(line)).isInstanceOf(DyingOperations.Died.class);
    operator.keeping(UnaryOperator.identity());
    var operation =
        types("op list -o json", 0).data().list("operations").stream()
            .filter(o -> o.text("verb").orElse("").equals("evacuate"))
            .filter(o -> !o.list("caches").isEmpty() && o.toString().contains("news"))
            .flatMap(o -> o.text("id").stream())
            .findFirst()
            .orElseThrow();

    var resumed = types("op resume " + operation + " --yes -o json", 0);

    assertThat(codes(resumed)).containsExactly(0L, 0L);
    // The call that was on its way when it died may or may not have left.
    assertThat(changing(resumed)).hasSizeLessThanOrEqualTo(2).doesNotHaveDuplicates();
    var again = types(LINE + " news users --dry-run -o json", 0);
    assertThat(lanes(again)).isEmpty();
  }

  private static List<Long> codes(Operator.Ended ended) {
    return ended.data().fields("report").list("lanes").stream()
        .map(l -> l.number("code").orElseThrow())
        .toList();
  }
}
