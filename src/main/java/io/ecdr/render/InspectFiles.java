package io.ecdr.render;

import io.ecdr.rdb.RdbDamage;
import io.ecdr.rdb.RdbFile;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupInspectReport.FileRead;
import java.util.List;
import java.util.function.Function;

/** The files that were inspected, and whether each is whole. */
final class InspectFiles {

  static final List<String> HEADS = List.of("FILE", "SLOTS", "FORMAT", "KEYS", "SIZE", "STATE");

  private InspectFiles() {}

  static void print(Page page, BackupInspectReport report) {
    page.table(HEADS, rows(report, file -> page.paint(ink(file), state(file))));
  }

  static List<List<String>> rows(BackupInspectReport report, Function<FileRead, String> state) {
    return report.files().stream()
        .map(
            file ->
                List.of(
                    file.name().substring(file.name().lastIndexOf('/') + 1),
                    file.slots().isBlank() ? "-" : file.slots(),
                    file.whole().map(whole -> whole.version().toString()).orElse("?"),
                    BackupInspectScreen.number(file.keys()),
                    file.whole().map(whole -> Words.bytes(whole.bytes())).orElse("?"),
                    state.apply(file)))
        .toList();
  }

  static String state(FileRead file) {
    if (file.damage().isPresent()) {
      return Words.of(file.damage().get().kind()).replace('-', ' ');
    }
    return summed(file) ? "whole" : "no checksum";
  }

  private static Ink ink(FileRead file) {
    if (file.damage().isPresent()) {
      return file.damage().get().kind() == RdbDamage.Kind.UNKNOWN ? Ink.WARN : Ink.BAD;
    }
    return summed(file) ? Ink.GOOD : Ink.WARN;
  }

  private static boolean summed(FileRead file) {
    return file.whole().filter(f -> f.checksum() == RdbFile.Checksum.RIGHT).isPresent();
  }
}
