package io.ecdr.render;

import io.ecdr.codec.CacheForm;
import io.ecdr.model.Value;
import io.ecdr.plan.MadeBackup;
import io.ecdr.usecase.RunReport;
import java.util.List;

/** The backups that a run made: their ids, what is proven of them and what to type next. */
final class MadeLines {

  private MadeLines() {}

  /** What can be gone on with is not finished; that is what to type next. */
  private static List<MadeBackup> in(RunReport run) {
    var report = run.report();
    return run.resume().isPresent()
        ? List.of()
        : report.lanes().stream().flatMap(l -> MadeBackup.of(report, l).stream()).toList();
  }

  static Value.Fields data(Value.Fields data, RunReport run) {
    var made = in(run);
    return made.isEmpty()
        ? data
        : data.with("backups", Value.items(made.stream().map(MadeLines::data).toList()));
  }

  private static Value.Fields data(MadeBackup made) {
    return Value.fields("id", made.id(), "proof", made.proof().word())
        .with("cache", CacheForm.of(made.cache()))
        .with("failed", made.failed())
        .with("next", Value.texts(made.next()));
  }

  static void print(Page page, RunReport run) {
    for (var made : in(run)) {
      page.entry(0, 8, "backup", made.id());
      var words = made.proof().word() + ": " + made.proof().meaning();
      page.entry(0, 8, "proof", made.failed() ? made.proof().word() + ", and it failed" : words);
      made.next().forEach(command -> page.line("next    " + command));
    }
  }
}
