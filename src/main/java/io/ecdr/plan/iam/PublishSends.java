package io.ecdr.plan.iam;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.Step;
import java.util.List;
import java.util.Optional;

/** What telling places a new endpoint may send: the look before the change, and the writing. */
final class PublishSends {

  private PublishSends() {}

  /** The look before a plan's step; its own calls it names itself. */
  static void of(Step.Local step, Sends sends) {
    if (PublishSteps.is(step)) {
      var region = new Region(step.parameters().text("Region").orElse(""));
      var place = Publication.of(step.parameters().text("Place").orElse(""));
      sends.add(PublishCalls.looks(Sends.MAKER, region, place));
    }
  }

  /**
   * Of a command.
   *
   * @throws IllegalArgumentException when it publishes nothing
   */
  static void of(Scope scope, List<Publication> places, Sends sends) {
    for (var each : places) {
      var region = region(scope).orElseThrow(() -> new IllegalArgumentException(never(scope)));
      var place = each.in(scope.cache().orElse(Arns.ANY));
      sends.add(PublishCalls.looks(Sends.MAKER, region, place));
      sends.add(List.of(PublishCalls.put(Sends.MAKER, region, place, new Value.Text(Arns.ANY))));
      if (place.place() == Publication.Place.RECORD) {
        sends.add(List.of(PublishCalls.spread(Sends.MAKER, region, new Value.Text(Arns.ANY))));
      }
    }
  }

  private static String never(Scope scope) {
    return scope.verb().word() + " publishes nothing";
  }

  /** Where it writes; empty when it never does. */
  private static Optional<Region> region(Scope scope) {
    return switch (scope.verb()) {
      case SWITCHOVER, FAILOVER, EVACUATE -> scope.to();
      case DETACH, FAILBACK, FAILBACK_DETACHED, FAILBACK_RESTORED -> scope.region();
      default -> Optional.empty();
    };
  }
}
