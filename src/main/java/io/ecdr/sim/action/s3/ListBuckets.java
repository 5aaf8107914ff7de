package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Bucket;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/** Lists the caller's account's buckets of all Regions, by pages (S3API:ListBuckets). */
public final class ListBuckets implements Action<ListBucketsRequest, ListBucketsResponse> {

  private static final int MOST = 10_000;

  @Override
  public ListBucketsResponse answer(ListBucketsRequest request, Caller caller, World world) {
    int most = request.maxBuckets() == null ? MOST : request.maxBuckets();
    if (most < 1 || most > MOST) {
      throw new ServiceFault(
          "InvalidArgument", 400, "Argument max-buckets must be an integer between 1 and 10000.");
    }
    String after =
        request.continuationToken() == null ? "" : Tokens.read(request.continuationToken());
    String prefix = request.prefix() == null ? "" : request.prefix();
    var found =
        world.s3().all().stream()
            .filter(bucket -> bucket.owner().equals(caller.account()))
            .filter(bucket -> bucket.name().startsWith(prefix))
            .filter(bucket -> bucket.name().compareTo(after) > 0)
            .filter(
                bucket ->
                    request.bucketRegion() == null
                        || bucket.region().equals(request.bucketRegion()))
            .toList();
    var page = found.subList(0, Math.min(most, found.size()));
    var response =
        ListBucketsResponse.builder()
            .owner(Owners.owner(caller.account()))
            .buckets(page.stream().map(ListBuckets::describe).toList())
            .prefix(request.prefix());
    if (page.size() < found.size()) {
      response.continuationToken(Tokens.write(page.get(page.size() - 1).name()));
    }
    return response.build();
  }

  private static software.amazon.awssdk.services.s3.model.Bucket describe(Bucket bucket) {
    return software.amazon.awssdk.services.s3.model.Bucket.builder()
        .name(bucket.name())
        .creationDate(bucket.created())
        .bucketRegion(bucket.region())
        .bucketArn(bucket.arn(Optional.empty()))
        .build();
  }
}
