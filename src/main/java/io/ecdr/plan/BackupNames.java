package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** How backups, their files and their caches are named. */
public final class BackupNames {

  private static final int CACHE_PART = 21;
  private static final int OPERATION_PART = 18;
  private static final Pattern BACKUP = Pattern.compile("(?i).+-\\d{8}-\\d{4}-[a-z0-9]{4}");
  private static final Pattern LEGAL = Pattern.compile("[a-z](?:-?[a-z0-9])*");

  private BackupNames() {}

  /**
   * A backup's id, which is its snapshot's name too: at most 40 characters, as the service wants
   * (source: {@code UG23:backups-manual}), with an operation id of 18.
   */
  public static String backupId(String cacheId, String operation) {
    return cachePart(cacheId) + "-" + operation;
  }

  /**
   * How the keys of an export start: a serverless one's may lie in a folder, which was seen once
   * (X6), or be named like those of nodes.
   */
  public static String exportStart(String backupId, CacheKind kind) {
    return kind == CacheKind.SERVERLESS ? backupId : backupId + "-";
  }

  /** What a backup's id starts with, whatever the operation was. */
  public static String cachePart(String cacheId) {
    var cut = cacheId.toLowerCase(Locale.ROOT);
    cut = cut.length() > CACHE_PART ? cut.substring(0, CACHE_PART) : cut;
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }

  /** An id for a cache that comes back beside the one it was made from. */
  public static String restored(String cacheId) {
    return cachePart(cacheId) + "-restored";
  }

  /**
   * Whether the service takes it as a name of a snapshot or a replication group: 1 to 40 letters,
   * digits and hyphens, a letter first, no hyphen last, no two in a row.
   */
  public static boolean legal(String name) {
    return name.length() <= 40 && LEGAL.matcher(name).matches();
  }

  /** The folder of a cache's backups in the DR bucket, with a slash at its end. */
  public static String cacheFolder(String prefix, CacheId cache) {
    return (prefix.isEmpty() ? "" : prefix + "/") + cache.path() + "/";
  }

  /** The folder of one backup in the DR bucket, with a slash at its end. */
  public static String folder(String prefix, CacheId cache, String backupId) {
    return cacheFolder(prefix, cache) + backupId + "/";
  }

  /** The id of the backup in a folder. */
  public static String ofFolder(String folder) {
    var path = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The manifest's name in a backup's folder. */
  public static final String MANIFEST = "manifest.json";

  /** The name of the manifest's digest, beside it. */
  public static final String SEAL = MANIFEST + ".sha256";

  /** The name of the record that a check leaves in a backup's folder. */
  public static final String CHECK = "check.json";

  /** The same record's key in the bucket of the cache's Region, beside the exported files. */
  public static String mirror(String backupId) {
    return backupId + "-" + CHECK;
  }

  /** The name of the record that says whether a backup is to be kept or not wanted. */
  public static final String MARK = "mark.json";

  /** The name of the record that says that a backup's size is right. */
  public static final String ACCEPTED = "accepted.json";

  /** The name of the record, in a cache's folder, that says that its backups are not wanted. */
  public static final String RETIRED = "retired.json";

  /** What was typed, where a cache alone means its newest proven backup. */
  public static String newestProven(String typed) {
    return typed.contains("@") || BACKUP.matcher(typed).matches()
        ? typed
        : typed + "@latest-proven";
  }

  /** The part of a backup's id that is the operation's; empty when it is no such id. */
  public static String operationOf(String backupId) {
    return backupId.length() > OPERATION_PART
        ? backupId.substring(backupId.length() - OPERATION_PART)
        : "";
  }
}
