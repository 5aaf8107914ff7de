package io.ecdr.sim.action.tagging;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Finds the caller's tagged resources of one Region, in the order of their ARNs, by pages
 * (TAGAPI:GetResources). Filters must all hold; of a filter's values any will do.
 */
public final class GetResources implements Action<GetResourcesRequest, GetResourcesResponse> {

  private static final int USUAL_PAGE = 50;
  private static final int LONGEST_PAGE = 100;
  private static final int MOST_ARNS = 100;

  @Override
  public GetResourcesResponse answer(GetResourcesRequest request, Caller caller, World world) {
    check(request);
    int most = request.resourcesPerPage() == null ? USUAL_PAGE : request.resourcesPerPage();
    String after = request.paginationToken() == null ? "" : request.paginationToken();
    var found =
        TaggedResources.of(caller, world).tailMap(after, false).entrySet().stream()
            .filter(entry -> isAsked(entry.getKey(), entry.getValue(), request))
            .limit(most + 1L)
            .toList();
    var page = found.subList(0, Math.min(most, found.size()));
    String token = page.size() < found.size() ? page.get(page.size() - 1).getKey() : "";
    return GetResourcesResponse.builder()
        .paginationToken(token)
        .resourceTagMappingList(
            page.stream().map(entry -> mapping(entry.getKey(), entry.getValue())).toList())
        .build();
  }

  private static void check(GetResourcesRequest request) {
    Integer most = request.resourcesPerPage();
    if (most != null && (most < 1 || most > LONGEST_PAGE)) {
      throw invalid("ResourcesPerPage must be between 1 and " + LONGEST_PAGE);
    }
    boolean others =
        !request.tagFilters().isEmpty()
            || !request.resourceTypeFilters().isEmpty()
            || most != null
            || request.paginationToken() != null && !request.paginationToken().isEmpty();
    if (!request.resourceARNList().isEmpty() && others) {
      throw invalid("ResourceARNList cannot be used with other parameters");
    }
    if (request.resourceARNList().size() > MOST_ARNS) {
      throw invalid("ResourceARNList has more than " + MOST_ARNS + " members");
    }
    if (request.tagFilters().stream().anyMatch(filter -> filter.key() == null)) {
      throw invalid("A tag filter needs a key");
    }
    if (Boolean.TRUE.equals(request.includeComplianceDetails())) {
      throw invalid("Compliance details are not simulated");
    }
  }

  private static ServiceFault invalid(String text) {
    return new ServiceFault("InvalidParameterException", 400, text);
  }

  private static boolean isAsked(
      String arn, Map<String, String> tags, GetResourcesRequest request) {
    List<String> types = request.resourceTypeFilters();
    List<String> arns = request.resourceARNList();
    return (types.isEmpty() || types.stream().anyMatch(type -> isOfType(arn, type)))
        && (arns.isEmpty() || arns.contains(arn))
        && request.tagFilters().stream().allMatch(filter -> holds(filter, tags));
  }

  /** Types are a service, or a service and a type, such as {@code elasticache:snapshot}. */
  private static boolean isOfType(String arn, String type) {
    String[] parts = arn.split(":", 6);
    String own = parts[5].split("[:/]", 2)[0];
    return type.equals(parts[2]) || type.equals(parts[2] + ":" + own);
  }

  private static boolean holds(TagFilter filter, Map<String, String> tags) {
    String value = tags.get(filter.key());
    return value != null && (filter.values().isEmpty() || filter.values().contains(value));
  }

  private static ResourceTagMapping mapping(String arn, Map<String, String> tags) {
    return ResourceTagMapping.builder()
        .resourceARN(arn)
        .tags(
            tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }
}
