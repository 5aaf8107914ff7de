package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Lists a bucket by pages with a token (S3API:ListObjectsV2). */
public final class ListObjectsV2 implements Action<ListObjectsV2Request, ListObjectsV2Response> {

  @Override
  public ListObjectsV2Response answer(ListObjectsV2Request request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(),
                request.expectedBucketOwner(),
                "s3:ListBucket",
                Listing.context(request.prefix(), request.delimiter(), request.maxKeys()));
    String after =
        request.continuationToken() != null
            ? Tokens.read(request.continuationToken())
            : Optional.ofNullable(request.startAfter()).orElse("");
    int most = Listing.pageSize(request.maxKeys());
    var page =
        Listing.of(
            bucket,
            Optional.ofNullable(request.prefix()).orElse(""),
            Optional.ofNullable(request.delimiter()).orElse(""),
            after,
            most);
    var text = new KeyText(request.encodingType() == EncodingType.URL);
    var owner = Boolean.TRUE.equals(request.fetchOwner()) ? Owners.owner(bucket.owner()) : null;
    return ListObjectsV2Response.builder()
        .name(bucket.name())
        .prefix(Optional.ofNullable(text.of(request.prefix())).orElse(""))
        .delimiter(text.of(request.delimiter()))
        .startAfter(text.of(request.startAfter()))
        .encodingType(request.encodingType())
        .continuationToken(request.continuationToken())
        .nextContinuationToken(page.truncated() ? Tokens.write(page.last()) : null)
        .isTruncated(page.truncated())
        .maxKeys(most)
        .keyCount(page.objects().size() + page.prefixes().size())
        .contents(page.objects().stream().map(object -> text.entry(object, owner)).toList())
        .commonPrefixes(text.prefixes(page.prefixes()))
        .build();
  }
}
