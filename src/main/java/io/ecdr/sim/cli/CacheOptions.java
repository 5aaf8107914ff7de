package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.CacheAddress;
import io.ecdr.sim.rehearse.LiveCache;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cache's keys are meant. */
final class CacheOptions {

  @Mixin private RegionOptions region;

  @Option(
      names = "--cache",
      required = true,
      paramLabel = "ID",
      description = "A replication group, a single node, or a serverless cache.")
  private String cache;

  LiveCache connect() {
    return new LiveCache(CacheAddress.find(region.door(), cache));
  }

  String cache() {
    return cache;
  }

  String region() {
    return region.region();
  }
}
