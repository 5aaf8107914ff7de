package io.ecdr.mirror;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.lock.StateBucket;
import io.ecdr.lock.StateBucket.Put;
import io.ecdr.lock.StateBucket.Seen;
import io.ecdr.model.Value;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Operations.Applied;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Marks by which a saved plan is applied once by all machines: an object that is written only where
 * there is none.
 */
final class AppliedMarks {

  private final Places places;
  private final Collection<String> trouble;

  /**
   * @param trouble takes what could not be asked
   */
  AppliedMarks(Places places, Collection<String> trouble) {
    this.places = places;
    this.trouble = trouble;
  }

  /** Who applied it, as far as the buckets that answer tell. An emergency asks nobody. */
  Optional<Applied> find(String id) {
    for (var bucket : places.emergency() ? List.<StateBucket>of() : places.asked()) {
      var seen = bucket.get(key(id), places.patience(bucket));
      if (seen instanceof Seen.Found found) {
        return Optional.of(read(id, found.text()));
      }
      if (seen instanceof Seen.Silent silent) {
        trouble.add(unknown(id, silent.why()));
      }
    }
    return Optional.empty();
  }

  /**
   * Makes the mark.
   *
   * @param place this machine's state folder: a mark of its own whose operation was never begun
   *     binds nobody
   * @return who made one before
   */
  Optional<Applied> make(String id, Value.Fields mark, String place) {
    for (var bucket : places.emergency() ? places.needed() : places.all()) {
      var silence = Optional.of(places.why(bucket));
      if (!places.left(bucket)) {
        var seen = make(bucket, id, Json.pretty(mark));
        if (seen instanceof Seen.Found found && !ours(found.text(), mark, place)) {
          return Optional.of(read(id, found.text()));
        }
        silence = seen instanceof Seen.Silent silent ? Optional.of(silent.why()) : Optional.empty();
      }
      silence.ifPresent(why -> silent(bucket, id, why));
    }
    return Optional.empty();
  }

  /** What is there then. */
  private Seen make(StateBucket bucket, String id, String text) {
    for (int i = 0; i < 2; i++) {
      var put = bucket.put(key(id), text, Optional.empty(), places.patience(bucket));
      if (put instanceof Put.Done done) {
        return new Seen.Found(text, done.etag(), Optional.empty());
      }
      // The answer may be lost and the mark ours all the same.
      var seen = bucket.get(key(id), places.patience(bucket));
      if (!(seen instanceof Seen.Absent)) {
        return seen;
      }
    }
    return new Seen.Silent(bucket + " does not tell whether it is written");
  }

  private void silent(StateBucket bucket, String id, String why) {
    places.silent(bucket, why);
    if (places.needed().contains(bucket) && !places.forgiving()) {
      throw new LockUnsure(unknown(id, why));
    }
    trouble.add(unknown(id, why));
  }

  private static String unknown(String id, String why) {
    return "whether another machine applied plan " + id + " is not known: " + why;
  }

  private static boolean ours(String text, Value.Fields mark, String place) {
    try {
      var there = Json.readForeign(text);
      return there.text("place").filter(place::equals).isPresent()
          && there.text("digest").equals(mark.text("digest"));
    } catch (Malformed e) {
      return false;
    }
  }

  /** A mark that cannot be read is still a mark. */
  private static Applied read(String id, String text) {
    try {
      var form = Json.readForeign(text);
      return new Applied(
          form.text("operation").orElse(id),
          form.text("host").orElse("another machine"),
          form.text("at").map(Instant::parse));
    } catch (Malformed | DateTimeException e) {
      return new Applied(id, "another machine", Optional.empty());
    }
  }

  private static String key(String id) {
    return "applied/" + id + ".json";
  }
}
