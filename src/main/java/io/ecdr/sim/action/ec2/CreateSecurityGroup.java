package io.ecdr.sim.action.ec2;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Makes a security group in a VPC, without rules (EC2API:CreateSecurityGroup). */
final class CreateSecurityGroup implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("Description", "GroupDescription")
          .text("GroupName")
          .text("VpcId")
          .flag("DryRun");

  private static final Shape ANSWER =
      Shape.of().text("GroupId", "groupId").text("SecurityGroupArn", "securityGroupArn");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, "InvalidParameterValue", "Description", "GroupName", "VpcId");
    var name = Asked.text(request, "MissingParameter", "GroupName");
    var description = Asked.text(request, "MissingParameter", "Description");
    var vpc = request.text("VpcId").orElse("vpc-default-" + caller.region());
    var vpcs = Nets.vpcs(caller, world);
    if (!vpcs.contains(vpc)) {
      throw new ServiceFault(
          "InvalidVpcID.NotFound", 400, "The vpc ID '" + vpc + "' does not exist");
    }
    var place = Nets.place(caller);
    var groups = world.ground().securityGroups();
    if (groups.all(place, vpcs).stream()
        .anyMatch(g -> g.vpc().equals(vpc) && g.name().equals(name))) {
      throw new ServiceFault(
          "InvalidGroup.Duplicate",
          400,
          "The security group '" + name + "' already exists for VPC '" + vpc + "'");
    }
    var made = groups.make(place, name, description, vpc);
    return ANSWER
        .empty()
        .with("GroupId", made.id())
        .with("SecurityGroupArn", place.arn("ec2", "security-group/" + made.id()));
  }
}
