package io.ecdr.plan;

import io.ecdr.model.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which service answered in which Region, and when: what does not answer is a fact, not an error.
 *
 * @param cells by Region, then service; at most one for each pair
 */
public record Reachability(List<Cell> cells) {

  /** Nothing was asked. */
  public static final Reachability NONE = new Reachability(List.of());

  /** Whether a service answered. */
  public enum State {
    /** It answered, be it with a refusal of its own. */
    UP,
    /** No call got through, or no answer came back. */
    DARK,
    /** It answered only that there were too many calls. */
    THROTTLED,
    /** What answered does not speak AWS's protocol. */
    NOT_AWS
  }

  /**
   * One service in one Region.
   *
   * @param why what went wrong; empty when it is up
   * @param at when that was seen
   */
  public record Cell(Region region, Service service, State state, String why, Instant at) {
    public Cell {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }

  public Reachability {
    cells =
        cells.stream()
            .sorted(Comparator.comparing(Cell::region).thenComparing(Cell::service))
            .toList();
  }

  /** The cell of a service in a Region, if it was asked. */
  public Optional<Cell> of(Region region, Service service) {
    return cells.stream()
        .filter(c -> c.region().equals(region) && c.service() == service)
        .findFirst();
  }

  /** Whether anything answered anywhere. */
  public boolean any() {
    return cells.stream().anyMatch(c -> c.state() == State.UP);
  }

  /** Both together; where both hold a pair, a service that answered once is up. */
  public Reachability and(Reachability other) {
    var all = new ArrayList<>(cells);
    for (var cell : other.cells) {
      var mine = of(cell.region(), cell.service());
      if (mine.isEmpty()) {
        all.add(cell);
      } else if (mine.get().state() != State.UP) {
        all.remove(mine.get());
        all.add(cell);
      }
    }
    return new Reachability(all);
  }
}
