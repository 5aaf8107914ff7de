package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Of the command tree no more is described than is typed. */
class BranchTest {

  @TempDir private Path state;

  @Command(name = "group")
  private static final class Group {}

  @Command(name = "one")
  private static final class One {}

  @Command(name = "two")
  private static final class Two {}

  private static Branch group() {
    return new Branch(new Group()).addSubcommand(new One()).addSubcommand(new Two());
  }

  private static List<String> names(CommandLine line) {
    return List.copyOf(line.getSubcommands().keySet());
  }

  @Test
  void onlyTheCommandThatIsTypedIsDescribed() {
    assertThat(names(group().line(List.of("two", "one"), CommandLine.defaultFactory())))
        .containsExactly("two");
    var above = new Branch(new Group()).addSubcommand(group()).addSubcommand(new One());
    var line = above.line(List.of("group", "one"), CommandLine.defaultFactory());
    assertThat(names(line)).containsExactly("group");
    assertThat(names(line.getSubcommands().get("group"))).containsExactly("one");
  }

  @Test
  void allAreThereWhereNoneOfThemIsTyped() {
    for (var typed : List.of(List.<String>of(), List.of("--help"), List.of("on", "one"))) {
      assertThat(names(group().line(typed, CommandLine.defaultFactory())))
          .containsExactly("one", "two");
    }
  }

  @Test
  void whatIsNearlyACommandIsStillSuggested() {
    for (var line : List.of("backu create", "backup creat", "plan backup creat --out x")) {
      var typed = new Typed(state);
      assertThat(typed.run(line.split(" "))).as(line).isEqualTo(2);
      assertThat(typed.err.toString()).as(line).containsPattern("did you mean .*(backup|create)");
    }
  }
}
