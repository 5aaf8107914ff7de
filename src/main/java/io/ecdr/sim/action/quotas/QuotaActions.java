package io.ecdr.sim.action.quotas;

import io.ecdr.sim.action.ActionTable;

/** The actions of Service Quotas that the simulator does. */
public final class QuotaActions {

  private QuotaActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add(
        "servicequotas",
        "ListServiceQuotas",
        ListServiceQuotas.REQUEST::empty,
        new ListServiceQuotas());
  }
}
