package io.ecdr.plan;

import io.ecdr.model.CacheId;
import java.util.List;
import java.util.Objects;

/** The steps for one cache, in order. */
public record Lane(CacheId cache, List<Step> steps) {
  public Lane {
    Objects.requireNonNull(cache, "cache");
    steps = List.copyOf(steps);
  }
}
