package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Fact;
import io.ecdr.model.Quota;
import io.ecdr.model.Subnet;
import io.ecdr.plan.EvacuationRoom.Wanted;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What restores of one plan take together, with plain values. */
class EvacuationRoomTest {

  private static final List<Quota> NONE_TOLD = List.of();

  private final EvacuationRoom room = new EvacuationRoom();
  private List<Quota> quotas = List.of(new Quota("L-DFE45DF3", "Nodes per Region", 300));
  private int there = 10;
  private Fact<Integer> serverless = Samples.known(38);

  private Ground ground(String... subnets) {
    var good = Samples.ground();
    return new Ground(
        Samples.known(
            Stream.of(subnets).map(id -> new Subnet(id, "eu-west-1" + id, "vpc-1", 4)).toList()),
        good.securityGroups(),
        good.key(),
        good.role(),
        Samples.known(quotas),
        Samples.known(there),
        serverless);
  }

  private String taken(int nodes, String... subnets) {
    var wanted = new Wanted(nodes, false, "cache.r7g.large", List.of(subnets), ground(subnets));
    return room.take(wanted).orElse("fits");
  }

  private Check check() {
    var list = new Checklist();
    room.ask(list);
    return list.all().get(0);
  }

  @Test
  void subnetsThatSomeShareAreCountedForAllOfThem() {
    assertThat(taken(4, "a", "b")).isEqualTo("fits");
    assertThat(taken(4, "b", "c")).isEqualTo("fits");
    // Of the twelve of a, b and c four are left, wherever the first two were put.
    assertThat(taken(4, "a", "b")).isEqualTo("fits");
    assertThat(taken(1, "a", "b"))
        .isEqualTo(
            "its subnets have no room for it: 8 addresses are free, and caches before it take 8");
    assertThat(taken(1, "b", "c"))
        .isEqualTo(
            "its subnets and those beside them have no room for it: 12 addresses are free, and"
                + " caches before it take 12");
    assertThat(taken(3, "d")).isEqualTo("fits");
    assertThat(check().verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check().observed()).contains("15 addresses", "left out");
  }

  @Test
  void beyondADefaultThatNobodyTellsToBeInForceIsNoPass() {
    quotas = NONE_TOLD;
    there = 299;
    assertThat(taken(1, "a")).isEqualTo("fits");
    assertThat(check().verdict()).isEqualTo(Check.Verdict.PASS);
    assertThat(taken(1, "a")).isEqualTo("fits");
    assertThat(check().verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check().observed()).startsWith("301 of 300 nodes in the Region (the default)");
    assertThat(check().hint()).contains("the default may be in force");
  }

  @Test
  void serverlessCachesAreCountedAndWhatIsNotToldOfThemIsUnknown() {
    quotas = NONE_TOLD;
    for (int i = 0; i < 3; i++) {
      assertThat(room.take(new Wanted(0, true, "", List.of(), ground()))).isEmpty();
    }
    assertThat(check().verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check().observed())
        .contains("41 of 40 serverless caches in the Region (the default)");

    // Of nodes nobody asks how many serverless caches there are.
    serverless = Samples.absent();
    assertThat(taken(1, "a")).isEqualTo("fits");
    assertThat(check().observed()).contains("41 of 40 serverless caches");

    serverless = Samples.dark();
    assertThat(room.take(new Wanted(0, true, "", List.of(), ground()))).isEmpty();
    assertThat(check().verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check().observed()).contains("unknown + 4 of 40");
  }
}
