package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.SavedPlan;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.SavedPlans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A saved plan's file. */
final class PlanFile {

  /** Far above any plan, far below memory. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private static final String MAKE_ONE = "make one: ecdr plan COMMAND … --out FILE";

  private PlanFile() {}

  /**
   * Reads a plan. Rejected with 2 when the file cannot be read, with 14 when it is no good plan.
   */
  static Answer<SavedPlan> read(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe that nobody writes to would be read for ever.
      return rejected(ExitCode.USAGE, "cannot read " + file + ": it is no regular file", MAKE_ONE);
    }
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        return rejected(
            ExitCode.PLAN_REFUSED,
            file + " is larger than " + LARGEST + " bytes, so it is no plan; nothing was changed",
            "");
      }
      return SavedPlans.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return rejected(ExitCode.USAGE, "cannot read " + file + ": " + PrivateFile.why(e), MAKE_ONE);
    }
  }

  private static Answer<SavedPlan> rejected(ExitCode code, String message, String hint) {
    return new Answer.Rejected<>(new Rejection(code, message, hint));
  }
}
