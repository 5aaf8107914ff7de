package io.ecdr.cli;

import io.ecdr.model.Region;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where several machines share their locks and operations. */
public final class StateOptions {

  @Option(
      names = "--state-bucket",
      paramLabel = "REGION=BUCKET",
      split = ",",
      description =
          "Bucket that keeps locks and operations for all machines, one per Region; may be"
              + " repeated. Default: none, they are of this machine only.")
  private Map<Region, String> buckets = new LinkedHashMap<>();

  /** The settings with them. */
  Settings on(Settings settings) {
    return settings.withBuckets(buckets());
  }

  /** The buckets by their Regions, each with a name that can be one. */
  Map<Region, String> buckets() {
    buckets.values().forEach(new Converters.Bucket()::convert);
    return buckets;
  }
}
