package io.ecdr.sim.world.elasticache;

/** Where one resource stands in its {@link Lifecycle}. Every change goes into the history. */
public final class Life<S extends Enum<S>, E extends Enum<E>> {

  private final String resource;
  private final Lifecycle<S, E> table;
  private final History history;
  private S state;

  Life(String resource, Lifecycle<S, E> table, S first, History history) {
    this.resource = resource;
    this.table = table;
    this.history = history;
    this.state = first;
    history.add(resource, "", "BORN", first.toString());
  }

  /** The state now. */
  public S state() {
    return state;
  }

  /** Whether it is in that state. */
  public boolean is(S asked) {
    return state == asked;
  }

  /** Whether something may happen now. */
  public boolean can(E event) {
    return table.next(state, event).isPresent();
  }

  /**
   * Lets it happen.
   *
   * @throws IllegalStateException for a pair that the table does not list, with the resource's
   *     history; actions ask {@link #can} first and refuse
   */
  void on(E event) {
    S following =
        table
            .next(state, event)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s: %s cannot happen in state %s; so far: %s"
                            .formatted(resource, event, state, history.lines(resource))));
    history.add(resource, state.toString(), event.toString(), following.toString());
    state = following;
  }
}
