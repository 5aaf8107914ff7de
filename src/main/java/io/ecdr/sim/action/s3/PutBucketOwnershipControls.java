package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;

/** Sets who owns new objects and whether ACLs count (S3API:PutBucketOwnershipControls). */
public final class PutBucketOwnershipControls
    implements Action<PutBucketOwnershipControlsRequest, PutBucketOwnershipControlsResponse> {

  @Override
  public PutBucketOwnershipControlsResponse answer(
      PutBucketOwnershipControlsRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:PutBucketOwnershipControls");
    var rules =
        request.ownershipControls() == null
            ? List.<OwnershipControlsRule>of()
            : request.ownershipControls().rules();
    if (rules.size() != 1
        || rules.get(0).objectOwnership() == null
        || rules.get(0).objectOwnership() == ObjectOwnership.UNKNOWN_TO_SDK_VERSION) {
      throw new ServiceFault(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    bucket.settings().ownership(Optional.of(rules.get(0).objectOwnershipAsString()));
    return PutBucketOwnershipControlsResponse.builder().build();
  }
}
