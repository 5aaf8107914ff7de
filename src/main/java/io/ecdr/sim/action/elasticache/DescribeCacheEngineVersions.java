package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Versions;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.elasticache.model.CacheEngineVersion;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheEngineVersionsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheEngineVersionsResponse;

/**
 * Lists what can be run here: only what the engine behind really runs (API
 * DescribeCacheEngineVersions). Versions are told by major and minor, the patch level in words.
 */
public final class DescribeCacheEngineVersions
    implements Action<DescribeCacheEngineVersionsRequest, DescribeCacheEngineVersionsResponse> {

  @Override
  public DescribeCacheEngineVersionsResponse answer(
      DescribeCacheEngineVersionsRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "Engine",
        "EngineVersion",
        "CacheParameterGroupFamily",
        "MaxRecords",
        "Marker",
        "DefaultOnly");
    List<EngineVersion> all = world.elasticache().versions().all();
    List<EngineVersion> fitting = all.stream().filter(each -> fits(each, request)).toList();
    if (Boolean.TRUE.equals(request.defaultOnly()) && !fitting.isEmpty()) {
      fitting = fitting.subList(fitting.size() - 1, fitting.size());
    }
    List<String> keys = all.stream().map(EngineVersion::version).toList();
    var page =
        Page.of(
            fitting,
            each -> "%04d".formatted(keys.indexOf(each.version())),
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    return DescribeCacheEngineVersionsResponse.builder()
        .cacheEngineVersions(page.items().stream().map(this::describe).toList())
        .marker(page.marker())
        .build();
  }

  private static boolean fits(EngineVersion each, DescribeCacheEngineVersionsRequest request) {
    String family = request.cacheParameterGroupFamily();
    String version = request.engineVersion();
    return (request.engine() == null || each.engine().equals(request.engine()))
        && (family == null || Versions.family(each).equals(family))
        && (version == null
            || version.equals(Versions.minor(each))
            || version.equals(each.version()));
  }

  private CacheEngineVersion describe(EngineVersion each) {
    String engine = each.engine();
    return CacheEngineVersion.builder()
        .engine(engine)
        .engineVersion(Versions.minor(each))
        .cacheParameterGroupFamily(Versions.family(each))
        .cacheEngineDescription(
            engine.substring(0, 1).toUpperCase(Locale.ROOT) + engine.substring(1))
        .cacheEngineVersionDescription(engine + " version " + each.version())
        .build();
  }
}
