package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Zones;

/**
 * Lists records from a name and type on, by pages of at most 300; what is still spreading is told
 * as well (R53API:ListResourceRecordSets).
 */
final class ListResourceRecordSets implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("HostedZoneId")
          .text("StartRecordName", "name")
          .text("StartRecordType", "type")
          .text("MaxItems", "maxitems");

  private static final Shape ANSWER =
      Shape.of()
          .parts(
              "ResourceRecordSets", "ResourceRecordSets", "ResourceRecordSet", ZoneShapes.RECORDS)
          .flag("IsTruncated")
          .text("NextRecordName")
          .text("NextRecordType")
          .text("MaxItems");

  private static final int LONGEST_PAGE = 300;

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var zone =
        ZoneShapes.find(Asked.text(request, ZoneShapes.INVALID, "HostedZoneId"), caller, world);
    var from = request.text("StartRecordName").map(Zones::full).map(Zones::reversed).orElse("");
    var type = request.text("StartRecordType").orElse("");
    if (from.isEmpty() && !type.isEmpty()) {
      throw new ServiceFault(
          ZoneShapes.INVALID, 400, "StartRecordType must be specified with StartRecordName.");
    }
    int most = ZoneShapes.most(request, LONGEST_PAGE);
    var rest =
        zone.records().stream()
            .filter(
                r -> {
                  int order = Zones.reversed(r.name()).compareTo(from);
                  return order > 0 || order == 0 && r.type().compareTo(type) >= 0;
                })
            .toList();
    var page = rest.subList(0, Math.min(most, rest.size()));
    var next = page.size() < rest.size() ? rest.get(page.size()) : null;
    return ANSWER
        .empty()
        .with("ResourceRecordSets", page.stream().map(ZoneShapes::records).toList())
        .with("IsTruncated", next != null)
        .with("NextRecordName", next == null ? null : next.name())
        .with("NextRecordType", next == null ? null : next.type())
        .with("MaxItems", "" + most);
  }
}
