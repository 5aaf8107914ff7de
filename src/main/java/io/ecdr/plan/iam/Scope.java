package io.ecdr.plan.iam;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.Region;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A command whose permissions are asked for before there is a plan, and the names that are known of
 * it. What is not named may be anything of that kind.
 *
 * @param region where the cache is, or is named
 * @param to where a standby is or will be, or where is restored
 * @param cache the id in {@code region}
 * @param as the id in {@code to}
 * @param bucket takes the exports
 * @param fence whether a change of roles changes the other side's users as well
 */
public record Scope(
    Verb verb,
    AccountId account,
    Optional<Region> region,
    Optional<Region> to,
    Optional<Region> drRegion,
    Optional<String> cache,
    Optional<String> as,
    Optional<String> bucket,
    Optional<String> drBucket,
    String prefix,
    boolean fence) {

  /** Without a fence. */
  public Scope(
      Verb verb,
      AccountId account,
      Optional<Region> region,
      Optional<Region> to,
      Optional<Region> drRegion,
      Optional<String> cache,
      Optional<String> as,
      Optional<String> bucket,
      Optional<String> drBucket,
      String prefix) {
    this(verb, account, region, to, drRegion, cache, as, bucket, drBucket, prefix, false);
  }

  /**
   * The same with a fence.
   *
   * @throws IllegalArgumentException when that command sets none, or a detach does not name the
   *     other side's Region
   */
  public Scope fencing() {
    if (verb != Verb.SWITCHOVER && verb != Verb.FAILOVER && verb != Verb.DETACH) {
      throw new IllegalArgumentException(
          verb.word() + " takes none; switchover, failover and detach do");
    }
    if (verb == Verb.DETACH && to.isEmpty()) {
      throw new IllegalArgumentException("name the old side's Region with --to");
    }
    return new Scope(
        verb, account, region, to, drRegion, cache, as, bucket, drBucket, prefix, true);
  }

  /**
   * The commands that talk to AWS; {@code backup prune} and {@code delete} are a role of their own.
   */
  public enum Verb {
    ASSESS("assess", "--region"),
    BACKUP_ACCEPT("backup accept", "--dr-region"),
    BACKUP_AUTOMATIC("backup automatic", "--region"),
    BACKUP_BUCKET("backup bucket", "--region"),
    BACKUP_COPY("backup copy", "--region", "--dr-region"),
    BACKUP_CREATE("backup create", "--region", "--dr-region"),
    BACKUP_DELETE("backup delete", "--region", "--dr-region"),
    BACKUP_INSPECT("backup inspect", "--dr-region"),
    BACKUP_KEEP("backup keep", "--dr-region"),
    BACKUP_LIST("backup list", "--dr-region"),
    BACKUP_PRUNE("backup prune", "--region", "--dr-region"),
    BACKUP_RELEASE("backup release", "--dr-region"),
    BACKUP_RETIRE("backup retire", "--dr-region"),
    BACKUP_SHOW("backup show", "--dr-region"),
    BACKUP_VERIFY("backup verify", "--dr-region"),
    CHECK("check", "--region"),
    CHECK_ACTIVE("check --active", "--region", "--dr-region"),
    DETACH("detach", "--region"),
    DRILL_CLEANUP("drill cleanup", "--region"),
    DRILL_RESTORE("drill restore", "--to"),
    DRILL_SWITCHOVER("drill switchover", "--region", "--to"),
    EVACUATE("evacuate", "--region", "--to"),
    FAILBACK("failback", "--region", "--to"),
    FAILBACK_DETACHED("failback --case detached", "--region", "--to"),
    FAILBACK_RESTORED("failback --case restored", "--region", "--to"),
    FENCE("fence", "--region"),
    FAILOVER("failover", "--region", "--to"),
    RESCUE("rescue", "--region", "--dr-region"),
    RESCUE_COMPARE("rescue compare", "--dr-region", "--to"),
    RESTORE("restore", "--to"),
    RESTORE_SERVERLESS("restore --serverless", "--to"),
    STANDBY_CREATE("standby create", "--region", "--to"),
    STANDBY_REBUILD("standby rebuild", "--region", "--to"),
    STANDBY_REMOVE("standby remove", "--region", "--to"),
    STATUS("status", "--region"),
    SWITCHOVER("switchover", "--region", "--to");

    private final String word;
    private final List<String> needs;

    Verb(String word, String... needs) {
      this.word = word;
      this.needs = List.of(needs);
    }

    /** The command as it is typed. */
    public String word() {
      return word;
    }

    /** The options without which nothing can be said. */
    public List<String> needs() {
      return needs;
    }

    /** Whether it may change something that others look at, and so takes locks. */
    boolean changes() {
      return this != STATUS
          && this != ASSESS
          && this != CHECK
          && this != CHECK_ACTIVE
          && this != RESCUE_COMPARE
          && this != BACKUP_INSPECT
          && this != BACKUP_LIST
          && this != BACKUP_SHOW;
    }

    /** All commands as they are typed. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Verb::word).toList();
    }

    /** The verb of a command; empty when there is none. */
    public static Optional<Verb> ofWord(String word) {
      return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }
  }

  public Scope {
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(as, "as");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
  }

  /** A command of which only the account is known. */
  public static Scope of(Verb verb, AccountId account) {
    return new Scope(
        verb,
        account,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BackupRequest.DEFAULT_PREFIX);
  }

  /** The same with backups kept where {@code to} says. */
  Scope kept() {
    return new Scope(verb, account, region, to, to, cache, as, bucket, drBucket, prefix);
  }

  /** The same with another id in {@code to}. */
  Scope as(Optional<String> id) {
    return new Scope(verb, account, region, to, drRegion, cache, id, bucket, drBucket, prefix);
  }

  /** The same of another verb, from there to there; its ids may be any. */
  Scope as(Verb other, Region from, Region target) {
    return new Scope(
        other,
        account,
        Optional.of(from),
        Optional.of(target),
        drRegion,
        Optional.empty(),
        Optional.empty(),
        bucket,
        drBucket,
        prefix);
  }

  /** All Regions that are named, the caches' first; that one must be. */
  Set<Region> regions() {
    Set<Region> all = new LinkedHashSet<>();
    all.add(need(region));
    to.ifPresent(all::add);
    drRegion.ifPresent(all::add);
    return all;
  }

  static String any(Optional<String> name) {
    return name.orElse(Arns.ANY);
  }

  Region need(Optional<Region> wanted) {
    return wanted.orElseThrow(
        () -> new IllegalArgumentException(verb.word() + " needs " + verb.needs()));
  }
}
