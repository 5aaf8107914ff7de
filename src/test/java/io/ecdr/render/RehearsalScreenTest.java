package io.ecdr.render;

import static io.ecdr.render.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.denial.Denial;
import io.ecdr.plan.denial.Place;
import io.ecdr.port.Confinement;
import io.ecdr.port.Confinement.Attempt;
import io.ecdr.port.Confinement.Counted;
import io.ecdr.port.Confinement.Force;
import io.ecdr.port.Confinement.Ran;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.RehearsalReport;
import io.ecdr.usecase.Rehearse;
import io.ecdr.usecase.Rehearsed;
import io.ecdr.usecase.Rehearsed.Part;
import io.ecdr.usecase.Rehearsed.Verdict;
import io.ecdr.usecase.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rehearsal as it is read. */
class RehearsalScreenTest {

  private static final Region LOST = new Region("us-east-1");
  private static final Region SURVIVOR = new Region("eu-west-1");

  private static final String SHOWN =
      """
      rehearse failover  orders to eu-west-1
      denied    us-east-1; sign-in outside of eu-west-1; hosts that AWS runs for all
                Regions
      how       isolated: ecdr and its programs were in a network of their own, with
                one watched way out

      Parts
        ok      The failover can be planned: 2 steps

      Asked on the way
        denied  elasticache.us-east-1.amazonaws.com:443 (us-east-1) by ecdr, in
                lost-asked, 2 times

      It would send
        allowed elasticache:FailoverGlobalReplicationGroup to
                elasticache.eu-west-1.amazonaws.com (eu-west-1): Promote orders-eu
      """;

  @Test
  void eachLineIsInItsColumnWithColoursAndWithout() {
    assertThat(printed(false)).startsWith(SHOWN);
    assertThat(printed(true)).isNotEqualTo(printed(false));
    assertThat(printed(true).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(printed(false));
  }

  @Test
  void aRecordThatCannotBeToldIsNamedWithWhatNeedsOnlyTheSurvivor() {
    var write =
        new Rehearsed.Sent(
            "Write the new endpoint to record a.example.com of zone Z1",
            "route53:ChangeResourceRecordSets",
            LOST,
            "https://route53.amazonaws.com",
            true);
    var report = report(List.of(write));
    assertThat(report.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    var out = new StringBuilder();
    new RehearsalScreen(report).print(new Page(out, false, 80));
    assertThat(out.toString())
        .endsWith(
            """
            Write the new endpoint to record a.example.com of zone Z1 would go to
            route53.amazonaws.com: it is run from one Region for all, and that may be the
            lost one.
            Not shown: that this failover goes through while us-east-1 is lost.
            next: --publish to a secret or a parameter needs only eu-west-1; without the
                  record the failover goes through and ends with 20
            """);
  }

  @Test
  void whatHangsIsNamedWithWhatWasRunning() {
    var request = report(List.of()).request();
    var rehearse =
        new Rehearse(
            (words, denial, wanted) -> {
              throw new Confinement.Hung("credentials", "120 s", "ask-home > curl");
            },
            Set::of,
            () -> NOW);
    var asked = new Rehearse.Asked(request, List.of(LOST), List.of(), Confinement.Wanted.AUTO);
    assertThat(rehearse.run(asked))
        .isEqualTo(
            new Answer.Rejected<>(
                new Rejection(
                    ExitCode.VERIFICATION_FAILED,
                    "it hung for 120 s in: credentials, while ask-home > curl ran",
                    "a failover would hang there too: see what the profile's program waits for")));
  }

  private static String printed(boolean colour) {
    var out = new StringBuilder();
    var sent =
        new Rehearsed.Sent(
            "Promote orders-eu",
            "elasticache:FailoverGlobalReplicationGroup",
            SURVIVOR,
            "https://elasticache.eu-west-1.amazonaws.com",
            true);
    new RehearsalScreen(report(List.of(sent))).print(new Page(out, colour, 80));
    return out.toString();
  }

  private static RehearsalReport report(List<Rehearsed.Sent> sends) {
    var request =
        new FailoverRequest(
            "orders",
            LOST,
            SURVIVOR,
            LossLimit.NONE,
            Optional.empty(),
            false,
            false,
            true,
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO);
    var denial = new Denial(Set.of(LOST), Set.of(), SURVIVOR);
    var asked =
        new Attempt(
            "ecdr",
            false,
            "lost-asked",
            "elasticache.us-east-1.amazonaws.com",
            443,
            new Place(Place.Kind.REGION, Optional.of(LOST)),
            "us-east-1 is taken for lost");
    var inside =
        new Rehearsed(
            List.of(
                new Part(
                    "plan", "The failover can be planned", Verdict.OK, "2 steps", "", ExitCode.OK)),
            sends,
            List.of());
    var ran = new Ran(Force.ISOLATED, "", 0, "", List.of(new Counted(asked, 2, 0)));
    return new RehearsalReport(NOW, request, denial, ran, inside);
  }
}
