package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.List;

/** The calls that look at a place where clients look up endpoints, and that write to it. */
public final class PublishCalls {

  private PublishCalls() {}

  /** What tells whether it is there, and what it is; none of it changes anything. */
  public static List<Call> looks(CallMaker calls, Region region, Publication place) {
    return switch (place.place()) {
      case SECRET ->
          List.of(
              calls.other(
                  Service.SECRETS_MANAGER,
                  region,
                  "DescribeSecret",
                  Value.fields("SecretId", place.name())),
              value(calls, region, place));
      case PARAMETER, RECORD -> List.of(value(calls, region, place));
    };
  }

  /** What tells what is there now. */
  public static Call value(CallMaker calls, Region region, Publication place) {
    return switch (place.place()) {
      case SECRET ->
          calls.other(
              Service.SECRETS_MANAGER,
              region,
              "GetSecretValue",
              Value.fields("SecretId", place.name()));
      case PARAMETER ->
          calls.other(Service.SSM, region, "GetParameter", Value.fields("Name", place.name()));
      case RECORD ->
          calls.other(
              Service.ROUTE_53,
              region.dns(),
              "ListResourceRecordSets",
              Value.fields(
                  "HostedZoneId", place.zone(),
                  "StartRecordName", place.record(),
                  "MaxItems", "10"));
    };
  }

  /**
   * What writes it.
   *
   * @param content all that is there from then on
   */
  public static Call put(CallMaker calls, Region region, Publication place, Value content) {
    return switch (place.place()) {
      case SECRET ->
          calls.other(
              Service.SECRETS_MANAGER,
              region,
              "PutSecretValue",
              Value.fields("SecretId", place.name()).with("SecretString", content));
      case PARAMETER ->
          calls.other(
              Service.SSM,
              region,
              "PutParameter",
              Value.fields("Name", place.name()).with("Value", content).with("Overwrite", true));
      case RECORD -> record(calls, region, place, content, Value.of(60));
    };
  }

  /** What points a record to another host, with that TTL. */
  public static Call record(
      CallMaker calls, Region region, Publication place, Value host, Value timeToLive) {
    var set =
        Value.fields("Name", place.record(), "Type", "CNAME")
            .with("TTL", timeToLive)
            .with("ResourceRecords", Value.items(List.of(Value.Fields.NONE.with("Value", host))));
    var change = Value.fields("Action", "UPSERT").with("ResourceRecordSet", set);
    return calls.other(
        Service.ROUTE_53,
        region.dns(),
        "ChangeResourceRecordSets",
        Value.fields("HostedZoneId", place.zone())
            .with("ChangeBatch", Value.Fields.NONE.with("Changes", Value.items(List.of(change)))));
  }

  /** What tells whether a change of records is with all name servers. */
  public static Call spread(CallMaker calls, Region region, Value change) {
    return calls.other(
        Service.ROUTE_53, region.dns(), "GetChange", Value.Fields.NONE.with("Id", change));
  }

  /** All that a step may send, for who reads a plan. */
  static List<Call> of(CallMaker calls, Region region, Publication place, Value.Bound endpoint) {
    if (place.place() == Publication.Place.RECORD) {
      var host = new Value.Bound(endpoint.step(), endpoint.path(), "host, as it is read");
      var change = new Value.Bound(endpoint.step(), "Change", "what the call before is answered");
      var ttl = new Value.Bound(endpoint.step(), "TTL", "as it is");
      return List.of(
          value(calls, region, place),
          record(calls, region, place, host, ttl),
          spread(calls, region, change));
    }
    var shown =
        place
            .key()
            .map(
                key ->
                    new Value.Bound(
                        endpoint.step(),
                        endpoint.path(),
                        "what it holds, with the endpoint's "
                            + place.form().word()
                            + " as '"
                            + key
                            + "'"))
            .orElse(
                new Value.Bound(
                    endpoint.step(), endpoint.path(), place.form().word() + ", as it is read"));
    var put = put(calls, region, place, shown);
    var token =
        new Value.Bound(
            endpoint.step(), "VersionId", "of the operation and the version that is read");
    return List.of(
        value(calls, region, place),
        place.place() == Publication.Place.SECRET ? put.with("ClientRequestToken", token) : put);
  }
}
