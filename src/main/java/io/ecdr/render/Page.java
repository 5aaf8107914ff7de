package io.ecdr.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Where text is written, line by line. */
public final class Page {

  private final Appendable out;
  private final boolean colour;
  private final int columns;

  /**
   * @param colour whether the reader is a terminal that wants colours
   * @param columns how wide it is; long texts are broken there
   */
  public Page(Appendable out, boolean colour, int columns) {
    this.out = Objects.requireNonNull(out, "out");
    this.colour = colour;
    this.columns = Math.max(40, columns);
  }

  /** How wide it is. */
  int columns() {
    return columns;
  }

  /** An empty line. */
  public void gap() {
    line("");
  }

  /** One line as it is. */
  public void line(String text) {
    try {
      out.append(text).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text that may be long: broken at blanks, every line indented. */
  public void text(int indent, String text) {
    for (var part : Width.wrap(text, columns - indent)) {
      line(" ".repeat(indent) + part);
    }
  }

  /** The same, but as it stands, blanks and all, where it fits on one line. */
  void flow(int indent, String text) {
    if (indent + Width.of(text) > columns) {
      text(indent, text);
    } else {
      line(" ".repeat(indent) + text);
    }
  }

  /** What {@link #text} says in a colour, line by line. */
  void inked(Ink ink, int indent, String text) {
    for (var part : Width.wrap(text, columns - indent)) {
      line(" ".repeat(indent) + paint(ink, part));
    }
  }

  /** A word and what belongs to it, which may be long. */
  public void entry(int indent, int column, String word, String text) {
    entry(indent, column, Width.pad(word, column), text, UnaryOperator.identity());
  }

  /** The same with the word in a colour, which takes no room of the column. */
  public void entry(int indent, int column, Ink ink, String word, String text) {
    entry(indent, column, paint(ink, Width.pad(word, column)), text, UnaryOperator.identity());
  }

  /** The same with a quiet note behind the text, two blanks apart, or below it. */
  void noted(int indent, int column, Ink ink, String word, String text, String note) {
    if (indent + column + Width.of(text) + 2 + Width.of(note) > columns) {
      entry(indent, column, ink, word, text);
      inked(Ink.QUIET, indent + column, note);
      return;
    }
    line(
        " ".repeat(indent)
            + paint(ink, Width.pad(word, column))
            + text
            + "  "
            + paint(Ink.QUIET, note));
  }

  /** The same with the text in a colour. */
  void entry(Ink ink, int indent, int column, String word, String text) {
    entry(indent, column, Width.pad(word, column), text, part -> paint(ink, part));
  }

  private void entry(
      int indent, int column, String padded, String text, UnaryOperator<String> paint) {
    var lines = Width.wrap(text, columns - indent - column);
    line(" ".repeat(indent) + padded + paint.apply(lines.get(0)));
    for (var more : lines.subList(1, lines.size())) {
      line(" ".repeat(indent + column) + paint.apply(more));
    }
  }

  /** A title. */
  public void title(String text) {
    line(paint(Ink.STRONG, text));
  }

  /** The text, coloured where colours are wanted. */
  public String paint(Ink ink, String text) {
    return colour && !text.isBlank() ? ink.on(text) : text;
  }

  /**
   * Columns aligned under their titles, two blanks between them. The last column is never padded.
   *
   * @param inks one per row, or null for no colour; a row's first cell takes it
   */
  public void table(List<String> titles, List<List<String>> rows) {
    table(titles, rows, row -> {});
  }

  /** The same with something below each row; it is told which. */
  void table(List<String> titles, List<List<String>> rows, IntConsumer below) {
    int[] widths = widths(titles, rows);
    line(paint(Ink.QUIET, row(titles, widths)));
    for (int i = 0; i < rows.size(); i++) {
      line(row(rows.get(i), widths));
      below.accept(i);
    }
  }

  /** Whether such a table is no wider than the page. */
  boolean fits(List<String> titles, List<List<String>> rows) {
    return Arrays.stream(widths(titles, rows)).sum() + 2 * (titles.size() - 1) <= columns;
  }

  private static int[] widths(List<String> titles, List<List<String>> rows) {
    int[] widths = titles.stream().mapToInt(Width::of).toArray();
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Width.of(row.get(i)));
      }
    }
    return widths;
  }

  private static String row(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == widths.length - 1 ? cells.get(i) : Width.pad(cells.get(i), widths[i] + 2));
    }
    return line.toString().stripTrailing();
  }
}
