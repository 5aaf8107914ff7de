package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Upload;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;

/** Lists the parts of an upload that have arrived, by pages (S3API:ListParts). */
public final class ListParts implements Action<ListPartsRequest, ListPartsResponse> {

  @Override
  public ListPartsResponse answer(ListPartsRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .object(
                request.bucket(),
                request.key(),
                request.expectedBucketOwner(),
                "s3:ListMultipartUploadParts",
                Map.of());
    var upload = Uploads.find(bucket, request.key(), request.uploadId());
    int after = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
    int most = Listing.pageSize(request.maxParts());
    var later = upload.parts().tailMap(after, false);
    var page = later.keySet().stream().limit(most).toList();
    boolean more = page.size() < later.size();
    var response =
        ListPartsResponse.builder()
            .bucket(bucket.name())
            .key(request.key())
            .uploadId(upload.id())
            .partNumberMarker(after)
            .nextPartNumberMarker(page.isEmpty() ? 0 : page.get(page.size() - 1))
            .maxParts(most)
            .isTruncated(more)
            .initiator(Owners.initiator(caller))
            .owner(Owners.owner(bucket.owner()))
            .storageClass(upload.template().storageClass())
            .parts(page.stream().map(number -> describe(number, upload)).toList());
    upload
        .algorithm()
        .ifPresent(
            a ->
                response
                    .checksumAlgorithm(a.name())
                    .checksumType(Checksums.type(upload.fullObject())));
    return response.build();
  }

  private static Part describe(int number, Upload upload) {
    var part = upload.parts().get(number);
    var described =
        Part.builder()
            .partNumber(number)
            .eTag("\"" + part.body().md5() + "\"")
            .size(part.body().size())
            .lastModified(part.arrived());
    upload.algorithm().ifPresent(a -> Checksums.set(described, a, part.body().checksum(a)));
    return described.build();
  }
}
