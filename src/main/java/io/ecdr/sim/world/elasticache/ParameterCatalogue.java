package io.ecdr.sim.world.elasticache;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.ChangeType;
import software.amazon.awssdk.services.elasticache.model.Parameter;

/**
 * The parameters of the families, with the defaults of Redis OSS 7 (UG:ParameterGroups.Engine):
 * those that a restore has to carry along, not all of them.
 */
public final class ParameterCatalogue {

  /** Whether shards own slots. */
  public static final String CLUSTER_ENABLED = "cluster-enabled";

  /** The share of memory kept for backups and failover: 25 % (UG23:BestPractices.BGSAVE). */
  public static final String RESERVED_MEMORY_PERCENT = "reserved-memory-percent";

  /** Columns: name, default, type, allowed values, modifiable, when a change counts. */
  private static final String TABLE =
      """
      activedefrag|no|string|yes,no|true|immediate
      activerehashing|yes|string|yes,no|true|requires-reboot
      appendonly|no|string|yes,no|false|requires-reboot
      client-output-buffer-limit-normal-hard-limit|0|integer|0-|true|immediate
      client-output-buffer-limit-pubsub-hard-limit|33554432|integer|0-|true|immediate
      client-query-buffer-limit|1073741824|integer|1048576-1073741824|false|immediate
      close-on-replica-write|yes|string|yes,no|true|immediate
      cluster-allow-reads-when-down|no|string|yes,no|true|immediate
      cluster-enabled|no|string|yes,no|true|requires-reboot
      cluster-require-full-coverage|no|string|yes,no|true|immediate
      databases|16|integer|1-1200000|true|requires-reboot
      hash-max-listpack-entries|512|integer|0-|true|immediate
      hash-max-listpack-value|64|integer|0-|true|immediate
      lazyfree-lazy-eviction|yes|string|yes,no|true|immediate
      lazyfree-lazy-expire|yes|string|yes,no|true|immediate
      list-max-listpack-size|-2|integer|-5--1,1-|false|requires-reboot
      maxclients|65000|integer|1-65000|false|requires-reboot
      maxmemory-policy|volatile-lru|string|volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,noeviction|true|immediate
      maxmemory-samples|3|integer|1-|true|immediate
      min-replicas-max-lag|10|integer|0-|true|immediate
      min-replicas-to-write|0|integer|0-|true|immediate
      notify-keyspace-events||string|any|true|immediate
      repl-backlog-size|1048576|integer|16384-|true|immediate
      reserved-memory-percent|25|integer|0-100|true|immediate
      set-max-intset-entries|512|integer|0-|true|immediate
      slowlog-log-slower-than|10000|integer|-|true|immediate
      slowlog-max-len|128|integer|0-|true|immediate
      stream-node-max-bytes|4096|integer|0-|true|immediate
      tcp-keepalive|300|integer|0-|true|immediate
      timeout|0|integer|0,20-|true|immediate
      zset-max-listpack-entries|128|integer|0-|true|immediate
      zset-max-listpack-value|64|integer|0-|true|immediate
      """;

  private static final List<Known> ALL = TABLE.lines().map(Known::read).toList();

  private ParameterCatalogue() {}

  /** A parameter that the families know. */
  public record Known(
      String name, String value, String type, String allowed, boolean modifiable, String change) {

    private static Known read(String line) {
      String[] c = line.split("\\|", -1);
      return new Known(c[0], c[1], c[2], c[3], Boolean.parseBoolean(c[4]), c[5]);
    }

    /** Whether it may have a value. Lists of words are checked, numbers only for being numbers. */
    public boolean allows(String asked) {
      if ("integer".equals(type)) {
        return asked.matches("-?\\d{1,18}") && withinRange(Long.parseLong(asked));
      }
      return "any".equals(allowed) || List.of(allowed.split(",")).contains(asked);
    }

    private boolean withinRange(long number) {
      if (allowed.matches("\\d+-\\d*")) {
        String[] ends = allowed.split("-", -1);
        return number >= Long.parseLong(ends[0])
            && (ends[1].isEmpty() || number <= Long.parseLong(ends[1]));
      }
      return true;
    }

    /** As the API shows it. */
    public Parameter describe(String inForce, String source) {
      return Parameter.builder()
          .parameterName(name)
          .parameterValue(inForce)
          .source(source)
          .dataType(type)
          .allowedValues(allowed)
          .isModifiable(modifiable)
          .minimumEngineVersion("2.8.6")
          .changeType(ChangeType.fromValue(change))
          .build();
    }
  }

  /** All of them, by name. */
  public static List<Known> all() {
    return ALL;
  }

  /** One of them. */
  public static Optional<Known> find(String name) {
    return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
  }
}
