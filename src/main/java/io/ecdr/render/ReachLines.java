package io.ecdr.render;

import io.ecdr.model.Region;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.Reachability.Cell;
import io.ecdr.plan.Reachability.State;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What answered in which Region, and how long ago, at a glance. */
final class ReachLines {

  private static final List<Service> COLUMNS =
      List.of(Service.ELASTICACHE, Service.S3, Service.CLOUDWATCH, Service.STS);

  private ReachLines() {}

  /**
   * Prints.
   *
   * @param data what is known of the engines themselves, by Region; nothing where none was asked
   */
  static void print(Page page, Reachability all, Map<Region, String> data, Instant at) {
    List<String> titles = new ArrayList<>(List.of("ANSWERED"));
    COLUMNS.forEach(service -> titles.add(service.word()));
    titles.add("data");
    var rows =
        all.cells().stream()
            .map(Cell::region)
            .distinct()
            .map(
                region -> {
                  List<String> row = new ArrayList<>(List.of(region.id()));
                  COLUMNS.forEach(service -> row.add(word(all.of(region, service), at)));
                  row.add(data.getOrDefault(region, "-"));
                  return row;
                })
            .toList();
    if (!rows.isEmpty()) {
      page.table(titles, rows);
      page.gap();
    }
  }

  private static String word(Optional<Cell> cell, Instant at) {
    return cell.map(c -> state(c.state()) + " " + age(c.at(), at)).orElse("-");
  }

  private static String state(State state) {
    return state == State.UP ? "yes" : Words.of(state);
  }

  private static String age(Instant cell, Instant at) {
    var age = Duration.between(cell, at);
    return Words.of(age.isNegative() ? Duration.ZERO : age) + " ago";
  }
}
