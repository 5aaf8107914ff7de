package io.ecdr.config;

import io.ecdr.model.config.Said;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that may stand in the file. Reading, suggestions, the JSON Schema and the file that {@code
 * config init} writes come from here.
 */
final class ConfigKeys {

  /** What the file must call itself. */
  static final String SCHEMA = "ecdr.config/1";

  private static final Shape WORDS = new Shape.Many(new Shape.One(Word.TEXT));
  private static final Shape TEXT_BY_NAME = new Shape.Named(Word.LABEL, new Shape.One(Word.TEXT));
  private static final Shape BUCKETS = new Shape.Named(Word.REGION, new Shape.One(Word.BUCKET));

  private static final Shape KEEP =
      new Shape.Members(
          List.of(
              count("last", "the newest backups"),
              count("hourly", "the newest of each of so many hours"),
              count("daily", "the newest of each of so many days, in UTC"),
              count("weekly", "the newest of each of so many weeks, from Monday"),
              count("monthly", "the newest of each of so many months"),
              count("yearly", "the newest of each of so many years"),
              Key.of("within", Word.DURATION, "All so much older than the newest, and one more."),
              Key.of(
                  "min-redundancy",
                  Word.number(1, 100_000),
                  "1",
                  "Never leave fewer proven backups."),
              Key.of(
                  "max-shrink",
                  Word.number(1, 99),
                  "50",
                  "A backup that shrank by more percent is suspect.")));

  private static final Shape BACKUP =
      new Shape.Members(
          List.of(
              Key.of("every", Word.DURATION, "Start one so long after the last one."),
              Key.of("cron", Word.CRON, "Or at these times: five fields, in timezone."),
              Key.of("timezone", Word.ZONE, "UTC", "IANA time zone of cron."),
              Key.of(
                  "max-age",
                  Word.DURATION,
                  "How old the newest proven backup may be before an objective is missed."),
              Key.of("prefix", Word.PREFIX, "ecdr", "First part of all keys in the buckets."),
              Key.of(
                  "copies",
                  new Shape.Many(new Shape.One(Word.REGION)),
                  "Further Regions that each backup is copied to; they need a bucket above."),
              Key.of(
                  "verify-budget",
                  Word.SIZE,
                  "Bytes that may be read in a day to verify backups of all caches here."),
              Key.of("keep", KEEP, "Which backups stay; without it nothing is pruned.")));

  private static final Shape STANDBY =
      new Shape.Members(
          List.of(
              Key.of("region", Word.REGION, "Region of the standby."),
              Key.of("id", Word.CACHE, "Its id there. Default: as the Global Datastore tells.")));

  private static final Shape RESTORE =
      new Shape.Members(
          List.of(
              Key.of("as", Word.CACHE, "Id of a restored cache. Default: the cache's own."),
              Key.of("subnet-group", Word.TEXT, "Subnet group in the DR Region."),
              Key.of("kms-key", Word.TEXT, "Key in the DR Region."),
              Key.of("node-types", WORDS, "Node types in the DR Region, tried in this order.")));

  private static final Shape TARGETS =
      new Shape.Members(
          List.of(
              Key.of("rpo", Word.DURATION, "How much may be lost."),
              Key.of("rto", Word.DURATION, "How long until writes work again.")));

  private static final Shape HOOKS =
      new Shape.Members(
          List.of(
              Key.of("pre", Word.PROGRAM, "A program run before anything is sent."),
              Key.of("post", Word.PROGRAM, "A program run after a change is confirmed."),
              Key.of("timeout", Word.DURATION, "60s", "How long each may run.")));

  private static final Shape FENCE =
      new Shape.Members(
          List.of(
              Key.of("by", Word.oneOf("off", "users", "hook"), "off", "What keeps writers away."),
              Key.of("hook", Word.PROGRAM, "The program of by: hook."),
              Key.of("wait", Word.DURATION, "Go on trying so long.")));

  private static final Shape SELECT =
      new Shape.Members(
          List.of(
              Key.of(
                  "regions", new Shape.Many(new Shape.One(Word.REGION)), "Where to look for them."),
              Key.of(
                  "accounts",
                  new Shape.Many(new Shape.One(Word.NAME)),
                  "Names of accounts of this file. Default: all of them."),
              Key.of("name", Word.TEXT, "A pattern of ids; * is any text, ? any one character."),
              Key.of(
                  "engine",
                  new Shape.Many(new Shape.One(Word.oneOf("redis", "valkey", "memcached"))),
                  "Only these engines."),
              Key.of("tags", TEXT_BY_NAME, "Tags that they must have; values may be patterns.")));

