package io.ecdr.lock;

import io.ecdr.model.Region;
import io.ecdr.port.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
      return Said.silent(place, place + " does not answer");
    }
    var seen = bucket.get(key(name), PATIENCE);
    if (seen instanceof StateBucket.Seen.Silent why) {
      silent.add(bucket.region());
      return Said.silent(place, why.why());
    }
    return seen instanceof StateBucket.Seen.Found found
        ? new Said(place, Optional.of(found.text()), Optional.empty(), found.age())
        : new Said(place, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public List<String> write(String name, String text, Predicate<Optional<String>> over) {
    var failed = new ArrayList<>(local.write(name, text, over));
    for (var bucket : buckets) {
      if (silent.contains(bucket.region())) {
        failed.add(bucket + " does not answer");
      } else {
        write(bucket, name, text, over).ifPresent(failed::add);
      }
    }
    return failed;
  }

  private Optional<String> write(
      StateBucket bucket, String name, String text, Predicate<Optional<String>> over) {
    for (int i = 0; i < TRIES; i++) {
      var seen = bucket.get(key(name), PATIENCE.multipliedBy(3));
      if (seen instanceof StateBucket.Seen.Silent why) {
        silent.add(bucket.region());
        return Optional.of(why.why());
      }
      Optional<StateBucket.Seen.Found> there =
          seen instanceof StateBucket.Seen.Found found ? Optional.of(found) : Optional.empty();
      if (!over.test(there.map(StateBucket.Seen.Found::text))) {
        return Optional.empty();
      }
      var etag = there.map(StateBucket.Seen.Found::etag);
      var put = bucket.put(key(name), text, etag, PATIENCE.multipliedBy(3));
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
