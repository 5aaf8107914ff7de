package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Encryption as requests ask for it (S3:serv-side-encryption). */
final class Encryptions {

  private Encryptions() {}

  /**
   * Encryption of a kind.
   *
   * @param key of KMS, or null
   * @throws ServiceFault {@code InvalidArgument} when there is no such kind, or a key where none
   *     belongs
   */
  static StoredObject.Encryption of(String algorithm, String key, boolean bucketKey) {
    boolean kms = "aws:kms".equals(algorithm) || "aws:kms:dsse".equals(algorithm);
    if (!kms && !"AES256".equals(algorithm)) {
      throw new ServiceFault(
          "InvalidArgument", 400, "The encryption method specified is not supported");
    }
    if (!kms && key != null) {
      throw new ServiceFault(
          "InvalidArgument",
          400,
          "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms");
    }
    return new StoredObject.Encryption(algorithm, Optional.ofNullable(key), kms && bucketKey);
  }

  /** What a request asks for an object, or else the bucket's default. */
  static StoredObject.Encryption ofRequest(SdkRequest request, Bucket bucket) {
    if (Fields.text(request, "SSECustomerAlgorithm").isPresent()) {
      throw new ServiceFault(
          "NotImplemented", 501, "Encryption with keys of the customer is not simulated.");
    }
    var algorithm = Fields.text(request, "ServerSideEncryption");
    if (algorithm.isEmpty()) {
      return bucket.settings().encryption();
    }
    return of(
        algorithm.get(),
        Fields.text(request, "SSEKMSKeyId").orElse(null),
        request.getValueForField("BucketKeyEnabled", Boolean.class).orElse(false));
  }
}
