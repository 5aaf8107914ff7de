package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Problem;
import io.ecdr.render.ConfigCheckScreen;
import io.ecdr.usecase.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The configuration file as commands see it: names of caches, and values for options that were
 * neither typed nor set by a variable. It is read once, and only when something asks.
 */
final class FileValues {

  /** Typed instead of a file's name. */
  static final String NONE = "none";

  private static final String OPTION = "--config";
  private static final String VARIABLE = "ECDR_CONFIG";

  private final ConfigDoors doors;
  private final Optional<String> named;
  private Optional<ConfigRead> read;

  /**
   * @param arguments all that was typed
   */
  FileValues(ConfigDoors doors, UnaryOperator<String> variables, List<String> arguments) {
    this.doors = doors;
    this.named =
        typed(arguments)
            .or(() -> Optional.ofNullable(variables.apply(VARIABLE)).filter(v -> !v.isBlank()));
  }

  /** The words that name a file, for a command that has understood its options. */
  static List<String> typed(CommonOptions common) {
    return common.config().map(name -> List.of(OPTION + "=" + name)).orElse(List.of());
  }

  /** What to say where there is no file. */
  static Rejection missing() {
    return new Rejection(
        ExitCode.NOT_FOUND,
        "there is no configuration file: no --config, no ECDR_CONFIG, no ecdr.yaml here, none in"
            + " the usual folder",
        "write one: ecdr config init");
  }

  private static Optional<String> typed(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      var word = arguments.get(i);
      if (word.startsWith(OPTION + "=")) {
        return Optional.of(word.substring(OPTION.length() + 1));
      }
      if (word.equals(OPTION) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** What came of reading it; empty when there is none, or none is to be used. */
  Optional<ConfigRead> read() {
    if (read == null) {
      read = named.filter(NONE::equals).isPresent() ? Optional.empty() : doors.config(named);
    }
    return read;
  }

  /**
   * The id of a cache that has a name of its own in the file; else the word as it was typed.
   *
   * @throws IllegalArgumentException when the file is wrong
   */
  String id(String word) {
    return config()
        .flatMap(config -> config.named(word))
        .flatMap(FileValues::one)
        .map(Choice.One::id)
        .orElse(word);
  }

  private static Optional<Choice.One> one(CacheEntry entry) {
    return entry.choice() instanceof Choice.One one ? Optional.of(one) : Optional.empty();
  }

  private Optional<Config> config() {
    var found = read();
    found
        .filter(file -> file.config().isEmpty())
        .ifPresent(
            file -> {
              throw new IllegalArgumentException(refused(file));
            });
    return found.flatMap(ConfigRead::config);
  }

  private static String refused(ConfigRead file) {
    var errors = file.problems().stream().filter(Problem::error).toList();
    var first = errors.get(0);
    return place(file, first)
        + first.what()
        + (first.hint().isEmpty() ? "" : " (" + first.hint() + ")")
        + (errors.size() > 1 ? ", and " + (errors.size() - 1) + " more" : "")
        + "; all of it: ecdr config validate; without the file: --config none";
  }

  private static String place(ConfigRead file, Problem problem) {
    return ConfigCheckScreen.place(file, problem) + ": ";
  }

  /**
   * What the file says for an option.
   *
   * @throws ParameterException when the file is wrong, or the caches typed are in several Regions
   */
  Optional<String> value(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || FileOptions.none(option)
        || argument.command().userObject() instanceof ConfigInitCommand) {
      return Optional.empty();
    }
    var line = argument.command().commandLine();
    try {
      return config().flatMap(config -> FileOptions.value(config, entry(config, option), option));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage());
    }
  }

  /** The entry of the caches that were typed; they are set before any option's default is. */
  private static Optional<CacheEntry> entry(Config config, OptionSpec option) {
    var entries =
        option.command().positionalParameters().stream()
            .flatMap(place -> words(place.getValue()))
            .distinct()
            .flatMap(id -> config.caches().stream().filter(e -> is(e, id)))
            .distinct()
            .toList();
    var regions = entries.stream().map(e -> one(e).orElseThrow().region()).distinct().toList();
    if (regions.size() > 1) {
      throw new IllegalArgumentException(
          config.source()
              + " has "
              + entries.get(0).name()
              + " in "
              + regions.get(0)
              + " and "
              + entries.get(1).name()
              + " in "
              + regions.get(1)
              + "; type caches of one Region at a time, or give --region");
    }
    return entries.stream().findFirst();
  }

  private static boolean is(CacheEntry entry, String id) {
    return one(entry).filter(o -> o.id().equals(id)).isPresent();
  }

  private static Stream<String> words(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast);
    }
    return value instanceof String text ? Stream.of(text) : Stream.empty();
  }

  /** Makes converters; that of CACHE knows the file's names. */
  CommandLine.IFactory factory() {
    var usual = CommandLine.defaultFactory();
    return new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return type == Converters.Cache.class
            ? type.cast(new Converters.Cache(FileValues.this::id))
            : usual.create(type);
      }
    };
  }
}
