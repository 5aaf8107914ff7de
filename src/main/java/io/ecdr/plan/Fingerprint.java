package io.ecdr.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan rests on, by name. A saved plan is applied only while this is still so. Health, lag
 * and other measured things are not in it: they are measured again and held to the plan's bounds.
 *
 * @param fields text by name, such as {@code shards} and {@code 3}; what was not known is not there
 */
public record Fingerprint(SortedMap<String, String> fields) {

  /** Of a plan that rests on nothing. */
  public static final Fingerprint NONE = new Fingerprint(new TreeMap<>());

  public Fingerprint {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /**
   * One thing that is no longer as it was planned.
   *
   * @param what such as {@code shards}
   * @param planned as the plan has it; empty when it was not there
   * @param now as it is; empty when it is not there any more
   */
  public record Drift(String what, String planned, String now) {
    public Drift {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(planned, "planned");
      Objects.requireNonNull(now, "now");
    }

    @Override
    public String toString() {
      return what + " was " + word(planned) + " and is " + word(now);
    }

    private static String word(String value) {
      return value.isEmpty() ? "not there" : "'" + value + "'";
    }
  }

  /** What is different now, by name. What is unknown on one side is not compared. */
  public List<Drift> drift(Fingerprint now) {
    List<Drift> all = new ArrayList<>();
    for (Map.Entry<String, String> each : fields.entrySet()) {
      var found = now.fields.get(each.getKey());
      if (found != null && !found.equals(each.getValue())) {
        all.add(new Drift(each.getKey(), each.getValue(), found));
      }
    }
    return all;
  }

  /** These with one more. */
  Fingerprint with(String name, String value) {
    var more = new TreeMap<>(fields);
    more.put(name, value);
    return new Fingerprint(more);
  }
}
