package io.ecdr.render;

import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.port.DataMarks;
import io.ecdr.usecase.DatastoreStatus;
import io.ecdr.usecase.MarkedLag;
import io.ecdr.usecase.MarkedLag.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lag that was measured in the data itself. */
final class MarkLines {

  private MarkLines() {}

  static void print(Page page, MarkedLag marked) {
    if (!marked.why().isEmpty()) {
      page.inked(
          Ink.WARN,
          2,
          "Lag of " + marked.standby() + " in the data: unknown (" + marked.why() + ").");
      return;
    }
    page.text(
        2,
        "Lag of "
            + marked.standby()
            + " in the data, by a key per shard that was written to "
            + marked.primary()
            + ":");
    for (var shard : marked.shards()) {
      var ink = shard.crossed().isPresent() ? Ink.GOOD : Ink.BAD;
      page.inked(ink, 4, shard.place() + ": " + words(shard));
    }
  }

  private static String words(Shard shard) {
    var behind =
        shard
            .behind()
            .filter(b -> b > 0)
            .map(b -> ", " + Words.bytes(b) + " of the stream are missing")
            .orElse("");
    return shard
            .crossed()
            .map(time -> Words.of(time) + " at most")
            .orElseGet(() -> "more than " + Words.of(shard.waited()) + ", not there yet")
        + behind;
  }

  /** What is known of the engines of each Region. */
  static Map<Region, String> reached(List<DatastoreStatus> datastores) {
    var all = new TreeMap<Region, String>();
    for (var datastore : datastores) {
      for (var marked : datastore.marked()) {
        if (!marked.shards().isEmpty()) {
          put(all, marked.primary(), "yes");
          put(all, marked.standby(), "yes");
        } else {
          boolean standby = marked.why().startsWith("the standby");
          put(all, marked.primary(), standby ? "yes" : "unknown");
          put(all, marked.standby(), "unknown");
        }
      }
    }
    return all;
  }

  private static void put(Map<Region, String> all, Member member, String word) {
    try {
      all.merge(new Region(member.region()), word, (a, b) -> a.equals("yes") ? a : b);
    } catch (IllegalArgumentException e) {
      // A Region that makes no sense to us has no row.
    }
  }

  /** For programs; nothing for a member that was not measured. */
  static Value.Fields add(Value.Fields data, DatastoreStatus datastore, Member member) {
    return datastore.marked().stream()
        .filter(m -> m.standby().equals(member))
        .findFirst()
        .map(m -> data.with("measuredLag", of(m)))
        .orElse(data);
  }

  private static Value.Fields of(MarkedLag marked) {
    return marked.why().isEmpty()
        ? Value.Fields.NONE
            .with("measured", marked.measured())
            .with("shards", Value.items(marked.shards().stream().map(MarkLines::of).toList()))
        : Value.fields("unknown", marked.why()).with("measured", false);
  }

  private static Value.Fields of(Shard shard) {
    var data =
        Value.fields("place", shard.place())
            .with("waitedSeconds", DatastoreData.seconds(shard.waited()));
    if (shard.crossed().isPresent()) {
      data = data.with("atMostSeconds", DatastoreData.seconds(shard.crossed().get()));
    }
    if (shard.behind().isPresent()) {
      data = data.with("bytesBehind", shard.behind().get());
    }
    return offset(offset(data, "primary", shard.written()), "standby", shard.taken());
  }

  private static Value.Fields offset(
      Value.Fields data, String side, Optional<DataMarks.Offset> offset) {
    return offset
        .map(
            o ->
                data.with(
                    side + "Offset", Value.fields("stream", o.stream()).with("bytes", o.bytes())))
        .orElse(data);
  }
}
