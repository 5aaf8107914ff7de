package io.ecdr.plan.iam;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.Step;
import java.util.ArrayList;
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
      var place = scope.cache().map(each::in).orElse(each);
      List<Call> all = new ArrayList<>(PublishCalls.looks(Sends.MAKER, region, place));
      all.add(PublishCalls.put(Sends.MAKER, region, place, new Value.Text(Arns.ANY)));
      if (place.place() == Publication.Place.RECORD) {
        all.add(PublishCalls.spread(Sends.MAKER, region, new Value.Text(Arns.ANY)));
      }
      sends.add(all.stream().map(PublishSends::ofAny).toList());
    }
  }

  /** Of whichever cache, where none was named. */
  private static Call ofAny(Call call) {
    var all = call;
    for (var name : List.of("SecretId", "Name")) {
      var text = call.parameters().text(name);
      if (text.isPresent()) {
        all = all.with(name, new Value.Text(text.get().replace(Publication.CACHE, Arns.ANY)));
      }
    }
    return all;
  }

  private static String never(Scope scope) {
    return scope.verb().word() + " publishes nothing";
  }

  /** Where it writes; empty when it never does. */
  private static Optional<Region> region(Scope scope) {
    return switch (scope.verb()) {
      case SWITCHOVER, FAILOVER, EVACUATE, RESTORE, RESTORE_SERVERLESS -> scope.to();
      case DETACH, FAILBACK, FAILBACK_DETACHED, FAILBACK_RESTORED -> scope.region();
      default -> Optional.empty();
    };
  }
}
