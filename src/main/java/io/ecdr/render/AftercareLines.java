package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.Aftercare;
import io.ecdr.plan.Aftercare.Note;
import io.ecdr.plan.Report;
import java.util.List;
import java.util.Locale;

/** What Terraform and CloudFormation will want, as people and scripts read it. */
final class AftercareLines {

  /** Said once, above all. */
  static final String FIRST =
      "Apply nothing and update no stack that holds these caches before this is settled. What is"
          + " in a state or a template was not read.";

  private AftercareLines() {}

  static void print(Page page, List<Note> notes) {
    page.title("Terraform and CloudFormation");
    page.text(2, FIRST);
    for (var note : notes) {
      page.gap();
      page.text(2, title(note));
      page.entry(4, 8, "wants", note.wants());
      for (int i = 0; i < note.prevent().size(); i++) {
        page.entry(4, 8, i == 0 ? "so" : "", note.prevent().get(i));
      }
      page.entry(4, 8, "basis", note.basis());
    }
  }

  static String title(Note note) {
    return note.tool().word() + " " + note.type() + ", id " + note.id() + ", in " + note.region();
  }

  static Value data(List<Note> notes) {
    return Value.items(
        notes.stream()
            .map(
                note ->
                    Value.fields(
                            "tool", note.tool().name().toLowerCase(Locale.ROOT),
                            "type", note.type(),
                            "id", note.id(),
                            "region", note.region(),
                            "wants", note.wants(),
                            "basis", note.basis())
                        .with("prevent", Value.texts(note.prevent())))
            .toList());
  }

  /** Of a report; a line that leads there, where there is something to tell. */
  static void hint(Page page, Report report) {
    if (!Aftercare.of(report).isEmpty()) {
      page.text(
          0,
          "Terraform and CloudFormation may want to undo this or worse; what, and what helps: ecdr"
              + " op report "
              + report.operation()
              + " --aftercare");
    }
  }
}
