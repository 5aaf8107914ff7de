package io.ecdr.sim.action.ec2;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Lists subnets by id or filter, on one page (EC2API:DescribeSubnets). */
final class DescribeSubnets implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .parts("Filters", "Filter", "", Nets.FILTER)
          .texts("SubnetIds", "SubnetId", "")
          .text("NextToken")
          .whole("MaxResults")
          .flag("DryRun");

  private static final Shape SUBNET =
      Shape.of()
          .text("AvailabilityZone", "availabilityZone")
          .whole("AvailableIpAddressCount", "availableIpAddressCount")
          .flag("DefaultForAz", "defaultForAz")
          .text("OwnerId", "ownerId")
          .text("State", "state")
          .text("SubnetId", "subnetId")
          .text("SubnetArn", "subnetArn")
          .text("VpcId", "vpcId");

  private static final Shape ANSWER = Shape.of().parts("Subnets", "subnetSet", "item", SUBNET);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, "InvalidParameterValue", "Filters", "SubnetIds");
    var all = Nets.filtered(Nets.subnets(caller, world), request, DescribeSubnets::value);
    var asked =
        Nets.named(
            all,
            request.texts("SubnetIds"),
            DescribeSubnets::value,
            "subnet-id",
            "InvalidSubnetID.NotFound");
    return ANSWER.empty().with("Subnets", asked.stream().map(s -> describe(s, caller)).toList());
  }

  private static String value(Nets.Subnet subnet, String filter) {
    return switch (filter) {
      case "subnet-id" -> subnet.id();
      case "vpc-id" -> subnet.vpc();
      case "availability-zone", "availabilityZone" -> subnet.zone();
      default -> null;
    };
  }

  private static Document describe(Nets.Subnet subnet, Caller caller) {
    return SUBNET
        .empty()
        .with("AvailabilityZone", subnet.zone())
        .with("AvailableIpAddressCount", subnet.free())
        .with("DefaultForAz", subnet.vpc().startsWith("vpc-default-"))
        .with("OwnerId", caller.account())
        .with("State", "available")
        .with("SubnetId", subnet.id())
        .with("SubnetArn", Nets.place(caller).arn("ec2", "subnet/" + subnet.id()))
        .with("VpcId", subnet.vpc());
  }
}
