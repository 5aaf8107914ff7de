package io.ecdr.cli;

import io.ecdr.model.FailbackRequest.Carried;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is made at home out of a backup, where that does not tell it. */
public final class CarriedOptions {

  @Option(
      names = "--node-type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "By a backup: node types at home, tried in this order; a serverless cache becomes nodes."
              + " Default: as it is now.")
  private List<String> nodeTypes = List.of();

  @Option(
      names = "--user-group",
      paramLabel = "ID",
      split = ",",
      description = "User groups at home. Default: by a new standby, the old side's.")
  private List<String> userGroups = List.of();

  @Option(
      names = "--auth-token",
      paramLabel = "REF",
      converter = Converters.Secret.class,
      description =
          "By a backup: where the AUTH token for home is: env:NAME or file:PATH. Never kept.")
  private String authToken;

  @Option(
      names = "--without-auth",
      description =
          "By a backup: agree that a cache that asked for a password comes home without one.")
  private boolean withoutAuth;

  /**
   * What was typed.
   *
   * @throws ParameterException when some of it excludes the rest
   */
  Carried carried(CommandSpec spec) {
    if (authToken != null && (withoutAuth || !userGroups.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--auth-token excludes " + (withoutAuth ? "--without-auth" : "--user-group"));
    }
    return new Carried(nodeTypes, userGroups, Optional.ofNullable(authToken), withoutAuth);
  }
}
