package io.ecdr.data;

import io.ecdr.port.DataProbe.Answer;
import io.ecdr.port.DataProbe.Kind;
import io.ecdr.port.DataReading.Content;
import io.ecdr.port.DataReading.Question;
import io.ecdr.port.DataReading.Told;
import io.valkey.Connection;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what every shard's primary says it holds, and asks a few keys how long they have left. */
final class ContentReading {

  private final Question question;
  private final Talks talks;
  private long keys;
  private long expiring;
  private long evicted;
  private int sampled;
  private int sampledExpiring;
  private long longest;

  ContentReading(Question question, Optional<String> secret, Line line) {
    this.question = question;
    this.talks =
        new Talks(
            question.tls(), question.user(), secret, question.connect(), question.answer(), line);
  }

  Told run() {
    var address = new HostAndPort(question.host(), question.port());
    List<HostAndPort> primaries = new ArrayList<>();
    if (question.cluster()) {
      List<Shards.Shard> shards = new ArrayList<>();
      var slots = talks.ask(address, c -> Talks.slots(c, question.host(), shards));
      if (slots.kind() != Kind.WRITTEN) {
        return failed(slots);
      }
      shards.forEach(shard -> primaries.add(shard.primary()));
    } else {
      primaries.add(address);
    }
    for (var primary : primaries) {
      var said = talks.ask(primary, this::read);
      if (said.kind() != Kind.WRITTEN) {
        return failed(said);
      }
    }
    return Told.of(
        new Content(
            primaries.size(),
            keys,
            expiring,
            evicted,
            sampled,
            sampledExpiring,
            Duration.ofMillis(longest)));
  }

  private static Told failed(Answer answer) {
    return Told.failed(answer.kind(), answer.place() + ": " + answer.words());
  }

  private Answer read(Connection connection) {
    var loading = info(connection, "persistence").getOrDefault("loading", "0");
    if (!loading.equals("0")) {
      return new Answer("", Kind.REFUSED, "it is still loading");
    }
    evicted += number(info(connection, "stats").getOrDefault("evicted_keys", "0"));
    for (var database : info(connection, "keyspace").entrySet()) {
      if (database.getKey().matches("db\\d+")) {
        keys += part(database.getValue(), "keys");
        expiring += part(database.getValue(), "expires");
      }
    }
    for (int i = 0; i < question.sample(); i++) {
      sample(connection);
    }
    return new Answer("", Kind.WRITTEN, "told");
  }

  /** One key by chance, of the first logical database. Its name goes nowhere. */
  private void sample(Connection connection) {
    connection.sendCommand(Command.RANDOMKEY);
    var key = connection.getBinaryBulkReply();
    if (key == null) {
      return;
    }
    connection.sendCommand(Command.PTTL, key);
    long left = connection.getIntegerReply();
    // Gone between the two questions is -2, without an end is -1.
    if (left == -2) {
      return;
    }
    sampled++;
    if (left >= 0) {
      sampledExpiring++;
      longest = Math.max(longest, left);
    }
  }

  private static Map<String, String> info(Connection connection, String section) {
    connection.sendCommand(Command.INFO, section);
    var text = new String(connection.getBinaryBulkReply(), StandardCharsets.UTF_8);
    var all = new TreeMap<String, String>();
    text.lines()
        .map(line -> line.strip().split(":", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> all.put(pair[0], pair[1]));
    return all;
  }

  private static long part(String words, String name) {
    for (var each : words.split(",")) {
      var pair = each.split("=", 2);
      if (pair.length == 2 && pair[0].equals(name)) {
        return number(pair[1]);
      }
    }
    return 0;
  }

  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
