package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The shape of the whole tree: help pages, where options come from, what every command has. */
class CommandTreeTest {

  private static final Path PAGES = Path.of("src/test/resources/help");

  private static final CommandLine TREE = new Typed(Path.of("unused")).cli().tree();

  @TempDir private Path state;

  static Stream<String> commands() {
    var names = new ArrayList<String>();
    collect(new Typed(Path.of("unused")).cli().tree(), names);
    assertThat(names).hasSize(88);
    return names.stream();
  }

  private static void collect(CommandLine line, List<String> names) {
    names.add(line.getCommandSpec().qualifiedName());
    line.getSubcommands().values().forEach(sub -> collect(sub, names));
  }

  /** To write the pages anew after a change: {@code mvn test -Decdr.help.write=true …}. */
  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpPageIsAsItIsKept(String command) throws IOException {
    var typed = new Typed(state);
    var words = command.substring("ecdr".length()).strip();
    var arguments = (words + " --help").strip().split(" ");

    assertThat(typed.run(arguments)).isZero();

    var page = typed.out.toString();
    assertThat(typed.err.toString()).isEmpty();
    assertThat(page.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    var file = PAGES.resolve(command.replace(' ', '-') + ".txt");
    if (Boolean.getBoolean("ecdr.help.write")) {
      Files.createDirectories(PAGES);
      Files.writeString(file, page);
    }
    assertThat(page).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void noHelpPageIsKeptForACommandThatIsGone() throws IOException {
    try (var files = Files.list(PAGES)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              commands().map(c -> c.replace(' ', '-') + ".txt").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysWhatItDoesAndLeavesShowExamplesAndExitCodes(String command) {
    var spec = find(command).getCommandSpec();
    assertThat(spec.usageMessage().description()).isNotEmpty();
    assertThat(spec.usageMessage().footer())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    if (spec.subcommands().isEmpty()) {
      assertThat(spec.usageMessage().footer()).anyMatch(line -> line.startsWith("  " + command));
      assertThat(spec.usageMessage().exitCodeList()).containsKeys("0", "2");
    }
    assertThat(spec.findOption("--help")).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsTheCommandsOwnOrOfAMixin(String command) {
    var spec = find(command).getCommandSpec();
    var homes = new ArrayList<Class<?>>();
    homes.add(spec.userObject().getClass());
    mixins(spec, homes);
    assertThat(spec.options()).isNotEmpty();
    assertThat(spec.options().stream().filter(option -> !option.inherited()))
        .allSatisfy(
            option ->
                assertThat(homes).contains(((Field) option.userObject()).getDeclaringClass()));
  }

  private static void mixins(CommandLine.Model.CommandSpec spec, List<Class<?>> homes) {
    for (var mixin : spec.mixins().values()) {
      homes.add(mixin.userObject().getClass());
      mixins(mixin, homes);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandClassesAreShort(String command) {
    var type = find(command).getCommandSpec().userObject().getClass();
    var source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
    try (var lines = Files.lines(source)) {
      assertThat(lines.filter(l -> !l.startsWith("import")).count()).isLessThan(125);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aGroupWithoutACommandShowsItsHelpAsBadUsage() {
    var typed = new Typed(state);
    assertThat(typed.run("backup")).isEqualTo(2);
    assertThat(typed.out.toString()).isEmpty();
    assertThat(typed.err.toString()).contains("ecdr backup").contains("create").contains("list");
  }

  @Test
  void showsTheVersion() {
    var typed = new Typed(state);
    assertThat(typed.run("--version")).isZero();
    assertThat(typed.out.toString().strip()).isEqualTo("ecdr 1.2.3");
  }

  /** Of one tree for all: describing 80 commands takes as long as all else here. */
  private static CommandLine find(String command) {
    var line = TREE;
    for (var word : command.split(" ")) {
      if (!word.equals("ecdr")) {
        line = line.getSubcommands().get(word);
      }
    }
    return line;
  }
}
