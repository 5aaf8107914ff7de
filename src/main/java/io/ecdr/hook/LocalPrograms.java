package io.ecdr.hook;

import io.ecdr.port.Programs;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Runs programs on this machine, where the operator stands. Their environment is made from nothing:
 * {@code PATH}, {@code HOME} and {@code LANG} of ours, what the order names, and the facts. So no
 * credentials go along by accident.
 */
public final class LocalPrograms implements Programs {

  private static final List<String> ALWAYS = List.of("PATH", "HOME", "LANG");

  private final UnaryOperator<String> variables;
  private final Path folder;

  /**
   * @param variables an environment variable's value, or null
   * @param folder where the operator stands
   */
  public LocalPrograms(UnaryOperator<String> variables, Path folder) {
    this.variables = variables;
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public Running start(Order order) {
    var builder = new ProcessBuilder(order.words()).directory(folder.toFile());
    builder.redirectErrorStream(true);
    var environment = builder.environment();
    environment.clear();
    Stream.concat(ALWAYS.stream(), order.variables().stream())
        .forEach(
            name -> {
              var value = variables.apply(name);
              if (value != null) {
                environment.put(name, value);
              }
            });
    // Last, so that no variable of ours can pretend to be a fact.
    environment.putAll(order.facts());
    return LocalRun.begin(builder, order.input());
  }

  /**
   * The file that a program's name means: one with a slash is meant from where the operator stands,
   * any other is looked for in {@code PATH}. Empty when there is none that can be run.
   */
  public Optional<Path> find(String name) {
    try {
      if (name.contains("/")) {
        return Optional.of(folder.resolve(name)).filter(LocalPrograms::runs);
      }
      var path = variables.apply("PATH");
      return Stream.of((path == null ? "" : path).split(":"))
          .filter(place -> !place.isEmpty())
          .map(place -> folder.resolve(place).resolve(name))
          .filter(LocalPrograms::runs)
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
