package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads whether one of several states holds. */
final class Roles {

  /**
   * One reading.
   *
   * @param open what must be read before there is one
   * @param group the group's description, when one of the states holds
   * @param seen in words
   * @param never whether none of them will ever hold
   */
  record Reading(
      Map<String, Call> open, Optional<Value.Fields> group, String seen, boolean never) {}

  private final List<Watch> watches;

  Roles(List<Watch> watches) {
    this.watches = List.copyOf(watches);
  }

  void begin() {
    watches.forEach(Watch::begin);
  }

  void arrived(String key, Completion completion) {
    int end = key.indexOf('|');
    watches
        .get(Integer.parseInt(key.substring(0, end)))
        .arrived(key.substring(end + 1), completion);
  }

  Reading read(Instant now) {
    var seen = "";
    boolean never = true;
    for (int i = 0; i < watches.size(); i++) {
      var glance = watches.get(i).look(now);
      if (!glance.open().isEmpty()) {
        // The next state is only asked about when this one does not hold: that saves reads.
        var open = new LinkedHashMap<String, Call>();
        var start = i + "|";
        glance.open().forEach((key, call) -> open.put(start + key, call));
        return new Reading(open, Optional.empty(), seen, false);
      }
      if (glance.look() instanceof Look.So so) {
        return new Reading(Map.of(), Optional.of(so.facts()), words(so.facts()), false);
      }
      never &= glance.look() instanceof Look.Failed || glance.look() instanceof Look.Unreadable;
      seen = seen.isEmpty() ? words(glance.look()) : seen;
    }
    return new Reading(Map.of(), Optional.empty(), seen, never);
  }

  private static String words(Value.Fields group) {
    return group
        .text("Roles")
        .orElseGet(
            () ->
                group.text("ReplicationGroupId").orElse("the group")
                    + " belongs to no Global Datastore");
  }

  private static String words(Look look) {
    if (look instanceof Look.NotYet yet) {
      return yet.seen();
    }
    if (look instanceof Look.Absent absent) {
      return absent.seen();
    }
    if (look instanceof Look.Failed failed) {
      return failed.reason();
    }
    return look instanceof Look.Unreadable unreadable ? unreadable.why() : "";
  }
}