  /** What may be said of every cache, and as a default. */
  private static final List<Key> SETTINGS =
      List.of(
          Key.of("region", Word.REGION, "Region of the caches."),
          Key.of("dr-region", Word.REGION, "Region that backups are carried to."),
          Key.of(
              "buckets",
              BUCKETS,
              "Buckets by Region: that of the cache takes exports, the others keep backups."),
          Key.of("backup", BACKUP, "How they are backed up."),
          Key.of("standby", STANDBY, "The warm standby of a Global Datastore."),
          Key.of(
              "on-failover",
              Word.oneOf("promote", "detach"),
              "promote",
              "What a failover does first."),
          Key.of("priority", Word.number(0, 1_000_000), "100", "The smaller, the earlier."),
          Key.of(
              "after",
              new Shape.Many(new Shape.One(Word.NAME)),
              "Names of caches of this file that have their turn before."),
          Key.of("restore", RESTORE, "What a restore in the DR Region needs."),
          Key.of("targets", TARGETS, "What is promised to users of the cache."),
          Key.of("hooks", HOOKS, "Programs around changes."),
          Key.of("fence", FENCE, "What keeps clients from the old side of a role change."),
          Key.of("labels", TEXT_BY_NAME, "Words of your own, for metrics and reports."));

  private static final Shape CACHE =
      new Shape.Members(
          Stream.concat(
                  Stream.of(
                      Key.of("id", Word.CACHE, "The cache's id. Default: its name here."),
                      Key.of("account", Word.NAME, "Name of its account in this file."),
                      Key.of("select", SELECT, "Instead of an id: all caches that fit.")),
                  SETTINGS.stream())
              .toList());

  private static final Shape ACCOUNT =
      new Shape.Members(
          List.of(
              Key.of("id", Word.ACCOUNT_ID, "What the credentials must belong to."),
              Key.of("profile", Word.PROFILE, "AWS profile with its credentials.")));

  private static final Shape NOTIFY =
      new Shape.Members(
          List.of(
              Key.of("webhook", Word.HTTPS, "Where to send a JSON document."),
              Key.of("sns", Word.TOPIC, "Or the SNS topic to publish it to."),
              Key.of(
                  "on",
                  new Shape.Many(
                      new Shape.One(Word.oneOf("failed", "missed", "recovered", "done"))),
                  "What is told. Default: failed, missed, recovered.")));

  private static final Shape STATE =
      new Shape.Members(
          List.of(
              Key.of(
                  "buckets",
                  BUCKETS,
                  "Buckets by Region that keep locks and operations for all machines.")));

  /** The file. */
  static final Shape.Members ROOT =
      new Shape.Members(
          List.of(
              Key.of("schema", Word.oneOf(SCHEMA), "The form of this file."),
              Key.of(
                  "active",
                  Word.FLAG,
                  "false",
                  "Whether ecdr cron changes anything. Turn it on once checks pass."),
              Key.of(
                  "accounts",
                  new Shape.Named(Word.NAME, ACCOUNT),
                  "AWS accounts. Without any, the credentials at hand."),
              Key.of("state", STATE, "Where ecdr keeps what it must remember."),
              Key.of("notify", new Shape.Many(NOTIFY), "Who is told."),
              Key.of("defaults", new Shape.Members(SETTINGS), "What holds for all caches."),
              Key.of("caches", new Shape.Named(Word.NAME, CACHE), "Caches, by names of yours.")));

  private ConfigKeys() {}

  /** What holds for a cache where neither it nor the file's defaults say anything. */
  static SortedMap<String, Said> usual() {
    var all = new TreeMap<String, Said>();
    usual(new Shape.Members(SETTINGS), "", all);
    return all;
  }

  private static void usual(Shape shape, String key, SortedMap<String, Said> all) {
    if (shape instanceof Shape.Members members) {
      for (var each : members.keys()) {
        var inner = key.isEmpty() ? each.name() : key + "." + each.name();
        each.fallback().ifPresent(w -> all.put(inner, new Said(List.of(w), "default", 0, 0)));
        usual(each.shape(), inner, all);
      }
    }
  }

  private static Key count(String name, String what) {
    return Key.of(name, Word.number(0, 100_000), "Keep " + what + ".");
  }
}
