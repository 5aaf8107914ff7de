package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Aftercare;
import io.ecdr.usecase.OperationReport;
import java.time.Instant;
import java.util.List;

/** What Terraform and CloudFormation will want after an operation, alone. */
public final class AftercareScreen implements Screen {

  private final OperationReport operation;
  private final List<Aftercare.Note> notes;

  public AftercareScreen(OperationReport operation) {
    this.operation = operation;
    this.notes = Aftercare.of(operation.report());
  }

  @Override
  public String schema() {
    return "ecdr.op-aftercare/1";
  }

  @Override
  public Instant at() {
    return operation.report().ended();
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    return Value.fields(
            "operation", operation.report().operation(), "verb", operation.report().verb())
        .with("aftercare", AftercareLines.data(notes));
  }

  @Override
  public List<String> warnings() {
    return operation.notes();
  }

  @Override
  public void print(Page page) {
    if (notes.isEmpty()) {
      page.line("It did nothing that Terraform or CloudFormation are known to trip over.");
    } else {
      AftercareLines.print(page, notes);
    }
  }
}
