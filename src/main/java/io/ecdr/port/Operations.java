package io.ecdr.port;

import io.ecdr.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The place where operations are kept: one folder each with its plan, its journal and its report.
 *
 * <p>Texts go in and come out as they are; what they mean is the codec's affair. Every method
 * throws {@link StateUnusable} when the place cannot be read or written.
 */
public interface Operations {

  /**
   * One operation as it is kept.
   *
   * @param journal all lines; empty when nothing was written yet. The last line may be torn
   * @param report empty until a run ended in an orderly way
   * @param elsewhere empty when this machine keeps it; else where it was read
   */
  record Stored(
      String id,
      String plan,
      String journal,
      Optional<String> report,
      Optional<Elsewhere> elsewhere) {

    /** Of this machine. */
    public Stored(String id, String plan, String journal, Optional<String> report) {
      this(id, plan, journal, report, Optional.empty());
    }
  }

  /**
   * A copy that another machine made while it worked.
   *
   * @param place where it was read
   * @param answered the Regions whose copies were read; the longest of them is told
   * @param parted whether this machine's own journal has something that the copy has not, and the
   *     other way round
   */
  record Elsewhere(String place, List<Region> answered, boolean parted) {
    public Elsewhere {
      answered = List.copyOf(answered);
    }
  }

  /** Who applied a saved plan; the operation has the plan's id. */
  record Applied(String operation, String host, Optional<Instant> at) {}

  /** The same operations for one with that reach; those of one machine have none. */
  default Operations within(Locks.Reach reach) {
    return this;
  }

  /** The ids of all operations, oldest first. Nothing is made when there is no such place yet. */
  List<String> ids();

  /** All operations that are to be listed, oldest first: of other machines the newest. */
  default List<Stored> all() {
    return ids().stream().flatMap(id -> find(id).stream()).toList();
  }

  /** One operation, or empty when there is none with that id. */
  Optional<Stored> find(String id);

  /** What could not be asked since they were made, one sentence each. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * Makes a new operation. When this returns, the plan is on disk.
   *
   * @throws StateUnusable also when an operation with that id is there already
   * @throws NotShared when other machines must find it, and cannot
   */
  void create(String id, String plan);

  /** Takes over what another machine left: from now on this machine's own journal decides. */
  default void adopt(Stored stored) {
    if (stored.elsewhere().isPresent()) {
      throw new StateUnusable("cannot take over operation " + stored.id() + " here");
    }
  }

  /** Opens an operation's journal for writing. */
  Journal journal(String id);

  /** Writes, or writes anew, an operation's report. */
  void report(String id, String report);

  /** Who applied the saved plan with this id; empty when nobody is known to have. */
  default Optional<Applied> applied(String id) {
    return find(id).map(stored -> new Applied(id, "this machine", Optional.empty()));
  }

  /**
   * Says before all machines that the saved plan is applied now.
   *
   * @param digest of the plan
   * @return who did so before
   * @throws LockUnsure when that cannot be told and must be
   */
  default Optional<Applied> claim(String id, String digest, Instant at) {
    return applied(id);
  }
}
