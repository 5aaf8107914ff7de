package io.ecdr.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that an operator accepts as they are, by id.
 *
 * @param unknown those that may be unknown
 * @param overrides those that may have failed, as far as they can be overridden
 */
public record Acceptance(Set<String> unknown, Set<String> overrides) {

  /** Accepts nothing. */
  public static final Acceptance NONE = new Acceptance(Set.of(), Set.of());

  public Acceptance {
    unknown = Set.copyOf(unknown);
    overrides = Set.copyOf(overrides);
  }

  /** What is named and is no check of the plan, sorted. */
  public List<String> strangers(Plan plan) {
    var named = new TreeSet<>(unknown);
    named.addAll(overrides);
    plan.checks().forEach(check -> named.remove(check.id()));
    return new ArrayList<>(named);
  }
}
