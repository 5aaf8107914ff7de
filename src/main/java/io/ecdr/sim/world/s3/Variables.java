package io.ecdr.sim.world.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Policy variables such as {@code ${aws:username}}. */
final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private Variables() {}

  /**
   * Puts the request's values in; a variable that the request has no value for is left as it is, so
   * that it matches nothing.
   */
  static String fill(String text, Access access) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              var values = access.values(found.group(1));
              return Matcher.quoteReplacement(values.size() == 1 ? values.get(0) : found.group());
            });
  }
}
