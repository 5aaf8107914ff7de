package io.ecdr.data;

import io.ecdr.port.DataProbe.Answer;
import io.ecdr.port.DataProbe.Kind;
import io.ecdr.port.DataProbe.Trial;
import io.valkey.Connection;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt: a key for each shard, written with {@code SET … NX EX} so that no other key is ever
 * touched, and read back. Ends at the first shard that does not take its key.
 */
final class TrialWrite {

  private final Trial trial;
  private final Talks talks;
  private final List<Answer> answers = new ArrayList<>();

  TrialWrite(Trial trial, Optional<String> secret, Line line) {
    this.trial = trial;
    this.talks =
        new Talks(trial.tls(), trial.user(), secret, trial.connect(), trial.answer(), line);
  }

  List<Answer> run() {
    var address = new HostAndPort(trial.host(), trial.port());
    if (!trial.cluster()) {
      answers.add(talks.ask(address, connection -> write(connection, trial.key())));
      return answers;
    }
    List<Shards.Shard> shards = new ArrayList<>();
    var slots = talks.ask(address, connection -> Talks.slots(connection, trial.host(), shards));
    if (slots.kind() != Kind.WRITTEN) {
      return List.of(slots);
    }
    for (var shard : shards) {
      var said = talks.ask(shard.primary(), c -> write(c, Shards.keyIn(shard, trial.key())));
      answers.add(said);
      if (said.kind() != Kind.WRITTEN) {
        break;
      }
    }
    return answers;
  }

  private Answer write(Connection connection, String key) {
    var seconds = Long.toString(trial.timeToLive().toSeconds());
    connection.sendCommand(Command.SET, key, trial.value(), "EX", seconds, "NX");
    if (connection.getStatusCodeReply() == null) {
      return new Answer("", Kind.REFUSED, "a key " + key + " is there already");
    }
    connection.sendCommand(Command.GET, key);
    var read = connection.getBulkReply();
    return trial.value().equals(read)
        ? new Answer("", Kind.WRITTEN, "took a key")
        : new Answer("", Kind.REFUSED, "took a key and does not give it back");
  }
}
