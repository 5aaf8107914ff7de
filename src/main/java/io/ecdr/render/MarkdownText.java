package io.ecdr.render;

import java.util.regex.Pattern;

/** Foreign text made harmless for Markdown: nothing of it is a table, a link, HTML or code. */
final class MarkdownText {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]#~!|]");

  private MarkdownText() {}

  /** In a line or a cell of a table. */
  static String plain(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    line = SPECIAL.matcher(line).replaceAll("\\\\$0");
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * As code in a line or a cell. A pipe would end the cell even there (source: the tables extension
   * of GitHub Flavored Markdown), so text with one is written as HTML.
   */
  static String code(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    boolean html = line.isEmpty() || line.contains("`") || line.contains("|");
    return html ? "<code>" + escaped(line) + "</code>" : "`" + line + "`";
  }

  private static String escaped(String line) {
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("`", "&#96;")
        .replace("|", "&#124;");
  }

  /** Lines as a block of code; the fence is longer than any in it. */
  static String block(String language, String lines) {
    int longest = 2;
    int run = 0;
    for (int i = 0; i < lines.length(); i++) {
      run = lines.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    var fence = "`".repeat(longest + 1);
    return fence + language + "\n" + lines.stripTrailing() + "\n" + fence + "\n";
  }
}
