package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.Body;
import io.ecdr.sim.world.s3.StoredObject;
import io.ecdr.sim.world.s3.Upload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/** Begins an upload in parts (S3API:CreateMultipartUpload). */
public final class CreateMultipartUpload
    implements Action<CreateMultipartUploadRequest, CreateMultipartUploadResponse> {

  @Override
  public CreateMultipartUploadResponse answer(
      CreateMultipartUploadRequest request, Caller caller, World world) {
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:PutObject",
            Attributes.context(request));
    Attributes.check(request, bucket, request.key());
    var algorithm = Checksums.algorithm(request);
    boolean full = isFull(request, algorithm);
    var empty = Body.of(Blob.of(new byte[0]));
    var template =
        new StoredObject(
            request.key(),
            empty,
            "",
            StoredObject.Checksum.of(algorithm.orElse(Algorithm.CRC64NVME), empty),
            Attributes.headers(request),
            request.metadata(),
            Encryptions.ofRequest(request, bucket),
            gate.now(),
            Attributes.storageClass(request),
            Tags.ofHeader(request.tagging()),
            List.of());
    String id = world.s3().nextId();
    bucket
        .uploads()
        .put(id, new Upload(id, template, algorithm, full, gate.now(), new TreeMap<>()));
    var response =
        CreateMultipartUploadResponse.builder()
            .bucket(bucket.name())
            .key(request.key())
            .uploadId(id);
    algorithm.ifPresent(
        a -> response.checksumAlgorithm(a.name()).checksumType(Checksums.type(full)));
    Attributes.encryption(template.encryption(), response);
    return response.build();
  }

  private static boolean isFull(
      CreateMultipartUploadRequest request, Optional<Algorithm> algorithm) {
    // Without a word about it S3 keeps CRC-64/NVME over the whole object.
    var kind = algorithm.orElse(Algorithm.CRC64NVME);
    boolean full =
        request.checksumType() == null
            ? kind == Algorithm.CRC64NVME
            : request.checksumType() == ChecksumType.FULL_OBJECT;
    if (full && !kind.combines() || !full && kind == Algorithm.CRC64NVME) {
      throw new ServiceFault(
          "InvalidRequest",
          400,
          "The "
              + Checksums.type(full)
              + " checksum type cannot be used with the "
              + kind.name().toLowerCase(Locale.ROOT)
              + " checksum algorithm.");
    }
    return full;
  }
}
