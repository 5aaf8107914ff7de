package io.ecdr.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which caches of a Region are meant. Nothing said means all.
 *
 * @param ids one of these
 * @param patterns or one that fits: a star is any text, a question mark any one character
 * @param tags and all of these
 */
public record CacheChoice(List<String> ids, List<String> patterns, SortedMap<String, String> tags) {

  /** All caches. */
  public static final CacheChoice ALL = new CacheChoice(List.of(), List.of(), new TreeMap<>());

  public CacheChoice {
    ids = List.copyOf(ids);
    patterns = List.copyOf(patterns);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** Whether a cache of that name may be meant, whatever its tags are. */
  public boolean named(String id) {
    return ids.isEmpty() && patterns.isEmpty()
        || ids.contains(id)
        || patterns.stream().anyMatch(pattern -> id.matches(expression(pattern)));
  }

  private static String expression(String pattern) {
    return pattern
        .chars()
        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
        .collect(Collectors.joining());
  }

  /** Whether a cache with these tags may be meant. */
  public boolean tagged(Map<String, String> its) {
    return tags.entrySet().stream().allMatch(tag -> tag.getValue().equals(its.get(tag.getKey())));
  }
}
