package io.ecdr.app;

import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Operations of a process that ends right after a line of its journal.
 *
 * @param last told each line that was written; true for the last one
 */
record Mortal(Operations real, Predicate<String> last) implements Operations {

  /** The end of that process. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public List<String> ids() {
    return real.ids();
  }

  @Override
  public Optional<Stored> find(String id) {
    return real.find(id);
  }

  @Override
  public void create(String id, String plan) {
    real.create(id, plan);
  }

  @Override
  public Journal journal(String id) {
    var journal = real.journal(id);
    return new Journal() {
      @Override
      public void append(String line) {
        journal.append(line);
        if (last.test(line)) {
          throw new Killed();
        }
      }

      @Override
      public void close() {
        journal.close();
      }
    };
  }

  @Override
  public void report(String id, String report) {
    real.report(id, report);
  }
}
