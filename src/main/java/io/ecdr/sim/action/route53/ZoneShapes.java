package io.ecdr.sim.action.route53;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Zones;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How zones, records and changes are named and told. */
final class ZoneShapes {

  static final String INVALID = "InvalidInput";

  static final Shape RECORD = Shape.of().text("Value");

  static final Shape RECORDS =
      Shape.of()
          .text("Name")
          .text("Type")
          .text("SetIdentifier")
          .whole("Weight")
          .whole("TTL")
          .parts("ResourceRecords", "ResourceRecords", "ResourceRecord", RECORD);

  static final Shape CHANGE =
      Shape.of().text("Id").text("Status").moment("SubmittedAt").text("Comment");

  static final Shape ZONE =
      Shape.of()
          .text("Id")
          .text("Name")
          .text("CallerReference")
          .part("Config", Shape.of().text("Comment").flag("PrivateZone"))
          .whole("ResourceRecordSetCount");

  static final Shape SERVERS = Shape.of().texts("NameServers", "NameServers", "NameServer");

  private ZoneShapes() {}

  /**
   * The zone of an id.
   *
   * @throws ServiceFault {@code NoSuchHostedZone}
   */
  static Zones.Zone find(String id, Caller caller, World world) {
    return world
        .directory()
        .zones()
        .find(caller.account(), id)
        .orElseThrow(
            () -> new ServiceFault("NoSuchHostedZone", 404, "No hosted zone found with ID: " + id));
  }

  /** How many a page holds: as was asked for, and no more than the service gives. */
  static int most(Document request, int longest) {
    var text = request.text("MaxItems").orElse("" + longest);
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new ServiceFault(INVALID, 400, "MaxItems is no number: " + text);
    }
    return Math.min(longest, Integer.parseInt(text));
  }

  static Document zone(Zones.Zone zone) {
    return ZONE.empty()
        .with("Id", "/hostedzone/" + zone.id())
        .with("Name", zone.name())
        .with("CallerReference", zone.reference())
        .with("Config", Shape.of().flag("PrivateZone").empty().with("PrivateZone", false))
        .with("ResourceRecordSetCount", zone.records().size());
  }

  static Document records(Zones.Records records) {
    return RECORDS
        .empty()
        .with("Name", records.name())
        .with("Type", records.type())
        .with("TTL", (int) records.ttl())
        .with(
            "ResourceRecords",
            records.values().stream().map(v -> RECORD.empty().with("Value", v)).toList());
  }

  static Document change(Zones.Change change, World world) {
    return CHANGE
        .empty()
        .with("Id", "/change/" + change.id())
        .with("Status", change.inSync(world.settings().time().now()) ? "INSYNC" : "PENDING")
        .with("SubmittedAt", change.at().truncatedTo(ChronoUnit.MILLIS))
        .with("Comment", change.comment().isEmpty() ? null : change.comment());
  }

  static Document servers() {
    return SERVERS.empty().with("NameServers", List.of("ns-1.awsdns-01.org"));
  }
}
