package io.ecdr.sim.rehearse;

/**
 * One member of a global datastore, as {@code ID@REGION}.
 *
 * @param cache the replication group's id there
 */
public record StreamSide(String cache, String region) {

  private static final String FORM = "[A-Za-z][A-Za-z0-9-]*@[a-z0-9-]+";

  /**
   * Reads one from {@link #text()}.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public static StreamSide parse(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException(
          "not a cache in a Region: '" + text + "'; give it as ID@REGION");
    }
    int at = text.indexOf('@');
    return new StreamSide(text.substring(0, at), text.substring(at + 1));
  }

  /** Such as {@code orders@us-east-1}. */
  public String text() {
    return cache + "@" + region;
  }
}
