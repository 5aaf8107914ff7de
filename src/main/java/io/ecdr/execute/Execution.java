package io.ecdr.execute;

import io.ecdr.journal.Position;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;

/** Runs a plan from where it stands. */
@FunctionalInterface
public interface Execution {

  /**
   * Runs until every lane has ended, one way or another.
   *
   * @param from {@link Position#START}, or what a journal says was done already
   * @param journal takes each entry; when it returns, the entry is on disk. When it throws {@link
   *     io.ecdr.port.LockLost} at an intent, the call is not sent and nothing more is changed
   * @return what became of it; expected trouble is in the report and never thrown
   */
  Report run(Plan plan, Position from, Log journal);
}
