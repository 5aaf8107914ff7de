package io.ecdr.usecase;

import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Optional;

/** A process that ends right after so many lines of its journals. */
public final class DyingOperations implements Operations {

  /** It ended. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Operations real;
  private int left;

  public DyingOperations(Operations real, int lines) {
    this.real = real;
    this.left = lines;
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
        left--;
        if (left == 0) {
          throw new Died();
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
