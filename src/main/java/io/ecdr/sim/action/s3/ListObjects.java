package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;

/** Lists a bucket by pages with a marker, the older way (S3API:ListObjects). */
public final class ListObjects implements Action<ListObjectsRequest, ListObjectsResponse> {

  @Override
  public ListObjectsResponse answer(ListObjectsRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(),
                request.expectedBucketOwner(),
                "s3:ListBucket",
                Listing.context(request.prefix(), request.delimiter(), request.maxKeys()));
    String delimiter = Optional.ofNullable(request.delimiter()).orElse("");
    int most = Listing.pageSize(request.maxKeys());
    var page =
        Listing.of(
            bucket,
            Optional.ofNullable(request.prefix()).orElse(""),
            delimiter,
            Optional.ofNullable(request.marker()).orElse(""),
            most);
    var text = new KeyText(request.encodingType() == EncodingType.URL);
    var owner = Owners.owner(bucket.owner());
    // Without a delimiter the last key is the marker, and S3 does not repeat it.
    String next = page.truncated() && !delimiter.isEmpty() ? text.of(page.last()) : null;
    return ListObjectsResponse.builder()
        .name(bucket.name())
        .prefix(Optional.ofNullable(text.of(request.prefix())).orElse(""))
        .marker(Optional.ofNullable(text.of(request.marker())).orElse(""))
        .delimiter(text.of(request.delimiter()))
        .encodingType(request.encodingType())
        .nextMarker(next)
        .isTruncated(page.truncated())
        .maxKeys(most)
        .contents(page.objects().stream().map(object -> text.entry(object, owner)).toList())
        .commonPrefixes(text.prefixes(page.prefixes()))
        .build();
  }
}
