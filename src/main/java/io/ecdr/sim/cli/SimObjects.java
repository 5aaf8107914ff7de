package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.BucketListing;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecdr sim objects}. */
@Command(
    name = "objects",
    description = "List the objects of a bucket, with their sizes.",
    mixinStandardHelpOptions = true)
final class SimObjects implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegionOptions region;
  @Mixin private SimOutput output;

  @Parameters(index = "0", paramLabel = "BUCKET", description = "The bucket's name.")
  private String bucket;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "Only keys that begin so.")
  private String prefix;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::list);
  }

  private int list() {
    var listing = new BucketListing(region.door());
    var objects = listing.of(bucket, prefix);
    long bytes = objects.stream().mapToLong(BucketListing.Entry::bytes).sum();
    var values = new LinkedHashMap<String, Object>();
    values.put("bucket", bucket);
    values.put("count", objects.size());
    values.put("totalBytes", bytes);
    values.put("objects", objects.stream().map(SimObjects::values).toList());
    output.print(
        spec,
        values,
        () ->
            objects.stream()
                    .map(o -> String.format(Locale.ROOT, "%,12d  %s%n", o.bytes(), o.key()))
                    .collect(Collectors.joining())
                + String.format(Locale.ROOT, "%,12d  in %d objects", bytes, objects.size()));
    return SimExit.OK;
  }

  private static Map<String, Object> values(BucketListing.Entry object) {
    var values = new LinkedHashMap<String, Object>();
    values.put("key", object.key());
    values.put("bytes", object.bytes());
    return values;
  }
}
