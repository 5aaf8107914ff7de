package io.ecdr.usecase;

import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.port.DataMarks;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What marks in the data told of a standby.
 *
 * @param primary where they were written
 * @param shards what each shard told; empty when nothing was written
 * @param why what kept it from being measured; empty when it was
 */
public record MarkedLag(Member primary, Member standby, List<Shard> shards, String why) {
  public MarkedLag {
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(standby, "standby");
    shards = List.copyOf(shards);
    Objects.requireNonNull(why, "why");
  }

  /**
   * One shard.
   *
   * @param place its address on the primary's side
   * @param crossed how long after the mark was written it was on the standby, at most; empty when
   *     it was not there by then
   * @param waited how long it was waited for
   * @param written the primary's place in the stream of writes, with the mark
   * @param taken the standby's, as it was last looked at
   */
  public record Shard(
      String place,
      Optional<Duration> crossed,
      Duration waited,
      Optional<DataMarks.Offset> written,
      Optional<DataMarks.Offset> taken) {
    public Shard {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(crossed, "crossed");
      Objects.requireNonNull(waited, "waited");
      Objects.requireNonNull(written, "written");
      Objects.requireNonNull(taken, "taken");
    }

    /** Bytes that the standby has not taken up to the mark; empty when nobody can tell. */
    public Optional<Long> behind() {
      return written.flatMap(
          w ->
              taken
                  .filter(t -> t.stream().equals(w.stream()))
                  .map(t -> Math.max(0, w.bytes() - t.bytes())));
    }
  }

  /** Whether every shard's mark was read on the standby. */
  public boolean measured() {
    return why.isEmpty() && shards.stream().allMatch(s -> s.crossed().isPresent());
  }
}
