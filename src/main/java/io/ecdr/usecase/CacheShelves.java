package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the buckets that hold copies of one cache's backups. */
final class CacheShelves {

  private final PruneRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final Instant deadline;

  CacheShelves(PruneRequest request, Gather gather, CallMaker maker, Instant deadline) {
    this.request = request;
    this.gather = gather;
    this.maker = maker;
    this.deadline = deadline;
  }

  /** A bucket with the part of its keys that stands before the account. */
  record Spot(CopyPlace bucket, String prefix) {}

  /**
   * What they hold, the DR bucket first. One that is gone holds nothing.
   *
   * @param more where copies of the caches are that it may hang together with
   * @throws SurveyEnded when one cannot be read, or the DR bucket is not there
   */
  List<CopyShelf> of(CacheId cache, MadeBackups made, Collection<Spot> more) {
    var spots = spots(cache, made, more);
    var reads = gather.read(spots.stream().map(s -> listing(s, cache)).toList(), deadline);
    List<CopyShelf> shelves = new ArrayList<>();
    for (var spot : spots) {
      var listing = reads.fact(listing(spot, cache));
      if (listing.absent() && spot.equals(main(cache.account()))) {
        throw new SurveyEnded(
            ExitCode.NOT_FOUND,
            "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
            "check --dr-bucket and --dr-region");
      }
      if (!listing.absent()) {
        shelves.add(
            new CopyShelf(
                spot, catalogue(spot, cache.account()), cache, SurveyEnded.need(listing, "")));
      }
    }
    return shelves;
  }

  private Spot main(AccountId account) {
    return new Spot(
        new CopyPlace(request.drRegion(), request.drBucket(), account.digits()), request.prefix());
  }

  /** The DR bucket, and where else our journals say that copies are. */
  private Set<Spot> spots(CacheId cache, MadeBackups made, Collection<Spot> more) {
    var all = new LinkedHashSet<Spot>();
    var main = main(cache.account());
    all.add(main);
    for (var copied : made.copies()) {
      int path = copied.folder().indexOf(cache.path() + "/");
      var prefix = path < 1 ? "" : copied.folder().substring(0, path - 1);
      boolean here = copied.place().bucket().equals(request.drBucket());
      all.add(new Spot(here ? main.bucket() : copied.place(), prefix));
    }
    all.addAll(more);
    return all;
  }

  private Catalogue catalogue(Spot spot, AccountId account) {
    return spot.bucket().equals(main(account).bucket())
        ? new Catalogue(maker, request.drRegion(), request.drBucket(), spot.prefix(), account)
        : new Catalogue(maker, spot.bucket(), spot.prefix(), account);
  }

  private Call listing(Spot spot, CacheId cache) {
    return catalogue(spot, cache.account()).list(cache);
  }
}
