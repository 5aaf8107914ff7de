package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Tells what new objects are encrypted with by default (S3API:GetBucketEncryption). */
public final class GetBucketEncryption
    implements Action<GetBucketEncryptionRequest, GetBucketEncryptionResponse> {

  @Override
  public GetBucketEncryptionResponse answer(
      GetBucketEncryptionRequest request, Caller caller, World world) {
    var encryption =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:GetEncryptionConfiguration")
            .settings()
            .encryption();
    var rule =
        ServerSideEncryptionRule.builder()
            .bucketKeyEnabled(encryption.bucketKey())
            .applyServerSideEncryptionByDefault(
                byDefault ->
                    byDefault
                        .sseAlgorithm(encryption.algorithm())
                        .kmsMasterKeyID(encryption.key().orElse(null)))
            .build();
    return GetBucketEncryptionResponse.builder()
        .serverSideEncryptionConfiguration(configuration -> configuration.rules(rule))
        .build();
  }
}
