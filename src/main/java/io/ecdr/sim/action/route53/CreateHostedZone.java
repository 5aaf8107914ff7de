package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Makes a public zone (R53API:CreateHostedZone). */
final class CreateHostedZone implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("Name").text("CallerReference");

  private static final Shape ANSWER =
      Shape.of()
          .part("HostedZone", ZoneShapes.ZONE)
          .part("ChangeInfo", ZoneShapes.CHANGE)
          .part("DelegationSet", ZoneShapes.SERVERS);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var name = Asked.text(request, ZoneShapes.INVALID, "Name");
    var reference = Asked.text(request, ZoneShapes.INVALID, "CallerReference");
    var zones = world.directory().zones();
    if (zones.used(caller.account(), reference)) {
      throw new ServiceFault(
          "HostedZoneAlreadyExists",
          409,
          "A hosted zone has already been created with the specified caller reference.");
    }
    var settings = world.settings();
    return ANSWER
        .empty()
        .with("HostedZone", ZoneShapes.zone(zones.make(caller.account(), name, reference)))
        .with(
            "ChangeInfo",
            ZoneShapes.change(zones.changed(settings.time().now(), settings.pace(), ""), world))
        .with("DelegationSet", ZoneShapes.servers());
  }
}
