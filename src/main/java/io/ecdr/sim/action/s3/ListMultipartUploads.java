package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.Upload;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Lists the uploads under way in a bucket, by pages (S3API:ListMultipartUploads). */
public final class ListMultipartUploads
    implements Action<ListMultipartUploadsRequest, ListMultipartUploadsResponse> {

  @Override
  public ListMultipartUploadsResponse answer(
      ListMultipartUploadsRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:ListBucketMultipartUploads");
    if (request.delimiter() != null && !request.delimiter().isEmpty()) {
      throw new ServiceFault(
          "NotImplemented", 501, "A delimiter in listings of uploads is not simulated.");
    }
    String prefix = Optional.ofNullable(request.prefix()).orElse("");
    String key = Optional.ofNullable(request.keyMarker()).orElse("");
    String id = Optional.ofNullable(request.uploadIdMarker()).orElse("");
    int most = Listing.pageSize(request.maxUploads());
    // Ids ascend in the order uploads were begun, which is S3's order among those of one key.
    var found =
        bucket.uploads().values().stream()
            .filter(upload -> upload.template().key().startsWith(prefix))
            .filter(upload -> comesAfter(upload, key, id))
            .sorted((a, b) -> Bucket.KEY_ORDER.compare(a.template().key(), b.template().key()))
            .toList();
    var page = found.subList(0, Math.min(most, found.size()));
    boolean more = page.size() < found.size();
    var last = Optional.of(page).filter(p -> more && !p.isEmpty()).map(p -> p.get(p.size() - 1));
    var text = new KeyText(request.encodingType() == EncodingType.URL);
    return ListMultipartUploadsResponse.builder()
        .bucket(bucket.name())
        .prefix(text.of(request.prefix()))
        .keyMarker(text.of(key))
        .uploadIdMarker(id)
        .encodingType(request.encodingType())
        .maxUploads(most)
        .isTruncated(more)
        .nextKeyMarker(last.map(upload -> text.of(upload.template().key())).orElse(null))
        .nextUploadIdMarker(last.map(Upload::id).orElse(null))
        .uploads(page.stream().map(upload -> describe(upload, text, bucket, caller)).toList())
        .build();
  }

  private static boolean comesAfter(Upload upload, String key, String id) {
    int order = Bucket.KEY_ORDER.compare(upload.template().key(), key);
    return order > 0 || (order == 0 && !id.isEmpty() && upload.id().compareTo(id) > 0);
  }

  private static MultipartUpload describe(
      Upload upload, KeyText text, Bucket bucket, Caller caller) {
    var described =
        MultipartUpload.builder()
            .key(text.of(upload.template().key()))
            .uploadId(upload.id())
            .initiated(upload.started())
            .initiator(Owners.initiator(caller))
            .owner(Owners.owner(bucket.owner()))
            .storageClass(upload.template().storageClass());
    upload
        .algorithm()
        .ifPresent(
            a ->
                described
                    .checksumAlgorithm(a.name())
                    .checksumType(Checksums.type(upload.fullObject())));
    return described.build();
  }
}
