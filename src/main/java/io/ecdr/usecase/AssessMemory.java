package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.assess.CacheSort;
import io.ecdr.plan.assess.NodeFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code reserved-memory-percent}, by one call for each parameter group that is not the service's
 * own. Nobody can change those, and theirs is 25 (source: {@code UG23:BestPractices.BGSAVE}; facts
 * page, 1.5).
 */
final class AssessMemory {

  private static final String NAME = "reserved-memory-percent";
  private static final int USUAL = 25;

  private final CallMaker maker;

  AssessMemory(CallMaker maker) {
    this.maker = maker;
  }

  /** What is asked for these caches. */
  List<Call> calls(List<AssessListing.Listed> listed) {
    return listed.stream().flatMap(c -> call(c).stream()).distinct().toList();
  }

  private Optional<Call> call(AssessListing.Listed cache) {
    return own(cache).map(group -> ParameterCalls.set(maker, cache.group().region(), group));
  }

  private static Optional<String> own(AssessListing.Listed cache) {
    return cache
        .node()
        .value()
        .filter(node -> nodes(cache))
        .flatMap(NodeFacts::parameterGroup)
        .filter(group -> !group.toLowerCase(Locale.ROOT).startsWith("default."));
  }

  private static boolean nodes(AssessListing.Listed cache) {
    return cache.sort() == CacheSort.GROUP || cache.sort() == CacheSort.NODE;
  }

  /** What a cache has; absent where it has none. */
  Fact<Integer> percent(AssessListing.Listed cache, Reads reads) {
    if (!nodes(cache)) {
      return new Fact.Absent<>(cache.node().at());
    }
    if (cache.node().value().flatMap(NodeFacts::parameterGroup).isEmpty()) {
      return cache.node().unknown().isPresent()
          ? cache.node().map(n -> USUAL)
          : new Fact.Absent<>(cache.node().at());
    }
    return call(cache)
        .map(call -> set(ParameterCalls.values(reads.fact(call))))
        .orElseGet(() -> new Fact.Known<>(USUAL, cache.node().at()));
  }

  /** Only what somebody set is listed. */
  private static Fact<Integer> set(Fact<Value.Fields> values) {
    return values.map(
        f ->
            f.text(NAME)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(USUAL));
  }
}
