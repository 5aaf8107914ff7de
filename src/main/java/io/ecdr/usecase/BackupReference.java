package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.BackupNames;
import java.util.List;
import java.util.Locale;

/**
 * How a backup is named on the command line: by its id, or as a cache's newest or oldest.
 *
 * @param cache a cache's id; empty when the backup is named by its own
 * @param word {@code latest}, {@code latest-proven}, {@code latest-verified} or {@code oldest};
 *     empty with an id
 * @param id the backup's id; empty with a word
 */
record BackupReference(String cache, String word, String id) {

  private static final List<String> WORDS =
      List.of("latest", "latest-proven", "latest-verified", "oldest");

  /** The part of a backup's id that is the operation's: {@code -20261123-0115-k3f9}. */
  private static final int OPERATION_PART = 19;

  /**
   * Reads what was typed.
   *
   * @throws SurveyEnded when it makes no sense
   */
  static BackupReference of(String typed) {
    int at = typed.indexOf('@');
    var name = (at < 0 ? typed : typed.substring(0, at)).toLowerCase(Locale.ROOT);
    var word = at < 0 ? "" : typed.substring(at + 1);
    if (!BackupNames.legal(name) || (at >= 0 && !WORDS.contains(word))) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "'" + typed + "' names no backup",
          "type a backup's id, or CACHE@latest, CACHE@latest-proven, CACHE@latest-verified or"
              + " CACHE@oldest");
    }
    return at < 0 ? new BackupReference("", "", name) : new BackupReference(name, word, "");
  }

  boolean byId() {
    return !id.isEmpty();
  }

  /** How the cache's folder starts, so that not the whole bucket must be listed. */
  String cacheStart() {
    if (!byId()) {
      return cache + "/";
    }
    return id.length() > OPERATION_PART ? id.substring(0, id.length() - OPERATION_PART) : "";
  }
}
