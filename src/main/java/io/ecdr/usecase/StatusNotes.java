package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Trouble;
import java.util.ArrayList;
import java.util.List;

/** What did not answer and what else a person should know, and what the exit code is by that. */
final class StatusNotes {

  private final List<String> all = new ArrayList<>();
  private ExitCode code = ExitCode.OK;

  /** Something was not told. */
  void unknown(Fact.Unknown<?> unknown) {
    if (!all.contains(unknown.why())) {
      all.add(unknown.why());
    }
    worse(unknown.trouble() == Trouble.ODD ? ExitCode.UNREACHABLE : unknown.trouble().code());
  }

  void add(String note) {
    all.add(note);
  }

  void worse(ExitCode other) {
    code = code.worse(other);
  }

  /** This one goes before those that are as bad. */
  void decides(ExitCode other) {
    code = other.worse(code);
  }

  /** The worst until now. */
  ExitCode code() {
    return code;
  }

  /** All of them; grows. */
  List<String> all() {
    return all;
  }
}
