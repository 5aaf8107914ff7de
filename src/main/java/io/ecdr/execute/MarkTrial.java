package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.port.DataMarks;
import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.DataMarks.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One attempt after another to write or find marks, each with an end. */
final class MarkTrial {

  static final Duration GLANCE = Duration.ofMillis(20);

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration EACH_SHARD = Duration.ofMillis(250);

  private final DataMarks port;
  private final Value.Fields parameters;
  private DataMarks.Attempt attempt;
  private DataMarks.Place place;
  private Instant until = Instant.MIN;
  private String why = "";
  private boolean hopeless;

  /**
   * @param parameters with {@code Required}, {@code User} and {@code Auth}
   */
  MarkTrial(DataMarks port, Value.Fields parameters) {
    this.port = port;
    this.parameters = parameters;
  }

  boolean running() {
    return attempt != null;
  }

  /** Whether nothing may go on without the marks. */
  boolean required() {
    return parameters.flag("Required").orElse(false);
  }

  /** Whether another attempt would come to the same. */
  boolean hopeless() {
    return hopeless;
  }

  /** Why there is no place to connect to. */
  String why() {
    return why;
  }

  /** Where a group is now; empty when its Region does not tell. */
  Optional<DataMarks.Place> place(Value.Fields wanted, Completion told) {
    var id = wanted.text("ReplicationGroupId").orElse("");
    var group =
        told instanceof Completion.Answered answered
            ? Groups.in(answered, id)
            : Optional.<Value.Fields>empty();
    var address = group.flatMap(g -> GroupServing.endpoint(g, g.list("NodeGroups")));
    why = id + " in " + wanted.text("Region").orElse("") + " tells no endpoint";
    return address.map(a -> place(group.orElseThrow(), a));
  }

  private DataMarks.Place place(Value.Fields group, String address) {
    int colon = address.lastIndexOf(':');
    return new DataMarks.Place(
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        group.flag("ClusterEnabled").orElse(false),
        group.flag("TransitEncryptionEnabled").orElse(false),
        parameters.text("User"),
        parameters.text("Auth"),
        CONNECT,
        ANSWER);
  }

  void mark(DataMarks.Place at, String key, String value, Instant now) {
    var life = parameters.text("TimeToLive").map(Duration::parse).orElseThrow();
    begin(at, port.mark(at, key, value, life), now, 1);
  }

  void find(DataMarks.Place at, List<String> keys, String value, Instant now) {
    begin(at, port.find(at, keys, value), now, keys.size());
  }

  private void begin(DataMarks.Place at, DataMarks.Attempt begun, Instant now, int shards) {
    place = at;
    attempt = begun;
    until = now.plus(CONNECT).plus(ANSWER).plus(EACH_SHARD.multipliedBy(shards));
  }

  /** What came of it; empty while it runs and has time left. */
  Optional<List<Said>> said(Instant now) {
    var said = attempt.said();
    if (said.isEmpty() && now.isBefore(until)) {
      return Optional.empty();
    }
    if (said.isEmpty()) {
      attempt.abandon();
      var words =
          attempt.reached() ? "it accepts connections and does not answer" : "no connection";
      said =
          Optional.of(
              List.of(new Said(place.toString(), Kind.UNREACHABLE, words, "", Optional.empty())));
    }
    attempt = null;
    hopeless = said.get().stream().anyMatch(s -> s.kind() == Kind.LOGIN);
    return said;
  }

  void abandon() {
    if (attempt != null) {
      attempt.abandon();
    }
  }

  /** What the shards said, in one line: the first that is not as wanted, else how many. */
  static String words(List<Said> said) {
    return said.stream()
        .filter(s -> s.kind() != Kind.THERE)
        .findFirst()
        .map(s -> s.place() + ": " + s.words())
        .orElseGet(
            () -> said.size() + (said.size() == 1 ? " shard has" : " shards have") + " the mark");
  }
}
