package io.ecdr.sim.action.route53;

import io.ecdr.sim.action.ActionTable;

/** The actions of Route 53 that the simulator does. */
public final class Route53Actions {

  private static final String SERVICE = "route53";

  private Route53Actions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add(
        SERVICE,
        "ChangeResourceRecordSets",
        ChangeResourceRecordSets.REQUEST::empty,
        new ChangeResourceRecordSets());
    table.add(SERVICE, "CreateHostedZone", CreateHostedZone.REQUEST::empty, new CreateHostedZone());
    table.add(SERVICE, "GetChange", GetChange.REQUEST::empty, new GetChange());
    table.add(SERVICE, "GetHostedZone", GetHostedZone.REQUEST::empty, new GetHostedZone());
    table.add(SERVICE, "ListHostedZones", ListHostedZones.REQUEST::empty, new ListHostedZones());
    table.add(
        SERVICE,
        "ListResourceRecordSets",
        ListResourceRecordSets.REQUEST::empty,
        new ListResourceRecordSets());
  }
}
