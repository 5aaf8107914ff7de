package io.ecdr.sim.action.ssm;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Takes a parameter away (SSMAPI:DeleteParameter). */
final class DeleteParameter implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("Name");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, ParameterShapes.INVALID, "Name");
    var parameter = ParameterShapes.find(request, caller, world);
    world.directory().parameters().remove(ParameterShapes.place(caller), parameter.name());
    return Shape.of().empty();
  }
}
