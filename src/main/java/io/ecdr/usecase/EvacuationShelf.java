package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.util.Optional;

/**
 * The bucket that caches without a standby are restored from, and what it lists.
 *
 * @param restore how each of them would be
 */
record EvacuationShelf(Catalogue catalogue, Fact<Value.Fields> listing, RestoreRequest restore) {

  /** The newest backup of a cache. */
  Optional<Catalogue.Folder> newest(CacheId cache) {
    return listing
        .value()
        .flatMap(body -> EvacuationListing.newest(catalogue.folders(body), cache));
  }
}
