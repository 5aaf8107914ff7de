package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Rank;
import io.ecdr.model.RankedCache;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When each cache has its turn: by the operator's file, else by its tag, else as usual. */
final class EvacuationTurns {

  private final Map<String, Rank> ranks;

  /**
   * @param ranks by id, from the operator's file
   */
  EvacuationTurns(Map<String, Rank> ranks) {
    this.ranks = ranks;
  }

  /** A cache's turn. A tag that is no number says nothing. */
  RankedCache of(CacheId cache, Value.Fields tags) {
    var said = ranks.get(cache.id());
    if (said != null) {
      return new RankedCache(cache, said);
    }
    var tag =
        tags.text(Rank.TAG)
            .filter(text -> text.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .orElse(Rank.USUAL);
    return new RankedCache(cache, new Rank(tag, List.of()));
  }

  /**
   * In order: the smaller number first, but nobody before those that it is to come after.
   *
   * @throws SurveyEnded when they wait for each other
   */
  static List<RankedCache> inOrder(List<RankedCache> all) {
    List<RankedCache> left = new ArrayList<>(all);
    left.sort(
        Comparator.comparing((RankedCache c) -> c.rank().priority())
            .thenComparing(c -> c.cache().path()));
    Set<String> there = left.stream().map(c -> c.cache().id()).collect(Collectors.toSet());
    Set<String> out = new HashSet<>();
    List<RankedCache> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      var next =
          left.stream()
              .filter(
                  c ->
                      c.rank().after().stream()
                          .allMatch(id -> out.contains(id) || !there.contains(id)))
              .findFirst()
              .orElseThrow(() -> circle(left));
      left.remove(next);
      ordered.add(next);
      if (left.stream().noneMatch(c -> c.cache().id().equals(next.cache().id()))) {
        out.add(next.cache().id());
      }
    }
    return ordered;
  }

  private static SurveyEnded circle(List<RankedCache> left) {
    return new SurveyEnded(
        ExitCode.USAGE,
        "these caches wait for each other: "
            + left.stream().map(c -> c.cache().id()).collect(Collectors.joining(", ")),
        "correct what is said with after: in the file of --priority");
  }
}
