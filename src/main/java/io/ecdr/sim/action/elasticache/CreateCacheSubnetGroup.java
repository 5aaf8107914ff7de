package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.TagBook;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.Subnet;

/**
 * Makes a subnet group (API:CreateCacheSubnetGroup). There are no VPCs here: every id that looks
 * like a subnet's is taken to be one, and its zone follows from its place in the list.
 */
public final class CreateCacheSubnetGroup
    implements Action<CreateCacheSubnetGroupRequest, CreateCacheSubnetGroupResponse> {

  private static final int MOST_GROUPS = 300;
  private static final int MOST_SUBNETS = 20;

  @Override
  public CreateCacheSubnetGroupResponse answer(
      CreateCacheSubnetGroupRequest request, Caller caller, World world) {
    Simulated.only(
        request, "CacheSubnetGroupName", "CacheSubnetGroupDescription", "SubnetIds", "Tags");
    Estate estate = world.elasticache().estate(caller);
    String name = Names.groupName("CacheSubnetGroupName", request.cacheSubnetGroupName());
    Names.required("CacheSubnetGroupDescription", request.cacheSubnetGroupDescription());
    if (estate.subnetGroups().containsKey(name)) {
      throw Refusals.bad(
          "CacheSubnetGroupAlreadyExists", "Cache subnet group " + name + " already exists.");
    }
    if (estate.subnetGroups().size() >= MOST_GROUPS) {
      throw Refusals.bad(
          "CacheSubnetGroupQuotaExceeded", "At most " + MOST_GROUPS + " subnet groups.");
    }
    TagBook.check(request.tags());
    var made =
        CacheSubnetGroup.builder()
            .cacheSubnetGroupName(name)
            .cacheSubnetGroupDescription(request.cacheSubnetGroupDescription())
            .vpcId("vpc-" + estate.region())
            .subnets(subnets(request.subnetIds(), estate))
            .arn(estate.arn("subnetgroup", name))
            .build();
    estate.subnetGroups().put(name, made);
    estate.tags().add(made.arn(), request.tags());
    return CreateCacheSubnetGroupResponse.builder().cacheSubnetGroup(made).build();
  }

  private static List<Subnet> subnets(List<String> ids, Estate estate) {
    if (ids.isEmpty()) {
      throw Refusals.value("The parameter SubnetIds must be provided and must not be blank.");
    }
    if (ids.size() > MOST_SUBNETS) {
      throw Refusals.bad(
          "CacheSubnetQuotaExceededFault", "At most " + MOST_SUBNETS + " subnets in a group.");
    }
    var subnets = new ArrayList<Subnet>();
    for (String id : ids) {
      if (!id.matches("subnet-[A-Za-z0-9-]+")) {
        throw Refusals.bad("InvalidSubnet", "The subnet ID " + id + " does not exist.");
      }
      subnets.add(
          Subnet.builder()
              .subnetIdentifier(id)
              .subnetAvailabilityZone(
                  AvailabilityZone.builder().name(estate.zone(subnets.size())).build())
              .build());
    }
    return subnets;
  }
}
