package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A plan's screen for a caller that asks whether there is anything to do: what may run and would
 * change something ends with 10 in place of 0.
 */
public final class PendingScreen implements Screen {

  private final Screen screen;
  private final Plan plan;

  /**
   * @param screen shows the plan
   */
  public PendingScreen(Screen screen, Plan plan) {
    this.screen = Objects.requireNonNull(screen, "screen");
    this.plan = Objects.requireNonNull(plan, "plan");
  }

  @Override
  public ExitCode code() {
    return screen.code() == ExitCode.OK && plan.changes()
        ? ExitCode.CHANGES_PENDING
        : screen.code();
  }

  @Override
  public String schema() {
    return screen.schema();
  }

  @Override
  public Instant at() {
    return screen.at();
  }

  @Override
  public Value.Fields data() {
    return screen.data();
  }

  @Override
  public List<String> warnings() {
    return screen.warnings();
  }

  @Override
  public void print(Page page) {
    screen.print(page);
  }
}
