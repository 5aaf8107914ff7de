package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * AWS's texts disagree on the export of serverless Memcached: the API names Valkey and Redis OSS
 * only, the guide Memcached as well (facts page, 5; source: {@code
 * API:ExportServerlessCacheSnapshot}, {@code UG:backups-exporting}). ecdr goes by the API.
 */
final class ServerlessMemcachedExport implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return cache.sort() == CacheSort.SERVERLESS_MEMCACHED
        ? Optional.of(
            Reason.impossible(
                "serverless-memcached-no-export",
                "ElastiCache's API exports snapshots of Valkey and Redis OSS only (the guide"
                    + " names Memcached too), so these never leave their Region",
                "use serverless Valkey; or have the application fill an empty cache in the other"
                    + " Region"))
        : Optional.empty();
  }
}
