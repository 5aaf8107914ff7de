package io.ecdr.execute;

import io.ecdr.port.Programs;
import java.util.regex.Pattern;

/** What programs write, made fit for journals, reports and terminals. */
final class HookOutput {

  /** Sequences that move the cursor, colour, or set titles; they may be cut off at the end. */
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]?|[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[ -/]*[0-~]?)");

  /** Controls, and what turns the direction of text around or hides it. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\n\t]]");

  private HookOutput() {}

  /** Its text without anything that a terminal would obey but line breaks; tabs are blanks. */
  static String clean(Programs.Output output) {
    var text = output.text().replace("\r\n", "\n").replace('\r', '\n');
    text = SEQUENCES.matcher(text).replaceAll("");
    text = CONTROLS.matcher(text).replaceAll("").replace('\t', ' ').strip();
    return output.dropped() > 0
        ? "(" + output.dropped() + " bytes before this were not kept)\n" + text
        : text;
  }

  /** The last line that is not blank. */
  static String lastLine(String clean) {
    return clean.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b).strip();
  }
}
