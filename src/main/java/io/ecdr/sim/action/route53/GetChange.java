package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Tells whether a change is with all name servers (R53API:GetChange). */
final class GetChange implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("Id");

  private static final Shape ANSWER = Shape.of().part("ChangeInfo", ZoneShapes.CHANGE);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var id = Asked.text(request, ZoneShapes.INVALID, "Id");
    var change =
        world
            .directory()
            .zones()
            .change(id)
            .orElseThrow(
                () ->
                    new ServiceFault(
                        "NoSuchChange", 404, "Could not find resource with ID: " + id));
    return ANSWER.empty().with("ChangeInfo", ZoneShapes.change(change, world));
  }
}
