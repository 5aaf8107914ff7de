package io.ecdr.usecase;

import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Operations whose journals somebody stands before. */
public class AroundJournals implements Operations {

  private final Operations real;
  private final UnaryOperator<Journal> around;

  /** Puts that before each journal. */
  public AroundJournals(Operations real, UnaryOperator<Journal> around) {
    this.real = real;
    this.around = around;
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
    return around.apply(real.journal(id));
  }

  @Override
  public void report(String id, String report) {
    real.report(id, report);
  }
}
