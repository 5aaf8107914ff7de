package io.ecdr.sim.world.elasticache;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Legal names. Ids and snapshot names are stored in lower case; they begin with a letter, hold
 * letters, digits and hyphens, and have no double and no trailing hyphen (UG23:backups-manual,
 * API:CreateReplicationGroup).
 */
public final class Names {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*");
  private static final Pattern GROUP_NAME = Pattern.compile("[a-z](?:[a-z0-9.]|-(?=[a-z0-9.]))*");

  /** Longest replication group id and snapshot name. */
  public static final int SHORT = 40;

  /** Longest subnet and parameter group name. */
  public static final int LONG = 255;

  private Names() {}

  /**
   * The name in lower case.
   *
   * @param parameter what the request calls it
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} when it is not legal
   */
  public static String identifier(String parameter, String name, int longest) {
    return checked(parameter, name, longest, IDENTIFIER);
  }

  /** The same for subnet and parameter groups, where dots occur as well. */
  public static String groupName(String parameter, String name) {
    return checked(parameter, name, LONG, GROUP_NAME);
  }

  /** A name in a look-up, where what is not legal is merely not found. */
  public static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * A parameter that must be there.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} when it is not
   */
  public static String required(String parameter, String value) {
    if (value == null || value.isEmpty()) {
      throw Refusals.value(
          "The parameter " + parameter + " must be provided and must not be blank.");
    }
    return value;
  }

  private static String checked(String parameter, String name, int longest, Pattern legal) {
    String stored = lower(required(parameter, name));
    if (stored.length() > longest || !legal.matcher(stored).matches()) {
      throw Refusals.value(
          "The parameter %s is not a valid identifier: '%s'. It must have 1 to %d characters, begin with a letter, hold only ASCII letters, digits and hyphens, and neither end with a hyphen nor contain two in a row."
              .formatted(parameter, name, longest));
    }
    return stored;
  }
}
