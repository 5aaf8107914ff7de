package io.ecdr.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values for options that were not typed: {@code --dr-region} takes {@code ECDR_DR_REGION}, and
 * where that is not set, what the configuration file says.
 *
 * <p>Only for options that several commands share. An option of one command alone, such as the name
 * of a new cache, is never taken from a variable that somebody forgot.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

  private static final List<Class<?>> SHARED =
      List.of(
          CommonOptions.class,
          ConnectionOptions.class,
          HomeOptions.class,
          DrOptions.class,
          ExportOptions.class,
          ChangeOptions.class,
          ProbeOptions.class,
          HookOptions.class,
          KeepOptions.class,
          RoleOptions.AntiFlapOptions.class,
          StateOptions.class,
          OpResumeCommand.class);

  private final UnaryOperator<String> variables;
  private final FileValues file;

  /**
   * @param file what stands behind the variables
   */
  EnvironmentDefaults(UnaryOperator<String> variables, FileValues file) {
    this.variables = variables;
    this.file = file;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return variable(argument).map(variables).or(() -> file.value(argument)).orElse(null);
  }

  /** The variable that decides about an option right now; empty when none is set. */
  Optional<String> variable(ArgSpec argument) {
    if (!covers(argument)) {
      return Optional.empty();
    }
    var option = (OptionSpec) argument;
    var field = (Field) option.userObject();
    var own =
        "ECDR_" + option.longestName().substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    var names =
        field.getDeclaringClass() == HomeOptions.class
            ? List.of(own, "AWS_REGION", "AWS_DEFAULT_REGION")
            : List.of(own);
    return names.stream().filter(this::set).findFirst();
  }

  /** Whether a variable can give it. */
  static boolean covers(ArgSpec argument) {
    return argument instanceof OptionSpec option
        && option.userObject() instanceof Field field
        && SHARED.contains(field.getDeclaringClass())
        && !option.usageHelp();
  }

  private boolean set(String name) {
    var value = variables.apply(name);
    return value != null && !value.isBlank();
  }
}
