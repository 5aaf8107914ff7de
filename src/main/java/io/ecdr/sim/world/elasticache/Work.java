package io.ecdr.sim.world.elasticache;

import java.time.Duration;

/**
 * Work that takes the service time, with how long. Figures at the service's own pace: a new group
 * and its end in minutes, as tools that wait for them see (DRWS: about 5 minutes; TFSRC allows 60);
 * a promotion in under a minute (DRWS-RTO); nothing is published, so the rest is a cautious guess.
 */
enum Work {
  CREATE_GROUP("create-group", 300, 600, 60),
  MODIFY_GROUP("modify-group", 60, 180, 0),
  /** A guess: nothing is published. */
  MODIFY_USER("modify-user", 10, 60, 0),
  ADD_REPLICAS("add-replicas", 300, 600, 60),
  /** Of one shard, within its Region. A guess: nothing is published. */
  FAIL_OVER("fail-over", 15, 60, 0),
  DELETE_GROUP("delete-group", 180, 420, 0),
  SNAPSHOT("snapshot", 90, 180, 60),
  COPY_SNAPSHOT("copy-snapshot", 60, 120, 30),
  EXPORT("export", 60, 120, 30),
  DELETE_SNAPSHOT("delete-snapshot", 10, 30, 0),
  CREATE_GLOBAL("create-global", 240, 360, 0),
  PROMOTE("promote", 20, 60, 0),
  RESYNC("resync", 30, 120, 60),
  DISASSOCIATE("disassociate", 120, 300, 0),
  DELETE_GLOBAL("delete-global", 60, 180, 0),
  /** A Region that was dark hears of what happened meanwhile. */
  GLOBAL_VIEW("global-view", 10, 60, 0),
  /** Measured, not waited for. */
  LAG("lag", 0, 0, 0);

  private final String text;
  private final int least;
  private final int most;
  private final int perGigabyte;

  Work(String text, int least, int most, int perGigabyte) {
    this.text = text;
    this.least = least;
    this.most = most;
    this.perGigabyte = perGigabyte;
  }

  /** Its name for faults. */
  String text() {
    return text;
  }

  /**
   * How long it takes at the service's pace.
   *
   * @param bytes of data that are moved
   * @param chance 0 to 1
   */
  Duration slow(long bytes, double chance) {
    double seconds = least + chance * (most - least) + (double) perGigabyte * bytes / (1L << 30);
    return Duration.ofSeconds(Math.round(seconds));
  }
}
