package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Body;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/** Takes a stretch of an existing object as a part (S3API:UploadPartCopy). */
public final class UploadPartCopy implements Action<UploadPartCopyRequest, UploadPartCopyResponse> {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
  private static final long MOST = 5L << 30;

  @Override
  public UploadPartCopyResponse answer(UploadPartCopyRequest request, Caller caller, World world) {
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.destinationBucket(),
            request.destinationKey(),
            request.expectedBucketOwner(),
            "s3:PutObject",
            Map.of());
    var upload = Uploads.find(bucket, request.destinationKey(), request.uploadId());
    var source =
        CopySource.of(Fields.text(request, "CopySource").orElse(null))
            .read(gate, request.expectedSourceBucketOwner());
    Preconditions.forCopying(
        source,
        request.copySourceIfMatch(),
        request.copySourceIfNoneMatch(),
        request.copySourceIfModifiedSince(),
        request.copySourceIfUnmodifiedSince());
    var body = stretch(source.body(), request.copySourceRange());
    Uploads.keep(upload, request.partNumber(), body, gate.now());
    var result = CopyPartResult.builder().eTag("\"" + body.md5() + "\"").lastModified(gate.now());
    upload.algorithm().ifPresent(a -> Checksums.set(result, a, body.checksum(a)));
    var response = UploadPartCopyResponse.builder().copyPartResult(result.build());
    Attributes.encryption(upload.template().encryption(), response);
    return response.build();
  }

  private static Body stretch(Body source, String range) {
    long from = 0;
    long length = source.size();
    if (range != null) {
      var found = RANGE.matcher(range);
      if (!found.matches()) {
        throw invalid(
            "The x-amz-copy-source-range value must be of the form bytes=first-last where"
                + " first and last are the zero-based offsets of the first and last bytes to copy");
      }
      from = Long.parseLong(found.group(1));
      length = Long.parseLong(found.group(2)) - from + 1;
      if (length < 1 || from + length > source.size()) {
        throw invalid("Range specified is not valid for source object of size: " + source.size());
      }
    }
    if (length > MOST) {
      throw new ServiceFault(
          "InvalidRequest",
          400,
          "The specified copy source is larger than the maximum allowable size for a copy source: "
              + MOST);
    }
    return range == null ? source : source.range(from, length);
  }

  private static ServiceFault invalid(String message) {
    return new ServiceFault("InvalidArgument", 400, message)
        .with("ArgumentName", "x-amz-copy-source-range");
  }
}
