package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.Body;
import io.ecdr.sim.world.s3.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes an object of the parts of an upload (S3API:CompleteMultipartUpload). All parts but the last
 * have at least 5 MiB; no bytes are moved.
 */
public final class CompleteMultipartUpload
    implements Action<CompleteMultipartUploadRequest, CompleteMultipartUploadResponse> {

  private static final long SMALLEST = 5L << 20;

  @Override
  public CompleteMultipartUploadResponse answer(
      CompleteMultipartUploadRequest request, Caller caller, World world) {
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:PutObject",
            Map.of());
    var upload = Uploads.find(bucket, request.key(), request.uploadId());
    Preconditions.forWriting(bucket, request.key(), request.ifMatch(), request.ifNoneMatch());
    var parts = parts(request, upload);
    var assembly = new Assembly(upload, parts);
    assembly.check(request);
    var object = assembly.object(gate.now());
    bucket.put(object);
    bucket.uploads().remove(upload.id());
    var response =
        CompleteMultipartUploadResponse.builder()
            .bucket(bucket.name())
            .key(request.key())
            .location(
                "https://"
                    + bucket.name()
                    + ".s3."
                    + bucket.region()
                    + ".amazonaws.com/"
                    + request.key())
            .eTag("\"" + object.etag() + "\"");
    Checksums.set(response, object.checksum());
    Attributes.encryption(object.encryption(), response);
    return response.build();
  }

  private static List<Body> parts(CompleteMultipartUploadRequest request, Upload upload) {
    var told =
        request.multipartUpload() == null
            ? List.<CompletedPart>of()
            : request.multipartUpload().parts();
    if (told.isEmpty()) {
      throw new ServiceFault(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    var bodies = new ArrayList<Body>();
    int before = 0;
    for (var part : told) {
      if (part.partNumber() == null || part.partNumber() <= before) {
        throw new ServiceFault(
            "InvalidPartOrder",
            400,
            "The list of parts was not in ascending order. Parts must be ordered by part number.");
      }
      before = part.partNumber();
      bodies.add(part(part, upload));
    }
    for (var body : bodies.subList(0, bodies.size() - 1)) {
      if (body.size() < SMALLEST) {
        throw new ServiceFault(
                "EntityTooSmall",
                400,
                "Your proposed upload is smaller than the minimum allowed size")
            .with("ProposedSize", Long.toString(body.size()))
            .with("MinSizeAllowed", Long.toString(SMALLEST));
      }
    }
    return bodies;
  }

  private static Body part(CompletedPart told, Upload upload) {
    var kept = upload.parts().get(told.partNumber());
    String etag = told.eTag() == null ? "" : told.eTag().replace("\"", "");
    boolean fits = kept != null && kept.body().md5().equals(etag);
    for (var algorithm : Algorithm.values()) {
      var checksum = Checksums.told(told, algorithm);
      fits = fits && (checksum.isEmpty() || checksum.get().equals(kept.body().checksum(algorithm)));
    }
    if (!fits) {
      throw new ServiceFault(
              "InvalidPart",
              400,
              "One or more of the specified parts could not be found. The part may not have been"
                  + " uploaded, or the specified entity tag may not match the part's entity tag.")
          .with("PartNumber", Integer.toString(told.partNumber()));
    }
    return kept.body();
  }
}
