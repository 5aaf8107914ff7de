package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Zones;
import java.util.List;
import java.util.Optional;

/** Creates, replaces and deletes records, all or none (R53API:ChangeResourceRecordSets). */
final class ChangeResourceRecordSets implements Action<Document, Document> {

  private static final Shape CHANGE =
      Shape.of().text("Action").part("ResourceRecordSet", ZoneShapes.RECORDS);

  static final Shape REQUEST =
      Shape.of()
          .text("HostedZoneId")
          .part(
              "ChangeBatch",
              Shape.of().text("Comment").parts("Changes", "Changes", "Change", CHANGE));

  private static final Shape ANSWER = Shape.of().part("ChangeInfo", ZoneShapes.CHANGE);
  private static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "TXT");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var zone =
        ZoneShapes.find(Asked.text(request, ZoneShapes.INVALID, "HostedZoneId"), caller, world);
    var batch =
        request
            .part("ChangeBatch")
            .orElseThrow(() -> new ServiceFault(ZoneShapes.INVALID, 400, "No ChangeBatch."));
    var wanted = batch.parts("Changes").stream().map(c -> change(c, zone)).toList();
    wanted.forEach(Runnable::run);
    var settings = world.settings();
    var change =
        world
            .directory()
            .zones()
            .changed(settings.time().now(), settings.pace(), batch.text("Comment").orElse(""));
    return ANSWER.empty().with("ChangeInfo", ZoneShapes.change(change, world));
  }

  /** What it will do, once all of them have been found good. */
  private static Runnable change(Document change, Zones.Zone zone) {
    var given =
        change.part("ResourceRecordSet").orElseThrow(() -> invalid("No ResourceRecordSet."));
    Asked.only(given, "InvalidChangeBatch", "Name", "Type", "TTL", "ResourceRecords");
    var records =
        new Zones.Records(
            Zones.full(Asked.text(given, "InvalidChangeBatch", "Name")),
            Asked.text(given, "InvalidChangeBatch", "Type"),
            given.whole("TTL").orElseThrow(() -> invalid("A TTL is missing.")),
            given.parts("ResourceRecords").stream()
                .map(r -> Asked.text(r, "InvalidChangeBatch", "Value"))
                .toList());
    var words = "name='" + records.name() + "', type='" + records.type() + "'";
    var before = zone.find(records.name(), records.type());
    if (!("." + records.name()).endsWith("." + zone.name())) {
      throw invalid(
          "RRSet with DNS name " + records.name() + " is not permitted in zone " + zone.name());
    }
    if (!TYPES.contains(records.type()) || records.values().isEmpty()) {
      throw invalid("Records of type " + records.type() + " are not simulated, or there are none.");
    }
    boolean alone =
        zone.records().stream()
            .filter(r -> r.name().equals(records.name()) && !r.type().equals(records.type()))
            .noneMatch(r -> r.type().equals("CNAME") || records.type().equals("CNAME"));
    switch (Asked.text(change, "InvalidChangeBatch", "Action")) {
      case "DELETE" -> {
        if (!before.equals(Optional.of(records))) {
          throw invalid("Tried to delete resource record set [" + words + "] but it was not found");
        }
        return () -> zone.remove(records.name(), records.type());
      }
      case "CREATE" -> {
        if (before.isPresent()) {
          throw invalid(
              "Tried to create resource record set [" + words + "] but it already exists");
        }
      }
      case "UPSERT" -> {}
      default -> throw invalid("An Action is none of CREATE, DELETE and UPSERT.");
    }
    if (!alone) {
      throw invalid(
          "RRSet of type CNAME with DNS name "
              + records.name()
              + " is not permitted as it conflicts with other records with the same DNS name");
    }
    return () -> zone.put(records);
  }

  private static ServiceFault invalid(String words) {
    return new ServiceFault("InvalidChangeBatch", 400, "[" + words + "]");
  }
}
