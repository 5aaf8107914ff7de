package io.ecdr.render;

import io.ecdr.usecase.AssessReport;
import java.util.Optional;

/** The forms in which {@code assess} is written into a file. */
public enum AssessReports {
  MARKDOWN(".md") {
    @Override
    public String of(AssessReport report) {
      return MarkdownAssess.of(report);
    }
  },
  HTML(".html") {
    @Override
    public String of(AssessReport report) {
      return Pages.assess(new AssessPage(report));
    }
  };

  private final String ending;

  AssessReports(String ending) {
    this.ending = ending;
  }

  /** The text of the file. */
  public abstract String of(AssessReport report);

  /** The form that a file's name asks for, in lower case; empty when it asks for none of them. */
  public static Optional<AssessReports> ofName(String name) {
    for (var form : values()) {
      if (name.endsWith(form.ending)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
