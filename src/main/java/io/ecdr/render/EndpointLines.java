package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.CacheEndpoints;
import io.ecdr.plan.EndpointsMoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where clients connected to, and where they do now. */
final class EndpointLines {

  private EndpointLines() {}

  static void print(Page page, EndpointsMoved moved) {
    moved
        .now()
        .endpoints()
        .ifPresent(e -> page.entry(2, 12, "connect to", main(e) + ", TLS " + word(e, "Tls")));
    page.entry(2, 12, "now", words(moved.now()));
    moved.old().ifPresent(old -> page.entry(2, 12, "before", words(old)));
  }

  /** Such as {@code orders-eu in eu-west-1: primary h:6379, reader r:6379, TLS yes}. */
  static String words(EndpointsMoved.Side side) {
    var who = side.id() + " in " + side.region() + ": ";
    return who
        + side.endpoints().map(EndpointLines::words).orElse("not read, its Region was not asked");
  }

  private static String words(Value.Fields endpoints) {
    List<String> all = new ArrayList<>();
    for (var name : List.of("Primary", "Reader", "Configuration")) {
      if (!word(endpoints, name).equals(CacheEndpoints.NONE)) {
        all.add(name.toLowerCase(Locale.ROOT) + " " + word(endpoints, name));
      }
    }
    all.add("TLS " + word(endpoints, "Tls"));
    return String.join(", ", all);
  }

  private static String main(Value.Fields endpoints) {
    return word(endpoints, "Address") + ":" + word(endpoints, "Port");
  }

  private static String word(Value.Fields endpoints, String name) {
    return endpoints.text(name).orElse("unknown");
  }
}
