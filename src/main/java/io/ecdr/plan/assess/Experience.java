package io.ecdr.plan.assess;

import io.ecdr.plan.Measured;
import io.ecdr.plan.PastRun;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What earlier operations of this machine took for the same cache: the median of the newest. */
final class Experience {

  private final CacheFacts cache;

  Experience(CacheFacts cache) {
    this.cache = cache;
  }

  /** Carrying a backup to the other Region. */
  Optional<Figure> backup() {
    var words = Set.of("snapshot", "export", "copy");
    return of(
        run ->
            run.verb().equals("backup create")
                && same(run)
                && run.steps().keySet().containsAll(words),
        words);
  }

  /** A restore under the same id. */
  Optional<Figure> restore() {
    return of(run -> run.verb().equals("restore") && run.cache().id().equals(cache.id()), Set.of());
  }

  /** A promotion within the same Global Datastore. */
  Optional<Figure> promotion() {
    var datastore = cache.group().globalDatastore().map(m -> m.id());
    return of(
        run ->
            datastore.isPresent()
                && run.datastore().equals(datastore)
                && run.steps().containsKey("promote"),
        Set.of("promote"));
  }

  private boolean same(PastRun run) {
    return run.cache().id().equals(cache.id()) && run.cache().region().equals(cache.region());
  }

  private Optional<Figure> of(Predicate<PastRun> which, Set<String> words) {
    var runs =
        cache.past().stream()
            .filter(which)
            .sorted(Comparator.comparing(PastRun::ended).reversed())
            .limit(Measured.NEWEST)
            .toList();
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> times = runs.stream().map(run -> time(run, words)).sorted().toList();
    return Optional.of(
        Figure.of(
            times.get(times.size() / 2),
            "median of "
                + runs.size()
                + (runs.size() == 1 ? " run" : " runs")
                + " of this machine, newest "
                + LocalDate.ofInstant(runs.get(0).ended(), ZoneOffset.UTC)));
  }

  private static Duration time(PastRun run, Set<String> words) {
    return run.steps().entrySet().stream()
        .filter(step -> words.isEmpty() || words.contains(step.getKey()))
        .map(step -> step.getValue().time())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
