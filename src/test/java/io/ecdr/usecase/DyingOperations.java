package io.ecdr.usecase;

import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Operations of a process that ends right after a line of its journals. */
public final class DyingOperations extends AroundJournals {

  /** It ended; nothing that looks after exceptions is to look after this. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Ends after a line.
   *
   * @param last told each line that was written; true for the last one
   */
  public DyingOperations(Operations real, Predicate<String> last) {
    super(real, journal -> new Dying(journal, last));
  }

  /** Ends after so many lines. */
  public DyingOperations(Operations real, int lines) {
    this(real, after(lines));
  }

  private static Predicate<String> after(int lines) {
    var written = new AtomicInteger();
    return line -> written.incrementAndGet() == lines;
  }

  private record Dying(Journal journal, Predicate<String> last) implements Journal {
    @Override
    public void append(String line) {
      journal.append(line);
      if (last.test(line)) {
        throw new Died();
      }
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
