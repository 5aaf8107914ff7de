package io.ecdr.cli;

import io.ecdr.model.WriteProbe;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The trial write that a role change ends with. */
public final class ProbeOptions {

  /** What can be typed. */
  public enum When {
    auto,
    required,
    off
  }

  @Option(
      names = "--write-probe",
      paramLabel = "WHEN",
      description =
          "Write one key per shard after the change: auto, required or off. auto: no failure where"
              + " the cache cannot be reached from here. Default: auto.")
  private When when = When.auto;

  @Option(
      names = "--probe-user",
      paramLabel = "NAME",
      description = "User of the trial write. Default: the engine's default user.")
  private String user;

  @Option(
      names = "--probe-auth",
      paramLabel = "REF",
      converter = Converters.Secret.class,
      description = "Where its password or token is: env:NAME or file:PATH. Never kept.")
  private String auth;

  /** What was typed; a user without a secret cannot log in. */
  WriteProbe choice(CommandSpec spec) {
    if (user != null && auth == null) {
      throw new ParameterException(
          spec.commandLine(), "--probe-user needs --probe-auth env:NAME or file:PATH");
    }
    return new WriteProbe(
        WriteProbe.Mode.valueOf(when.name().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(user),
        Optional.ofNullable(auth));
  }
}
