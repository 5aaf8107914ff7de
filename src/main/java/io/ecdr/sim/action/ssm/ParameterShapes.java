package io.ecdr.sim.action.ssm;

import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Parameters;
import io.ecdr.sim.world.ground.Place;

/** How parameters are named and refused. */
final class ParameterShapes {

  static final String INVALID = "ValidationException";

  private ParameterShapes() {}

  static Place place(Caller caller) {
    return new Place(caller.account(), caller.region());
  }

  /**
   * The parameter that a request names.
   *
   * @throws ServiceFault {@code ParameterNotFound}
   */
  static Parameters.Parameter find(Document request, Caller caller, World world) {
    var name = Asked.text(request, INVALID, "Name");
    return world
        .directory()
        .parameters()
        .find(place(caller), name)
        .orElseThrow(
            () -> new ServiceFault("ParameterNotFound", 400, "Parameter " + name + " not found."));
  }
}
