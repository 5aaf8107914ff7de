package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.Protocol.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks in a live cache for every write of a stream that was acknowledged, wherever that was, and
 * tells how long nothing was acknowledged each time the stream moved to another member.
 */
public final class LostWrites {

  private static final int BATCH = 1_000;
  private static final int EXAMPLES = 10;

  private final LiveCache cache;
  private final List<StreamFile.Acknowledged> batch = new ArrayList<>(BATCH);
  private final List<Move> moves = new ArrayList<>();
  private final List<Long> examples = new ArrayList<>();
  private StreamFile.Acknowledged last;
  private long acknowledged;
  private long lost;

  /**
   * The stream went on elsewhere.
   *
   * @param seconds between the last acknowledged write there and the first here
   */
  public record Move(StreamSide from, StreamSide to, double seconds) {}

  /**
   * What was found.
   *
   * @param acknowledged how many writes were
   * @param lost how many of them are not there
   * @param examples numbers of the first that are lost
   */
  public record Found(long acknowledged, long lost, List<Move> moves, List<Long> examples) {
    public Found {
      moves = List.copyOf(moves);
      examples = List.copyOf(examples);
    }

    /** The longest of the moves, in seconds; 0 without any. */
    public double longestMove() {
      return moves.stream().mapToDouble(Move::seconds).max().orElse(0);
    }
  }

  public LostWrites(LiveCache cache) {
    this.cache = cache;
  }

  /**
   * Looks; once for each of these.
   *
   * @throws IOException when the record cannot be read or is cut
   */
  public Found of(Path stream) throws IOException {
    try (var writes = new StreamFile.Reader(stream)) {
      for (var write = writes.next(); write.isPresent(); write = writes.next()) {
        follow(writes, write.get());
        batch.add(write.get());
        if (batch.size() == BATCH) {
          look(writes.run());
        }
      }
      look(writes.run());
    }
    return new Found(acknowledged, lost, moves, examples);
  }

  private void follow(StreamFile.Reader writes, StreamFile.Acknowledged write) {
    if (last != null && last.side() != write.side()) {
      double seconds = (write.atMillis() - last.atMillis()) / 1000.0;
      moves.add(new Move(writes.side(last), writes.side(write), seconds));
    }
    last = write;
    acknowledged++;
  }

  private void look(long run) {
    Map<Connection, List<Long>> byPrimary = new LinkedHashMap<>();
    for (var write : batch) {
      var primary = cache.primaryOf(WriteStream.key(write.number()));
      byPrimary.computeIfAbsent(primary, p -> new ArrayList<>()).add(write.number());
    }
    byPrimary.forEach((primary, numbers) -> look(primary, run, numbers));
    batch.clear();
  }

  private void look(Connection primary, long run, List<Long> numbers) {
    for (long number : numbers) {
      primary.sendCommand(Command.GET, WriteStream.key(number));
    }
    var values = LiveCache.replies(primary, numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      long number = numbers.get(i);
      if (!Arrays.equals((byte[]) values.get(i), WriteStream.value(run, number))) {
        lost++;
        if (examples.size() < EXAMPLES) {
          examples.add(number);
        }
      }
    }
  }
}
