package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/**
 * Lists an account's zones by pages of at most 100; a marker is the id of the first one of the page
 * (R53API:ListHostedZones).
 */
final class ListHostedZones implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("Marker", "marker").text("MaxItems", "maxitems");

  private static final Shape ANSWER =
      Shape.of()
          .parts("HostedZones", "HostedZones", "HostedZone", ZoneShapes.ZONE)
          .text("Marker")
          .flag("IsTruncated")
          .text("NextMarker")
          .text("MaxItems");

  private static final int LONGEST_PAGE = 100;

  @Override
  public Document answer(Document request, Caller caller, World world) {
    int most = ZoneShapes.most(request, LONGEST_PAGE);
    var marker = request.text("Marker");
    var all = world.directory().zones().all(caller.account());
    int from = marker.map(id -> all.indexOf(ZoneShapes.find(id, caller, world))).orElse(0);
    int to = Math.min(all.size(), from + most);
    return ANSWER
        .empty()
        .with("HostedZones", all.subList(from, to).stream().map(ZoneShapes::zone).toList())
        .with("Marker", marker.orElse(null))
        .with("IsTruncated", to < all.size())
        .with("NextMarker", to < all.size() ? all.get(to).id() : null)
        .with("MaxItems", "" + most);
  }
}
