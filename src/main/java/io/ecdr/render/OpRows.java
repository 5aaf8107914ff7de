package io.ecdr.render;

import io.ecdr.codec.CacheForm;
import io.ecdr.model.CacheId;
import io.ecdr.model.Value;
import io.ecdr.usecase.OperationSummary;
import java.time.Instant;
import java.util.stream.Collectors;

/** One operation in a few words, as cells and as data. */
final class OpRows {

  private OpRows() {}

  static Value.Fields data(OperationSummary operation) {
    var data =
        Value.fields(
                "id", operation.id(), "verb", operation.verb(), "state", operation.state().word())
            .with("created", operation.created().map(Instant::toString))
            .with("last", operation.last().map(Instant::toString))
            .with("caches", Value.items(operation.caches().stream().map(CacheForm::of).toList()))
            .with("stepsDone", operation.stepsDone())
            .with("steps", operation.steps())
            .with("resumable", operation.resumable())
            .with("holder", operation.holder().map(Object::toString))
            .with("elsewhere", operation.elsewhere())
            .with("notes", Value.texts(operation.notes()));
    return operation.code().map(c -> data.with("code", c.number())).orElse(data);
  }

  static String caches(OperationSummary operation) {
    return operation.caches().stream().map(CacheId::toString).collect(Collectors.joining(", "));
  }

  static Ink ink(OperationSummary operation) {
    return switch (operation.state()) {
      case DONE -> Ink.GOOD;
      case RUNNING -> Ink.STRONG;
      case WAITING, ABORTED, UNDONE, ESCALATED -> Ink.WARN;
      case FAILED, UNKNOWN -> Ink.BAD;
    };
  }
}
