package io.ecdr.cli;

import io.ecdr.model.Region;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the caches are, in more than one Region. */
public final class RegionsOptions {

  @Mixin private HomeOptions home;

  @Option(
      names = "--regions",
      split = ",",
      paramLabel = "REGION",
      description = "Further Regions to look for caches in.")
  private List<Region> more = List.of();

  /** All of them, the first as it was named. */
  List<Region> regions() {
    List<Region> all = new ArrayList<>(List.of(home.region()));
    all.addAll(more);
    return all;
  }
}
