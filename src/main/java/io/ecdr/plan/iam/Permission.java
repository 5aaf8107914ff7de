package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.policy.Wildcard;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One IAM action that is allowed on some resources.
 *
 * @param action such as {@code elasticache:CreateSnapshot}
 * @param region where it is used; of a bucket, where the bucket is
 * @param resources ARNs, which may hold stars; {@code *} where the action takes no resource type
 * @param conditions what must hold besides: equal texts by condition key
 * @param kind who needs it
 * @param sure false where AWS's texts leave open whether, or on what, it is needed
 */
public record Permission(
    String action,
    Region region,
    SortedSet<String> resources,
    SortedMap<String, String> conditions,
    Kind kind,
    boolean sure) {

  /** Who needs a permission. */
  public enum Kind {
    /** A call of ecdr's own. */
    OWN,
    /** Something that a service does in the caller's name while it carries out such a call. */
    BESIDES
  }

  public Permission {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(region, "region");
    resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
    Objects.requireNonNull(kind, "kind");
    if (resources.isEmpty()) {
      throw new IllegalArgumentException(action + " is allowed on nothing");
    }
  }

  /** The service's word in {@code action}. */
  String service() {
    return action.substring(0, action.indexOf(':'));
  }

  /** Whether it changes nothing. */
  boolean readsOnly() {
    return action.matches("\\w+:(Describe|List|Get)\\w*");
  }

  /** Whether all of it is allowed by another one. */
  boolean within(Permission other) {
    return action.equals(other.action)
        && conditions.equals(other.conditions)
        && resources.stream().allMatch(r -> covered(r, other.resources));
  }

  /** This one on these resources instead; what a wider pattern covers is left out. */
  Permission on(Collection<String> wanted) {
    var all = new TreeSet<String>();
    wanted.forEach(each -> all.add(each.replaceAll("\\*{2,}", "*")));
    var kept = new TreeSet<String>();
    for (var each : all) {
      var others = new TreeSet<>(all);
      others.remove(each);
      if (!covered(each, others)) {
        kept.add(each);
      }
    }
    return new Permission(action, region, kept, conditions, kind, sure);
  }

  /** No pattern of ours equals another, so each is covered by a wider one only. */
  private static boolean covered(String resource, Collection<String> patterns) {
    return patterns.stream().anyMatch(p -> Wildcard.matches(p, resource));
  }
}
