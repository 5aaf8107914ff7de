package io.ecdr.cli;

import io.ecdr.model.RestoreAccess.Login;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether the lag is measured in the data itself. */
public final class LagProbeOptions {

  @Option(
      names = "--probe",
      description =
          "Also write one key per shard of the primary, gone after a minute, and measure how soon"
              + " the standby has it.")
  private boolean probe;

  @Option(
      names = "--probe-user",
      paramLabel = "NAME",
      description = "User of --probe. Default: the engine's default user.")
  private String user;

  @Option(
      names = "--probe-auth",
      paramLabel = "REF",
      converter = Converters.Secret.class,
      description = "Where its password or token is: env:NAME or file:PATH. Never kept.")
  private String auth;

  /** The login to measure with; empty when nothing is to be written. */
  Optional<Login> login(CommandSpec spec) {
    if (!probe && (user != null || auth != null)) {
      throw new ParameterException(
          spec.commandLine(), "--probe-user and --probe-auth are for --probe");
    }
    if (user != null && auth == null) {
      throw new ParameterException(
          spec.commandLine(), "--probe-user needs --probe-auth env:NAME or file:PATH");
    }
    return probe
        ? Optional.of(new Login(Optional.ofNullable(user), Optional.ofNullable(auth)))
        : Optional.empty();
  }
}
