package io.ecdr.codec;

import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests of drills as objects. */
final class DrillForm {

  private DrillForm() {}

  static Value.Fields of(DrillRestoreRequest request) {
    return Value.fields("verb", "drill restore", "keep", request.keep().toString())
        .with("restore", RestoreForm.of(request.restore()));
  }

  static DrillRestoreRequest restore(Form form) {
    form.only("verb", "keep", "restore");
    return new DrillRestoreRequest(
        RestoreForm.read(new Form(form.fields("restore"), "restore")), form.duration("keep"));
  }

  static Value.Fields of(DrillSwitchoverRequest request) {
    return Value.fields(
            "verb", DrillSwitchoverRequest.VERB,
            "hold", request.hold().toString(),
            "deadline", request.deadline().toString())
        .with("stopLag", request.stopLag().map(Duration::toString))
        .with("there", RequestForm.of(request.there()));
  }

  static DrillSwitchoverRequest switchover(Form form) {
    form.only("verb", "hold", "deadline", "stopLag", "there");
    return new DrillSwitchoverRequest(
        (SwitchoverRequest) RequestForm.read(form.fields("there")),
        form.duration("hold"),
        form.duration("deadline"),
        form.maybe("stopLag", form::duration));
  }

  static Value.Fields of(DrillCleanupRequest request) {
    return Value.fields("verb", "drill cleanup", "region", request.region().id())
        .with("overdue", request.overdue())
        .with("timeout", request.timeout().map(Duration::toString));
  }

  static DrillCleanupRequest cleanup(Form form) {
    form.only("verb", "region", "overdue", "timeout");
    return new DrillCleanupRequest(
        RequestForm.region(form, "region"),
        form.maybe("overdue", form::flag).orElse(false),
        RequestForm.timeout(form));
  }
}
