package io.ecdr.usecase;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How answers that come in pages are followed and put together. */
final class Pages {

  private Pages() {}

  /**
   * The call for the page after this one; empty when it was the last. ElastiCache gives and takes
   * {@code Marker}; S3 lists give {@code NextContinuationToken} (objects) or {@code
   * ContinuationToken} (buckets) and take {@code ContinuationToken}.
   */
  static Optional<Call> following(Call call, Value.Fields page) {
    return switch (call.action()) {
      case "ListObjectsV2" ->
          page.flag("IsTruncated").orElse(false)
              ? token(call, "ContinuationToken", page.text("NextContinuationToken"))
              : Optional.empty();
      case "ListMetrics",
          "ListServiceQuotas",
          "DescribeSubnets",
          "DescribeSecurityGroups",
          "DescribeServerlessCaches",
          "DescribeServerlessCacheSnapshots" ->
          token(call, "NextToken", page.text("NextToken"));
      case "ListBuckets" -> token(call, "ContinuationToken", page.text("ContinuationToken"));
      default ->
          call.action().startsWith("Describe")
              ? token(call, "Marker", page.text("Marker"))
              : Optional.empty();
    };
  }

  private static Optional<Call> token(Call call, String name, Optional<String> token) {
    return token.map(t -> call.with(name, new Value.Text(t)));
  }

  /** The first page, with the lists of all pages one after the other. */
  static Value.Fields together(List<Value.Fields> pages) {
    var all = pages.get(0);
    if (pages.size() == 1) {
      return all;
    }
    for (var name : names(pages)) {
      List<Value> values = new ArrayList<>();
      for (var page : pages) {
        if (page.get(name).orElse(null) instanceof Value.Items items) {
          values.addAll(items.values());
        }
      }
      all = all.with(name, new Value.Items(values));
    }
    return all;
  }

  private static List<String> names(List<Value.Fields> pages) {
    return pages.stream()
        .flatMap(p -> p.members().entrySet().stream())
        .filter(m -> m.getValue() instanceof Value.Items)
        .map(m -> m.getKey())
        .distinct()
        .toList();
  }
}
