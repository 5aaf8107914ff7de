package io.ecdr.plan;

import java.util.Optional;

/**
 * The parts that a way home consists of where something is deleted on it, so that nobody reads over
 * that one. Pure.
 */
public final class HomeParts {

  private HomeParts() {}

  /** The heading before a step that begins a part; empty before all others. */
  public static Optional<String> heading(Lane lane, Step step) {
    var discard =
        lane.steps().stream().filter(s -> word(s).equals(DiscardSteps.DISCARD)).findFirst();
    if (discard.isEmpty()) {
      return Optional.empty();
    }
    int at = lane.steps().indexOf(step);
    int gone = lane.steps().indexOf(discard.get());
    if (at == 0) {
      return Optional.of("Part 1 of 4: fence the old side and save what only it has");
    }
    return switch (word(step)) {
      case DiscardSteps.DISSOLVE -> Optional.of(deleted());
      case DiscardSteps.DISCARD ->
          word(lane.steps().get(gone - 1)).equals("alone")
              ? Optional.empty()
              : Optional.of(deleted());
      case "datastore" -> Optional.of(made());
      case "member" ->
          word(lane.steps().get(at - 1)).equals("datastore")
              ? Optional.empty()
              : Optional.of(made());
      case "follows" -> Optional.of("Part 4 of 4: switch over to home");
      default -> Optional.empty();
    };
  }

  private static String deleted() {
    return "Part 2 of 4: THE OLD SIDE IS DELETED, its data with it";
  }

  private static String made() {
    return "Part 3 of 4: make home anew from what took over";
  }

  private static String word(Step step) {
    return step.id().substring(step.id().lastIndexOf('/') + 1);
  }
}
