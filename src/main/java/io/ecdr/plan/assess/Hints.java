package io.ecdr.plan.assess;

/** Command lines for findings, whole, so that they can be typed as they stand. */
final class Hints {

  private Hints() {}

  /** Has ElastiCache take a snapshot each day. */
  static String automatic(CacheFacts cache) {
    return "ecdr backup automatic " + cache.named() + " --days 7";
  }

  /** Asks all checks, and tells what is still to be named for a first backup. */
  static String backup(CacheFacts cache) {
    var kept = cache.copies().flatMap(f -> f.value()).map(c -> c.kept().options()).orElse("");
    return "ecdr check " + cache.named() + kept;
  }

  /** Changes a replication group at once. */
  static String group(CacheFacts cache, String options) {
    return "aws elasticache modify-replication-group --replication-group-id "
        + cache.named()
        + " "
        + options
        + " --apply-immediately";
  }

  /** Changes a Global Datastore, and with it all its members. */
  static String datastore(CacheFacts cache, String options) {
    return "aws elasticache modify-global-replication-group --global-replication-group-id "
        + cache.group().globalDatastore().orElseThrow().id()
        + " --region "
        + cache.region()
        + " "
        + options
        + " --apply-immediately";
  }
}
