package io.ecdr.sim.world.elasticache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The states of one kind of resource as a table: which state follows which on what happening. A
 * pair that is not listed has no way on; actions refuse it, and a transition that tries it is a
 * mistake of the simulator.
 *
 * @param <S> the states, spelled as the API spells them
 * @param <E> what happens
 */
public final class Lifecycle<S extends Enum<S>, E extends Enum<E>> {

  private final Map<On<S, E>, S> next;

  private Lifecycle(Map<On<S, E>, S> next) {
    this.next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
  }

  /** A state, and what happens in it. */
  public record On<S extends Enum<S>, E extends Enum<E>>(S state, E event) {}

  /** Starts an empty table. */
  public static <S extends Enum<S>, E extends Enum<E>> Builder<S, E> table() {
    return new Builder<>();
  }

  /** The state that follows, or empty for a pair that is not listed. */
  public Optional<S> next(S state, E event) {
    return Optional.ofNullable(next.get(new On<>(state, event)));
  }

  /** All listed pairs, in the order they were written. */
  public Map<On<S, E>, S> pairs() {
    return next;
  }

  /** Collects the lines of a table. */
  public static final class Builder<S extends Enum<S>, E extends Enum<E>> {

    private final Map<On<S, E>, S> next = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a line; a pair stands in a table once. */
    public Builder<S, E> when(S state, E event, S following) {
      if (next.put(new On<>(state, event), following) != null) {
        throw new IllegalStateException(state + " on " + event + " is listed twice");
      }
      return this;
    }

    /** The table. */
    public Lifecycle<S, E> build() {
      return new Lifecycle<>(next);
    }
  }
}
