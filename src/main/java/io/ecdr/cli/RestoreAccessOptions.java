package io.ecdr.cli;

import io.ecdr.model.RestoreAccess;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who is let into a restored cache, and how it is encrypted. */
public final class RestoreAccessOptions {

  @Option(
      names = "--user-group",
      paramLabel = "ID",
      split = ",",
      description = "User groups in the target Region.")
  private List<String> userGroups = List.of();

  @Option(
      names = "--auth-token",
      paramLabel = "REF",
      converter = Converters.Secret.class,
      description =
          "Where the new cache's AUTH token is: env:NAME or file:PATH. Read when it is sent, never"
              + " kept.")
  private String authToken;

  @Option(
      names = "--without-auth",
      description = "Agree that a cache that asked for a password comes back without one.")
  private boolean withoutAuth;

  @Option(
      names = "--tls",
      negatable = true,
      description = "Encrypt in transit, or do not. Default: as at the source.")
  private Boolean tls;

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description = "Key for encryption at rest. Default: the service's own.")
  private String kmsKey;

  @Option(
      names = "--probe-user",
      paramLabel = "NAME",
      description = "User that reads the data afterwards. Default: the engine's default user.")
  private String probeUser;

  @Option(
      names = "--probe-auth",
      paramLabel = "REF",
      converter = Converters.Secret.class,
      description =
          "Where its password is: env:NAME or file:PATH. Never kept. Default: --auth-token.")
  private String probeAuth;

  /**
   * What was typed.
   *
   * @throws ParameterException when some of it excludes the rest
   */
  RestoreAccess access(CommandSpec spec) {
    if (authToken != null && (withoutAuth || !userGroups.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--auth-token and "
              + (withoutAuth ? "--without-auth" : "--user-group")
              + " exclude each"
              + " other");
    }
    if (probeUser != null && probeAuth == null) {
      throw new ParameterException(
          spec.commandLine(), "--probe-user needs --probe-auth env:NAME or file:PATH");
    }
    var auth = probeAuth == null ? authToken : probeAuth;
    return new RestoreAccess(
        userGroups,
        withoutAuth,
        Optional.ofNullable(authToken),
        Optional.ofNullable(tls),
        Optional.ofNullable(kmsKey),
        new RestoreAccess.Login(Optional.ofNullable(probeUser), Optional.ofNullable(auth)));
  }
}
