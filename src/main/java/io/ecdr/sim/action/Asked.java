package io.ecdr.sim.action;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import java.util.List;

/** Refuses by name what a request asks for and the simulator does not do. */
public final class Asked {

  private Asked() {}

  /**
   * Lets a request through that gives only these members. A flag that is {@code false} and an empty
   * list are not given.
   *
   * @param code of the refusal, as the service says it of values
   * @throws ServiceFault naming the first other
   */
  public static void only(Document request, String code, String... members) {
    var known = List.of(members);
    for (var given : request.given()) {
      if (!known.contains(given)) {
        throw new ServiceFault(code, 400, "The parameter " + given + " is not simulated.");
      }
    }
  }

  /**
   * A member that must be there.
   *
   * @throws ServiceFault when it is not
   */
  public static String text(Document request, String code, String member) {
    return request
        .text(member)
        .filter(t -> !t.isBlank())
        .orElseThrow(() -> new ServiceFault(code, 400, "The parameter " + member + " is missing."));
  }
}
