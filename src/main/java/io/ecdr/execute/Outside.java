package io.ecdr.execute;

import io.ecdr.port.Asking;
import io.ecdr.port.DataProbe;
import io.ecdr.port.FileReads;
import io.ecdr.port.Programs;
import java.util.Objects;

/**
 * What a run reaches besides AWS.
 *
 * @param probe the way to the engines
 * @param programs runs hooks
 * @param reads reads files of backups to their ends
 * @param asking who is asked in the middle of a run
 */
public record Outside(DataProbe probe, Programs programs, FileReads reads, Asking asking) {

  /** Nothing: a trial write finds nobody, no hook runs, no file is read, nobody answers. */
  public static final Outside NOTHING =
      new Outside(DataProbe.none(), Programs.none(), FileReads.none(), Asking.NOBODY);

  public Outside {
    Objects.requireNonNull(probe, "probe");
    Objects.requireNonNull(programs, "programs");
    Objects.requireNonNull(reads, "reads");
    Objects.requireNonNull(asking, "asking");
  }

  /** The same with these engines. */
  public Outside probing(DataProbe engines) {
    return new Outside(engines, programs, reads, asking);
  }

  /** The same with these programs. */
  public Outside running(Programs others) {
    return new Outside(probe, others, reads, asking);
  }

  /** The same with somebody to ask. */
  public Outside asking(Asking somebody) {
    return new Outside(probe, programs, reads, somebody);
  }
}
