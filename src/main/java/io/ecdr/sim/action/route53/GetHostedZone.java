package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Tells of a zone (R53API:GetHostedZone). */
final class GetHostedZone implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("Id");

  private static final Shape ANSWER =
      Shape.of().part("HostedZone", ZoneShapes.ZONE).part("DelegationSet", ZoneShapes.SERVERS);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var id = Asked.text(request, ZoneShapes.INVALID, "Id");
    return ANSWER
        .empty()
        .with("HostedZone", ZoneShapes.zone(ZoneShapes.find(id, caller, world)))
        .with("DelegationSet", ZoneShapes.servers());
  }
}
