package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import io.ecdr.port.DataMarks;
import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.DataMarks.Said;
import io.ecdr.port.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt after another to write or find marks, each with an end. Shards are asked one after
 * the other, and there may be hundreds, far away: an attempt has as long as it takes while it gets
 * on from shard to shard, up to a limit for all of them.
 */
final class MarkTrial {

  static final Duration GLANCE = Duration.ofMillis(20);

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** Connecting to one shard, with what is asked of it. */
  private static final Duration EACH_SHARD = CONNECT.plus(ANSWER);

  /** Where the group does not tell its shards: as many as one can have. */
  private static final int MOST_SHARDS = 500;

  private final DataMarks port;
  private final Value.Fields parameters;
  private final Instant deadline;
  private DataMarks.Attempt attempt;
  private DataMarks.Place place;
  private Instant until = Instant.MIN;
  private Instant end = Instant.MIN;
  private int connections;
  private int shards = MOST_SHARDS;
  private String why = "";
  private boolean hopeless;

  /**
   * @param parameters with {@code Required}, {@code User} and {@code Auth}
   * @param deadline when the step is over; an attempt that begins right before has one shard's time
   */
  MarkTrial(DataMarks port, Value.Fields parameters, Instant deadline) {
    this.deadline = deadline;
    this.port = port;
    this.parameters = parameters;
  }

  /** Asks where the group of one side is. */
  static Call describe(Endpoints endpoints, Value.Fields side) {
    var region = new Region(side.text("Region").orElse(""));
    return new Call(
        Service.ELASTICACHE,
        "DescribeReplicationGroups",
        region,
        endpoints.of(Service.ELASTICACHE, region),
        Value.fields("ReplicationGroupId", side.text("ReplicationGroupId").orElse("")));
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
    shards = group.list("NodeGroups").isEmpty() ? MOST_SHARDS : group.list("NodeGroups").size();
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
    begin(at, port.mark(at, key, value, life), now);
  }

  void find(DataMarks.Place at, List<String> keys, String value, Instant now) {
    begin(at, port.find(at, keys, value), now);
  }

  private void begin(DataMarks.Place at, DataMarks.Attempt begun, Instant now) {
    place = at;
    attempt = begun;
    connections = 0;
    until = now.plus(EACH_SHARD);
    // The first connection of a cluster only tells its shards.
    var most = now.plus(EACH_SHARD.multipliedBy(shards + 1L));
    var step = deadline.isAfter(until) ? deadline : until;
    end = most.isBefore(step) ? most : step;
  }

  /** Whether it has time left; the next shard has its own. */
  private boolean inTime(Instant now) {
    int made = attempt.connections();
    if (made > connections) {
      connections = made;
      until = now.plus(EACH_SHARD);
    }
    return now.isBefore(until) && now.isBefore(end);
  }

  /** What came of it; empty while it runs and has time left. */
  Optional<List<Said>> said(Instant now) {
    var said = attempt.said();
    if (said.isEmpty() && inTime(now)) {
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
