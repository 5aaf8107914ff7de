package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A DNS record, as the list of its zone tells it: the same eyes before a change and after it. */
public final class RecordSight {

  private RecordSight() {}

  /** All records of its name. */
  public static Value.Fields of(Publication place, Value.Fields told) {
    var all =
        told.list("ResourceRecordSets").stream()
            .filter(r -> plain(r.text("Name").orElse("")).equals(plain(place.record())))
            .toList();
    return Value.Fields.NONE.with("ResourceRecordSets", Value.items(all));
  }

  /** Whether its zone has none of its name. */
  public static boolean absent(Value.Fields found) {
    return found.list("ResourceRecordSets").isEmpty();
  }

  /** Why the endpoint cannot be written there; empty when it can. */
  public static Optional<String> refusal(Value.Fields found) {
    var all = found.list("ResourceRecordSets");
    if (absent(found)) {
      return Optional.of("there is no such record");
    }
    var types =
        all.stream()
            .map(r -> r.text("Type").orElse("?"))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!types.equals("CNAME")) {
      return Optional.of("it is of type " + types + ", and only a CNAME is written");
    }
    boolean simple =
        all.size() == 1
            && all.get(0).get("SetIdentifier").isEmpty()
            && all.get(0).get("AliasTarget").isEmpty()
            && all.get(0).get("HealthCheckId").isEmpty();
    return simple
        ? Optional.empty()
        : Optional.of("it has a routing policy, a health check or an alias, and is left alone");
  }

  /** Where it points to; empty when to nothing, or to several. */
  public static Optional<String> host(Value.Fields found) {
    var values =
        set(found).list("ResourceRecords").stream().flatMap(r -> r.text("Value").stream()).toList();
    return values.size() == 1 ? Optional.of(plain(values.get(0))) : Optional.empty();
  }

  /** How many seconds clients may keep it. */
  public static Optional<Long> timeToLive(Value.Fields found) {
    return set(found).number("TTL");
  }

  private static Value.Fields set(Value.Fields found) {
    List<Value.Fields> all = found.list("ResourceRecordSets");
    return all.isEmpty() ? Value.Fields.NONE : all.get(0);
  }

  /** Names mean the same with a dot behind them, and in capitals. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").replace("\\052", "*");
  }
}
