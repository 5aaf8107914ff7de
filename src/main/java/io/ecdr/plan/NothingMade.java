package io.ecdr.plan;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;

/**
 * The end of a step whose call AWS refused for what it says: what it was to make was looked for
 * afterwards and is not there. Sent again as it is it would be refused again, so nobody goes on
 * with it; who corrects the command types it again.
 */
public final class NothingMade {

  private static final String FACT = "NothingMade";

  private NothingMade() {}

  /**
   * Such an end.
   *
   * @param refused what was refused, with the service's own words
   * @param absent what was seen of it afterwards
   */
  public static StepOutcome.Stopped end(String refused, String absent, String hint) {
    return new StepOutcome.Stopped(
        ExitCode.FAILED,
        refused + "; nothing was made: " + absent,
        hint,
        Value.fields(FACT, absent));
  }

  /** Whether a step ended so. */
  public static boolean is(Report.StepReport step) {
    return step.outcome().orElse(null) instanceof StepOutcome.Stopped stopped
        && stopped.facts().text(FACT).isPresent();
  }

  /** Whether a lane ended so. */
  public static boolean is(Report.LaneReport lane) {
    return lane.code() == ExitCode.FAILED && lane.steps().stream().anyMatch(NothingMade::is);
  }

  /** Whether some lanes ended so and all others are done. */
  public static boolean endsAll(Report report) {
    return report.lanes().stream().anyMatch(NothingMade::is)
        && report.lanes().stream().allMatch(lane -> lane.code() == ExitCode.OK || is(lane));
  }

  /** Whether its steps before made something else, which stays. */
  public static boolean besides(Report.LaneReport lane) {
    return is(lane)
        && lane.steps().stream()
            .anyMatch(
                step ->
                    step.step() instanceof Step.Act
                        && step.outcome().orElse(null) instanceof StepOutcome.Done done
                        && !done.already());
  }
}
