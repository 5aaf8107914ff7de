package io.ecdr.sim.action.s3;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.Body;
import io.ecdr.sim.world.s3.StoredObject;
import io.ecdr.sim.world.s3.Upload;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;

/**
 * The parts of an upload on the way to becoming an object.
 *
 * @param upload what was asked for when it began
 * @param parts in order
 */
record Assembly(Upload upload, List<Body> parts) {

  /**
   * Compares with what the client says of the whole.
   *
   * @throws ServiceFault when size or checksum differ
   */
  void check(CompleteMultipartUploadRequest request) {
    long size = parts.stream().mapToLong(Body::size).sum();
    if (request.mpuObjectSize() != null && request.mpuObjectSize() != size) {
      throw new ServiceFault(
          "InvalidRequest",
          400,
          "The provided 'x-amz-mp-object-size' header does not match what was computed.");
    }
    var kept = checksum();
    Checksums.told(request, kept.algorithm())
        .filter(told -> !told.equals(kept.value()))
        .ifPresent(
            told -> {
              throw new ServiceFault(
                  "BadDigest",
                  400,
                  "The "
                      + kept.algorithm()
                      + " you specified did not match the calculated checksum.");
            });
  }

  /** The object. */
  StoredObject object(Instant now) {
    var template = upload.template();
    return new StoredObject(
        template.key(),
        Body.of(parts),
        etag(),
        checksum(),
        template.headers(),
        template.metadata(),
        template.encryption(),
        now,
        template.storageClass(),
        template.tags(),
        parts.stream().map(Body::size).toList());
  }

  private String etag() {
    var digests = new ByteArrayOutputStream();
    parts.forEach(part -> digests.writeBytes(HexFormat.of().parseHex(part.md5())));
    return Body.of(Blob.of(digests.toByteArray())).md5() + "-" + parts.size();
  }

  private StoredObject.Checksum checksum() {
    var algorithm = upload.algorithm().orElse(Algorithm.CRC64NVME);
    return upload.fullObject() ? whole(algorithm) : composite(algorithm);
  }

  private StoredObject.Checksum whole(Algorithm algorithm) {
    String value = parts.get(0).checksum(algorithm);
    for (var part : parts.subList(1, parts.size())) {
      value = algorithm.combine(value, part.checksum(algorithm), part.size());
    }
    return new StoredObject.Checksum(algorithm, value, true);
  }

  private StoredObject.Checksum composite(Algorithm algorithm) {
    var digests = new ByteArrayOutputStream();
    parts.forEach(part -> digests.writeBytes(Base64.getDecoder().decode(part.checksum(algorithm))));
    String value = Body.of(Blob.of(digests.toByteArray())).checksum(algorithm);
    return new StoredObject.Checksum(algorithm, value + "-" + parts.size(), false);
  }
}
