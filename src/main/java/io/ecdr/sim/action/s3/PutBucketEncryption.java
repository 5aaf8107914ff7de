package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.List;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Sets what new objects are encrypted with by default (S3API:PutBucketEncryption). */
public final class PutBucketEncryption
    implements Action<PutBucketEncryptionRequest, PutBucketEncryptionResponse> {

  @Override
  public PutBucketEncryptionResponse answer(
      PutBucketEncryptionRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:PutEncryptionConfiguration");
    var rules =
        request.serverSideEncryptionConfiguration() == null
            ? List.<ServerSideEncryptionRule>of()
            : request.serverSideEncryptionConfiguration().rules();
    if (rules.size() != 1 || rules.get(0).applyServerSideEncryptionByDefault() == null) {
      throw new ServiceFault(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    var rule = rules.get(0);
    var byDefault = rule.applyServerSideEncryptionByDefault();
    bucket
        .settings()
        .encryption(
            Encryptions.of(
                byDefault.sseAlgorithmAsString(),
                byDefault.kmsMasterKeyID(),
                Boolean.TRUE.equals(rule.bucketKeyEnabled())));
    return PutBucketEncryptionResponse.builder().build();
  }
}
