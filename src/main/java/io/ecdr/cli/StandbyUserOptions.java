package io.ecdr.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Who may log in to a standby. */
public final class StandbyUserOptions {

  @Option(
      names = "--user-group",
      paramLabel = "ID",
      split = ",",
      description =
          "User group of the standby's Region; they are not replicated. Of a rebuild: default, the"
              + " present standby's.")
  private List<String> userGroups = List.of();

  List<String> userGroups() {
    return userGroups;
  }
}
