package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.plan.iam.Permission.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One statement of a policy: it allows actions on resources.
 *
 * @param sid readable, letters and digits only, unique in its policy (source: {@code
 *     IAM:reference_policies_elements_sid})
 * @param conditions equal texts by condition key
 */
public record Statement(
    String sid,
    SortedSet<String> actions,
    SortedSet<String> resources,
    SortedMap<String, String> conditions) {

  private static final Map<String, String> WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("cluster", "Nodes"),
              Map.entry("globalreplicationgroup", "Datastores"),
              Map.entry("key", "Keys"),
              Map.entry("network-interface", "Interfaces"),
              Map.entry("parametergroup", "ParameterGroups"),
              Map.entry("replicationgroup", "Caches"),
              Map.entry("security-group", "SecurityGroups"),
              Map.entry("serverlesscache", "Serverless"),
              Map.entry("serverlesscachesnapshot", "Frozen"),
              Map.entry("snapshot", "Snapshots"),
              Map.entry("subnet", "Subnets"),
              Map.entry("subnetgroup", "SubnetGroups")));

  private static final Set<String> ANYTHING = new TreeSet<>(Set.of(Arns.ANY));

  public Statement {
    Objects.requireNonNull(sid, "sid");
  }

  private record Alike(
      Region region,
      Kind kind,
      String service,
      boolean reads,
      SortedSet<String> resources,
      SortedMap<String, String> conditions) {}

  /** Permissions of one Region for the same resources together, in the order they are in. */
  static List<Statement> of(List<Permission> permissions) {
    Map<Alike, SortedSet<String>> alike = new LinkedHashMap<>();
    for (var p : permissions) {
      alike
          .computeIfAbsent(
              new Alike(
                  p.region(),
                  p.kind(),
                  // What no resource narrows is told by the actions alone, of whatever service.
                  p.resources().equals(ANYTHING) ? "" : p.service(),
                  p.readsOnly(),
                  p.resources(),
                  p.conditions()),
              key -> new TreeSet<>())
          .add(p.action());
    }
    var used = new TreeSet<String>();
    List<Statement> all = new ArrayList<>();
    alike.forEach(
        (key, actions) ->
            all.add(
                new Statement(unique(sid(key), used), actions, key.resources(), key.conditions())));
    return all;
  }

  private static String sid(Alike key) {
    var what =
        key.resources().stream().map(Statement::word).distinct().collect(Collectors.joining());
    return camel(key.region().id())
        + (key.kind() == Kind.BESIDES ? "ForElastiCache" : "")
        + (what.isEmpty() ? "Any" : what)
        + (key.reads() ? "Read" : "Change");
  }

  /** What kind of thing an ARN names; nothing for a star. */
  private static String word(String arn) {
    if (arn.equals(Arns.ANY)) {
      return "";
    }
    if (arn.contains(":s3:::")) {
      return arn.contains("/") ? "Objects" : "Buckets";
    }
    var type = arn.split(":", 6)[5].split("[:/]", 2)[0];
    return WORDS.getOrDefault(type, camel(type));
  }

  private static String camel(String words) {
    return Arrays.stream(words.split("[^A-Za-z0-9]+"))
        .map(w -> w.isEmpty() ? w : w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
        .collect(Collectors.joining());
  }

  private static String unique(String sid, SortedSet<String> used) {
    var name = sid;
    for (int i = 2; !used.add(name); i++) {
      name = sid + i;
    }
    return name;
  }
}
