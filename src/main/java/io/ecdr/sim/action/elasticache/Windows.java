package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Refusals;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;

/** Settings that creating and modifying a group share. */
final class Windows {

  private static final int LONGEST_RETENTION = 35;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofMinutes(60);

  private Windows() {}

  /** Days: 0 to 35 (UG23:backups-automatic); none asked for is 0. */
  static int retention(Integer days) {
    if (days == null) {
      return 0;
    }
    if (days < 0 || days > LONGEST_RETENTION) {
      throw Refusals.value("SnapshotRetentionLimit must be 0 to 35: " + days);
    }
    return days;
  }

  /** {@code hh24:mi-hh24:mi} UTC, at least 60 minutes (UG23:backups-automatic). */
  static String snapshotWindow(String window) {
    if (!window.matches("\\d\\d:\\d\\d-\\d\\d:\\d\\d")) {
      throw badWindow(window);
    }
    try {
      Duration length =
          Duration.between(
              LocalTime.parse(window.substring(0, 5)), LocalTime.parse(window.substring(6)));
      if (length.isNegative()) {
        length = length.plus(DAY);
      }
      if (length.compareTo(SHORTEST) < 0) {
        throw badWindow(window);
      }
    } catch (DateTimeParseException notATime) {
      var refusal = badWindow(window);
      refusal.initCause(notATime);
      throw refusal;
    }
    return window;
  }

  private static RuntimeException badWindow(String window) {
    return Refusals.value(
        "SnapshotWindow must be hh24:mi-hh24:mi and at least 60 minutes long: " + window);
  }

  /** The smallest old node type cannot be backed up (UG:backups). */
  static void requireSnapshots(String nodeType) {
    if (nodeType.equals("cache.t1.micro")) {
      throw Refusals.bad(
          "SnapshotFeatureNotSupportedFault", "Snapshots are not supported on " + nodeType + ".");
    }
  }

  static SecurityGroupMembership active(String securityGroup) {
    return SecurityGroupMembership.builder()
        .securityGroupId(securityGroup)
        .status("active")
        .build();
  }
}
