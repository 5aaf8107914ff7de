package io.ecdr.lock;

import io.ecdr.model.Region;
import io.ecdr.port.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notes of this machine and of every bucket. A bucket that was silent once is not asked again. */
public final class SharedNotes implements Notes {

  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final int TRIES = 3;

  private final Notes local;
  private final List<StateBucket> buckets;
  private final Set<Region> silent;

  /**
   * @param down Regions that nothing is asked of
   */
  public SharedNotes(Notes local, List<StateBucket> buckets, List<Region> down) {
    this.local = local;
    this.buckets = List.copyOf(buckets);
    this.silent = new HashSet<>(down);
  }

  @Override
  public List<Said> read(String name) {
    var all = new ArrayList<>(local.read(name));
    buckets.forEach(bucket -> all.add(read(bucket, name)));
    return all;
  }

  private Said read(StateBucket bucket, String name) {
    var place = bucket.toString();
    if (silent.contains(bucket.region())) {
      return new Said(place, Optional.empty(), Optional.of(place + " does not answer"));
    }
    var seen = bucket.get(key(name), PATIENCE);
    if (seen instanceof StateBucket.Seen.Silent why) {
      silent.add(bucket.region());
      return new Said(place, Optional.empty(), Optional.of(why.why()));
    }
    return new Said(
        place,
        seen instanceof StateBucket.Seen.Found found ? Optional.of(found.text()) : Optional.empty(),
        Optional.empty());
  }

  @Override
  public List<String> write(String name, String text) {
    var failed = new ArrayList<>(local.write(name, text));
    for (var bucket : buckets) {
      if (silent.contains(bucket.region())) {
        failed.add(bucket + " does not answer");
      } else {
        write(bucket, name, text).ifPresent(failed::add);
      }
    }
    return failed;
  }

  private static Optional<String> write(StateBucket bucket, String name, String text) {
    for (int i = 0; i < TRIES; i++) {
      var seen = bucket.get(key(name), PATIENCE.multipliedBy(3));
      if (seen instanceof StateBucket.Seen.Silent why) {
        return Optional.of(why.why());
      }
      var over =
          seen instanceof StateBucket.Seen.Found found
              ? Optional.of(found.etag())
              : Optional.<String>empty();
      var put = bucket.put(key(name), text, over, PATIENCE.multipliedBy(3));
      if (put instanceof StateBucket.Put.Done) {
        return Optional.empty();
      }
      if (put instanceof StateBucket.Put.Silent why) {
        return Optional.of(why.why());
      }
    }
    return Optional.of(bucket + ": others keep writing " + name);
  }

  private static String key(String name) {
    return "notes/" + name.replaceAll("[^A-Za-z0-9/-]", "+") + ".json";
  }
}
