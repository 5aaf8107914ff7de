package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.ParameterCatalogue;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersResponse;
import software.amazon.awssdk.services.elasticache.model.Parameter;

/**
 * Lists a parameter group's parameters with the values in force (API:DescribeCacheParameters). The
 * source is {@code user} for a value of the group's own, else {@code system}. Pages of 20 to 100.
 */
public final class DescribeCacheParameters
    implements Action<DescribeCacheParametersRequest, DescribeCacheParametersResponse> {

  private static final List<String> SOURCES = List.of("user", "system", "engine-default");

  @Override
  public DescribeCacheParametersResponse answer(
      DescribeCacheParametersRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheParameterGroupName", "Source", "MaxRecords", "Marker");
    ParameterGroup group =
        world
            .elasticache()
            .estate(caller)
            .parameterGroup(
                Names.required("CacheParameterGroupName", request.cacheParameterGroupName()));
    if (request.source() != null && !SOURCES.contains(request.source())) {
      throw Refusals.value("Source must be one of " + SOURCES + ": " + request.source());
    }
    List<Parameter> asked =
        ParameterCatalogue.all().stream()
            .map(known -> known.describe(group.value(known.name()), source(group, known.name())))
            .filter(each -> request.source() == null || each.source().equals(request.source()))
            .toList();
    var page =
        Page.of(
            asked,
            Parameter::parameterName,
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    return DescribeCacheParametersResponse.builder()
        .parameters(page.items())
        .marker(page.marker())
        .build();
  }

  private static String source(ParameterGroup group, String parameter) {
    return !group.service() && group.values().containsKey(parameter) ? "user" : "system";
  }
}
