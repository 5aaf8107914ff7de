package io.ecdr.port;

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
   */
  record Stored(String id, String plan, String journal, Optional<String> report) {}

  /** The ids of all operations, oldest first. Nothing is made when there is no such place yet. */
  List<String> ids();

  /** One operation, or empty when there is none with that id. */
  Optional<Stored> find(String id);

  /**
   * Makes a new operation. When this returns, the plan is on disk.
   *
   * @throws StateUnusable also when an operation with that id is there already
   */
  void create(String id, String plan);

  /** Opens an operation's journal for writing. */
  Journal journal(String id);

  /** Writes, or writes anew, an operation's report. */
  void report(String id, String report);
}
