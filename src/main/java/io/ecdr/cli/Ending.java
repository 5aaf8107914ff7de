package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.usecase.Planned;

/** What becomes of a plan once a command has made it: it is run, or saved. */
@FunctionalInterface
interface Ending {

  /** Returns what the process exits with. */
  ExitCode go(Planned planned, Settings settings, CommonOptions common, ChangeOptions options);
}
