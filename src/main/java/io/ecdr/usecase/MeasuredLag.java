package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Loss;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreAccess.Login;
import io.ecdr.plan.Check;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.Text;
import io.ecdr.usecase.DatastoreStatus.Standing;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * The check that writes marks to measure a standby's lag in the data; only where it is asked for.
 */
final class MeasuredLag {

  private final Surveyor surveyor;
  private final MarkProbe probe;

  MeasuredLag(Surveyor surveyor, MarkProbe probe) {
    this.surveyor = surveyor;
    this.probe = probe;
  }

  /**
   * Measures the standby in a Region.
   *
   * @throws SurveyEnded when there is none
   */
  Check of(String cache, Region region, Region to, Login login) {
    var seen = new GlobalSurvey(surveyor, to, GlobalSurvey.Other.NEEDED).read(cache, region);
    var primary = seen.datastore().primary();
    if (seen.already() || primary.isEmpty()) {
      return check(Verdict.SKIPPED, "the target is no standby of one primary", "");
    }
    return judge(
        probe.between(
            standing(primary.get(), seen.otherGroup()),
            standing(seen.target(), seen.group()),
            login));
  }

  private static Standing standing(Member member, Fact<ReplicationGroup> group) {
    return new Standing(member, group, Optional.empty(), Loss.UNKNOWN);
  }

  private static Check judge(MarkedLag marked) {
    if (!marked.why().isEmpty()) {
      return check(
          Verdict.UNKNOWN, marked.why(), "check from a host that reaches both sides' engines");
    }
    int shards = marked.shards().size();
    if (!marked.measured()) {
      long missing = marked.shards().stream().filter(s -> s.crossed().isEmpty()).count();
      return check(
          Verdict.FAIL,
          "of the keys of %s %d have not come across to %s after %s"
              .formatted(
                  Text.count(shards, "shard"),
                  missing,
                  marked.standby(),
                  Text.duration(marked.shards().get(0).waited())),
          "look at the lag: ecdr status "
              + marked.standby().id()
              + " --watch --region "
              + marked.standby().region());
    }
    var longest =
        marked.shards().stream()
            .flatMap(s -> s.crossed().stream())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return check(
        Verdict.PASS,
        "a key of each of %s came across to %s within %d ms"
            .formatted(Text.count(shards, "shard"), marked.standby(), longest.toMillis()),
        "");
  }

  private static Check check(Verdict verdict, String observed, String hint) {
    return new Check(
        "measured-lag",
        "What is written comes across",
        verdict,
        observed,
        Optional.empty(),
        "a key per shard, within 5 s",
        hint,
        false,
        false);
  }
}
