package io.ecdr.render.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** The functions that scripts are built on, in files of their own; a script has what it needs. */
final class Pieces {

  private final Set<Piece> needed = new TreeSet<>(Set.of(Piece.BASE, Piece.CHECKS));

  /** A file of functions; in this order they stand in a script. */
  enum Piece {
    BASE("base"),
    CHECKS("checks"),
    ACT("act"),
    LADDER("ladder"),
    BACKUP("backup"),
    RESTORE("restore"),
    STANDBY("standby"),
    HOOK("hook");

    private final String file;

    Piece(String file) {
      this.file = file;
    }
  }

  void need(Piece piece) {
    needed.add(piece);
  }

  /** All of them, one after the other. */
  String text() {
    var all = new StringBuilder();
    needed.forEach(piece -> all.append(read(piece)));
    return all.toString();
  }

  private static String read(Piece piece) {
    var name = piece.file + ".sh";
    try (var in = Pieces.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
