package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Type;

/** Shows the ACL, which always is: the owner may do all (S3API:GetBucketAcl). */
public final class GetBucketAcl implements Action<GetBucketAclRequest, GetBucketAclResponse> {

  @Override
  public GetBucketAclResponse answer(GetBucketAclRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:GetBucketAcl");
    String id = Owners.canonicalId(bucket.owner());
    var grant =
        Grant.builder()
            .permission(Permission.FULL_CONTROL)
            .grantee(grantee -> grantee.type(Type.CANONICAL_USER).id(id))
            .build();
    return GetBucketAclResponse.builder().owner(Owners.owner(bucket.owner())).grants(grant).build();
  }
}
