package io.ecdr.config;

import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Problem;

/** Problems of an entry, at the word that makes them. */
final class Complaint {

  private Complaint() {}

  static Problem error(CacheEntry entry, String key, String what, String hint) {
    return at(entry, key, what, hint, Problem.Weight.ERROR);
  }

  static Problem warning(CacheEntry entry, String key, String what, String hint) {
    return at(entry, key, what, hint, Problem.Weight.WARNING);
  }

  private static Problem at(
      CacheEntry entry, String key, String what, String hint, Problem.Weight weight) {
    var said = entry.settings().told().get(key);
    return new Problem(
        said == null ? entry.line() : said.line(),
        said == null ? entry.column() : said.column(),
        "caches." + entry.name() + (key.isEmpty() ? "" : "." + key),
        what,
        hint,
        weight);
  }
}
