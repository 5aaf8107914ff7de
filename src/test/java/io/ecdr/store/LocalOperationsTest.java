package io.ecdr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.port.StateUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalOperationsTest {

  @TempDir Path folder;
  private LocalOperations operations;

  @BeforeEach
  void makeNothingYet() {
    operations = new LocalOperations(folder.resolve("state"));
  }

  @Test
  void listsNothingAndMakesNothingBeforeTheFirstOperation() {
    assertThat(operations.ids()).isEmpty();
    assertThat(operations.find("20261123-0115-k3f9")).isEmpty();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void keepsPlanJournalAndReport() {
    operations.create("b", "{plan}");
    operations.create("a", "{}");
    try (var journal = operations.journal("b")) {
      journal.append("one");
      journal.append("two");
    }
    operations.report("b", "{report}");

    assertThat(operations.ids()).containsExactly("a", "b");
    var stored = operations.find("b").orElseThrow();
    assertThat(stored.plan()).isEqualTo("{plan}");
    assertThat(stored.journal()).isEqualTo("one\ntwo\n");
    assertThat(stored.report()).contains("{report}");
  }

  @Test
  void filesAreForTheirOwnerOnly() throws IOException {
    operations.create("a", "{}");
    try (var journal = operations.journal("a")) {
      journal.append("one");
    }

    Path root = folder.resolve("state");
    assertThat(permissions(root)).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("operations/a"))).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("operations/a/plan.json"))).isEqualTo("rw-------");
    assertThat(permissions(root.resolve("operations/a/journal.jsonl"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void addsNothingToATornLine() throws IOException {
    operations.create("a", "{}");
    Path file = folder.resolve("state/operations/a/journal.jsonl");
    Files.writeString(file, "one\ntwo\nthr", StandardOpenOption.CREATE);

    try (var journal = operations.journal("a")) {
      journal.append("four");
    }

    assertThat(file).hasContent("one\ntwo\nfour\n");
  }

  @Test
  void neverMakesAnOperationTwice() {
    operations.create("a", "{}");

    assertThatThrownBy(() -> operations.create("a", "{other}"))
        .isInstanceOf(StateUnusable.class)
        .hasMessageContaining("there already");
    assertThat(operations.find("a").orElseThrow().plan()).isEqualTo("{}");
  }

  @Test
  void saysClearlyWhenThePlaceCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("state"), "a file is in the way");

    assertThatThrownBy(() -> operations.create("a", "{}"))
        .isInstanceOf(StateUnusable.class)
        .hasMessageContaining(folder.resolve("state").toString())
        .hasMessageContaining("not a folder");
  }

  @Test
  void aNameThatLeadsElsewhereIsNoOperation() {
    assertThat(operations.find("../../etc")).isEmpty();
    assertThatThrownBy(() -> operations.create("../x", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
