package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the Region to restore in gives to the new cache.
 *
 * @param parameterGroup the group to use, or the name of the one that is made
 * @param recreateParameters whether a parameter group is made from the backup's values
 * @param mapping what stands here for the source's names, where nothing else was named
 */
public record RestorePlace(
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> parameterGroup,
    boolean recreateParameters,
    Optional<RegionMapping> mapping) {

  /** Nothing was named. */
  public static final RestorePlace UNNAMED =
      new RestorePlace(Optional.empty(), List.of(), Optional.empty(), false);

  public RestorePlace {
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    securityGroups = List.copyOf(securityGroups);
    Objects.requireNonNull(parameterGroup, "parameterGroup");
    Objects.requireNonNull(mapping, "mapping");
  }

  /** Without a mapping. */
  public RestorePlace(
      Optional<String> subnetGroup,
      List<String> securityGroups,
      Optional<String> parameterGroup,
      boolean recreateParameters) {
    this(subnetGroup, securityGroups, parameterGroup, recreateParameters, Optional.empty());
  }

  /** The same with a mapping. */
  public RestorePlace with(RegionMapping names) {
    return new RestorePlace(
        subnetGroup, securityGroups, parameterGroup, recreateParameters, Optional.of(names));
  }
}
