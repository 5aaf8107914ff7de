package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A plan or a report as a document, which goes out as it is. */
public final class WrittenPlan implements Screen {

  private final Screen plan;
  private final String document;

  /**
   * @param plan the same as a screen
   * @param document ends with a line break
   */
  public WrittenPlan(Screen plan, String document) {
    this.plan = Objects.requireNonNull(plan, "plan");
    this.document = Objects.requireNonNull(document, "document");
  }

  @Override
  public String schema() {
    return plan.schema();
  }

  @Override
  public Instant at() {
    return plan.at();
  }

  @Override
  public ExitCode code() {
    return plan.code();
  }

  @Override
  public Value.Fields data() {
    return plan.data();
  }

  @Override
  public List<String> warnings() {
    return plan.warnings();
  }

  @Override
  public void print(Page page) {
    page.line(document.stripTrailing());
  }
}
