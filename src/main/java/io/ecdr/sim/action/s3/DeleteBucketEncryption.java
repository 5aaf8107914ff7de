package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.StoredObject;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;

/** Puts the default encryption back to SSE-S3 (S3API:DeleteBucketEncryption). */
public final class DeleteBucketEncryption
    implements Action<DeleteBucketEncryptionRequest, DeleteBucketEncryptionResponse> {

  @Override
  public DeleteBucketEncryptionResponse answer(
      DeleteBucketEncryptionRequest request, Caller caller, World world) {
    new Gate(caller, world)
        .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutEncryptionConfiguration")
        .settings()
        .encryption(StoredObject.Encryption.SSE_S3);
    return DeleteBucketEncryptionResponse.builder().build();
  }
}
