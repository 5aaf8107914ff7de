package io.ecdr.cli;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.plan.iam.Scope;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is known of a command whose permissions are asked for without a plan. */
public final class ScopeOptions {

  @Option(
      names = "--for",
      paramLabel = "COMMAND",
      description = "Instead of a plan's, the policy of a command, such as \"backup create\".")
  private String command;

  @Option(
      names = "--account",
      paramLabel = "DIGITS",
      description = "The account that all of it belongs to.")
  private String account;

  @Option(names = "--region", paramLabel = "REGION", description = "Region of the caches.")
  private Region region;

  @Option(
      names = "--to",
      paramLabel = "REGION",
      description = "Region of the standby, or to restore in.")
  private Region to;

  @Option(
      names = "--cache",
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Only this cache. Default: any.")
  private String cache;

  @Option(
      names = "--as",
      paramLabel = "ID",
      converter = Converters.Id.class,
      description = "Only this id in the Region of --to. Default: any.")
  private String as;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Bucket that takes the exports. Default: any of the account.")
  private String bucket;

  /** Whether a command was named. */
  boolean named() {
    return command != null;
  }

  /** What was typed, or the complaint about what is wrong or missing. */
  Scope scope(CommandSpec spec, DrOptions dr) {
    var verb =
        Scope.Verb.ofWord(command)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '--for': '"
                            + command
                            + "' is no command that talks to AWS; these do: "
                            + String.join(", ", Scope.Verb.words())));
    var digits = Needed.option(spec, "--account", Optional.ofNullable(account));
    for (var name : verb.needs()) {
      Object value = spec.findOption(name).getValue();
      Needed.option(spec, name, Optional.ofNullable(value));
    }
    return new Scope(
        verb,
        account(spec, digits),
        Optional.ofNullable(region),
        Optional.ofNullable(to),
        dr.region(),
        Optional.ofNullable(cache),
        Optional.ofNullable(as),
        Optional.ofNullable(bucket),
        dr.bucket(),
        dr.prefix());
  }

  private static AccountId account(CommandSpec spec, String digits) {
    try {
      return new AccountId(digits);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--account': " + e.getMessage());
    }
  }
}
