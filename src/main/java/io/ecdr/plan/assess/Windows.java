package io.ecdr.plan.assess;

import io.ecdr.plan.Window;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds an hour of the day for automatic snapshots. */
final class Windows {

  /** An hour is the least that the service takes (facts page, 1.4). */
  private static final int HOURS = 24;

  private Windows() {}

  /** The first whole hour behind the maintenance window that does not meet it. */
  static String apart(String maintenance) {
    var window = Window.of(maintenance);
    int from = window.map(w -> (int) (w.start().plus(w.length()).toHours() % HOURS)).orElse(0);
    return IntStream.range(0, HOURS)
        .mapToObj(i -> hour((from + i) % HOURS))
        .filter(text -> window.filter(w -> meets(w, text)).isEmpty())
        .findFirst()
        .orElse(hour(from));
  }

  private static boolean meets(Window maintenance, String text) {
    Optional<Window> daily = Window.of(text);
    return daily.filter(maintenance::meets).isPresent();
  }

  private static String hour(int hour) {
    return "%02d:00-%02d:00".formatted(hour, (hour + 1) % HOURS);
  }
}
