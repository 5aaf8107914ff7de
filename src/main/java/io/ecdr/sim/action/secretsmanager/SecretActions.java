package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.ActionTable;

/** The actions of Secrets Manager that the simulator does. */
public final class SecretActions {

  private static final String SERVICE = "secretsmanager";

  private SecretActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add(SERVICE, "CreateSecret", CreateSecret.REQUEST::empty, new CreateSecret());
    table.add(SERVICE, "DeleteSecret", DeleteSecret.REQUEST::empty, new DeleteSecret());
    table.add(SERVICE, "DescribeSecret", DescribeSecret.REQUEST::empty, new DescribeSecret());
    table.add(SERVICE, "GetSecretValue", GetSecretValue.REQUEST::empty, new GetSecretValue());
    table.add(SERVICE, "PutSecretValue", PutSecretValue.REQUEST::empty, new PutSecretValue());
  }
}
