package io.ecdr.sim.action.ec2;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.ground.SecurityGroups;

/**
 * Lists security groups by id or filter, on one page and without rules
 * (EC2API:DescribeSecurityGroups).
 */
final class DescribeSecurityGroups implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .parts("Filters", "Filter", "", Nets.FILTER)
          .texts("GroupIds", "GroupId", "")
          .texts("GroupNames", "GroupName", "")
          .text("NextToken")
          .whole("MaxResults")
          .flag("DryRun");

  private static final Shape GROUP =
      Shape.of()
          .text("GroupId", "groupId")
          .text("GroupName", "groupName")
          .text("Description", "groupDescription")
          .text("OwnerId", "ownerId")
          .text("SecurityGroupArn", "securityGroupArn")
          .text("VpcId", "vpcId");

  private static final Shape ANSWER =
      Shape.of().parts("SecurityGroups", "securityGroupInfo", "item", GROUP);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, "InvalidParameterValue", "Filters", "GroupIds");
    var there = world.ground().securityGroups().all(Nets.place(caller), Nets.vpcs(caller, world));
    var asked =
        Nets.named(
            Nets.filtered(there, request, DescribeSecurityGroups::value),
            request.texts("GroupIds"),
            DescribeSecurityGroups::value,
            "group-id",
            "InvalidGroup.NotFound");
    return ANSWER
        .empty()
        .with("SecurityGroups", asked.stream().map(g -> describe(g, caller)).toList());
  }

  private static String value(SecurityGroups.Group group, String filter) {
    return switch (filter) {
      case "group-id" -> group.id();
      case "group-name" -> group.name();
      case "vpc-id" -> group.vpc();
      default -> null;
    };
  }

  private static Document describe(SecurityGroups.Group group, Caller caller) {
    return GROUP
        .empty()
        .with("GroupId", group.id())
        .with("GroupName", group.name())
        .with("Description", group.description())
        .with("OwnerId", caller.account())
        .with("SecurityGroupArn", Nets.place(caller).arn("ec2", "security-group/" + group.id()))
        .with("VpcId", group.vpc());
  }
}
