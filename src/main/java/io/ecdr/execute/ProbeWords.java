package io.ecdr.execute;

import io.ecdr.model.WriteProbe;
import io.ecdr.port.DataProbe;
import java.util.List;

/** What is told about a trial write. */
final class ProbeWords {

  private final String operation;
  private String roles = "";
  private String said = "";
  private String why = "";
  private String hint = "";
  private int tries;

  ProbeWords(String operation) {
    this.operation = operation;
  }

  void roles(String read) {
    roles = read;
  }

  String roles() {
    return roles;
  }

  /** Takes in what the shards said. */
  void said(List<DataProbe.Answer> answers, WriteProbe choice, int number) {
    said = of(answers);
    tries = number;
    var last = answers.get(answers.size() - 1);
    switch (last.kind()) {
      case WRITTEN -> {
        why = "";
        hint = "";
      }
      case REFUSED -> {
        why = said;
        hint = "see what the cache says and free it to take writes";
      }
      case LOGIN -> {
        why = "this login may not write there: " + said;
        hint =
            choice.auth().isEmpty()
                ? "name a login with --probe-auth env:NAME or file:PATH, and --probe-user"
                : "check what --probe-auth and --probe-user name";
      }
      case UNREACHABLE -> {
        why = answers.size() > 1 ? said : "it cannot be reached from here: " + said;
        hint = "write to it from where it can be reached";
      }
    }
  }

  /** What the shards said last. */
  String said() {
    return said;
  }

  /** Why nothing can be told about writes. */
  String why() {
    return why;
  }

  String hint() {
    return hint;
  }

  /** Why it is incomplete, after what is complete. */
  String reason() {
    return done() + "but the trial write did not pass" + number() + ": " + why;
  }

  /** The roles cannot be told any more. */
  String rolesUnsure(String seen) {
    return "the change was confirmed before, but now the roles read otherwise or not at all: "
        + seen
        + (why.isEmpty() ? "" : "; the trial write: " + why);
  }

  /** Nothing can be written down. */
  String unwritten() {
    return done()
        + "but the journal of operation "
        + operation
        + " cannot be written any more, so the trial write was not sent";
  }

  private String done() {
    return "the change is done and was read back (" + roles + "), ";
  }

  private String number() {
    return tries > 1 ? " in " + tries + " tries" : "";
  }

  /** What the shards said, in one line. */
  static String of(List<DataProbe.Answer> answers) {
    var last = answers.get(answers.size() - 1);
    int written = answers.size() - 1;
    if (last.kind() == DataProbe.Kind.WRITTEN) {
      return answers.size() + (written == 0 ? " shard" : " shards") + " took a key";
    }
    var before =
        written == 0 ? "" : written + (written == 1 ? " shard" : " shards") + " took a key, then ";
    return before + last.place() + ": " + last.words();
  }
}
