package io.ecdr.sim.action.ec2;

import io.ecdr.sim.action.ActionTable;

/** The actions of EC2 that the simulator does. */
public final class Ec2Actions {

  private Ec2Actions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add(
        "ec2",
        "CreateSecurityGroup",
        CreateSecurityGroup.REQUEST::empty,
        new CreateSecurityGroup());
    table.add(
        "ec2",
        "DescribeSecurityGroups",
        DescribeSecurityGroups.REQUEST::empty,
        new DescribeSecurityGroups());
    table.add("ec2", "DescribeSubnets", DescribeSubnets.REQUEST::empty, new DescribeSubnets());
  }
}
