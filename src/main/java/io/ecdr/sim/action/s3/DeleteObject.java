package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/**
 * Removes an object; one that is not there is no error (S3API:DeleteObject). Where there is Object
 * Lock, a deletion that names no version hides the object behind a marker and is never refused; one
 * that names a locked version is (S3:object-lock-managing).
 */
public final class DeleteObject implements Action<DeleteObjectRequest, DeleteObjectResponse> {

  @Override
  public DeleteObjectResponse answer(DeleteObjectRequest request, Caller caller, World world) {
    Versions.onlyNull(request.versionId());
    var bucket =
        new Gate(caller, world)
            .object(
                request.bucket(),
                request.key(),
                request.expectedBucketOwner(),
                "s3:DeleteObject",
                Map.of());
    if (request.ifMatch() != null) {
      Preconditions.forWriting(bucket, request.key(), request.ifMatch(), null);
    }
    if (request.versionId() != null) {
      Retentions.check(
          bucket,
          request.key(),
          Boolean.TRUE.equals(request.bypassGovernanceRetention()),
          world.settings().time().now());
    }
    bucket.remove(request.key());
    boolean marker = request.versionId() == null && bucket.settings().lock().isPresent();
    return DeleteObjectResponse.builder().deleteMarker(marker ? true : null).build();
  }
}
