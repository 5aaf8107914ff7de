package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.DrillNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which caches a Region has: as it tells itself, and while it is silent as the other Region can
 * tell, by its Global Datastores and by the folders of its bucket.
 */
final class EvacuationListing {

  private static final List<CacheKind> CAN_BE_KEPT =
      List.of(CacheKind.REPLICATION_GROUP, CacheKind.CACHE_CLUSTER, CacheKind.SERVERLESS);

  private final Surveyor surveyor;
  private final Region from;
  private final AccountId account;
  private final Map<CacheId, Value.Fields> told = new LinkedHashMap<>();
  private Optional<String> lost = Optional.empty();

  EvacuationListing(Surveyor surveyor, Region from, AccountId account) {
    this.surveyor = surveyor;
    this.from = from;
    this.account = account;
  }

  /** What the Region itself is asked. */
  static List<Call> calls(Surveyor surveyor, Region from) {
    var groups = new GroupCalls(surveyor.maker());
    List<Call> all = new ArrayList<>();
    all.add(groups.groups(from));
    all.addAll(LoneCacheStatus.all(surveyor.maker(), groups, from));
    return all;
  }

  /**
   * What it tells; unknown when one of its answers is missing. What the others tell is kept then:
   * the Region may well be there, as whoever may not read one of them, or reads too many, finds.
   */
  Fact<Integer> itself(Reads reads) {
    Optional<Fact.Unknown<Value.Fields>> missing = Optional.empty();
    boolean silent = true;
    for (var call : calls(surveyor, from)) {
      var fact = reads.fact(call);
      var unknown = fact.unknown();
      silent &= unknown.filter(u -> u.trouble() == Trouble.UNREACHABLE).isPresent();
      missing = missing.or(() -> unknown);
      take(fact.value().orElse(Value.Fields.NONE));
    }
    lost = silent ? missing.map(Fact.Unknown::why) : Optional.empty();
    return missing
        .<Fact<Integer>>map(u -> new Fact.Unknown<>(u.trouble(), u.why(), u.at()))
        .orElseGet(() -> new Fact.Known<>(told.size(), surveyor.gather().now()));
  }

  /** Why the Region looks lost: nothing of it answered in time; empty while anything does. */
  Optional<String> lost() {
    return lost;
  }

  /** Whether the Region told some of its caches itself. */
  boolean some() {
    return told.values().stream().anyMatch(fields -> !fields.equals(Value.Fields.NONE));
  }

  private void take(Value.Fields body) {
    for (var group : body.list("ReplicationGroups")) {
      if (!DrillNames.is(group)) {
        put(CacheKind.REPLICATION_GROUP, group, "ReplicationGroupId");
      }
    }
    for (var cluster : body.list("CacheClusters")) {
      if (CacheCluster.of(cluster).replicationGroupId().isEmpty()) {
        put(CacheKind.CACHE_CLUSTER, cluster, "CacheClusterId");
      }
    }
    body.list("ServerlessCaches")
        .forEach(cache -> put(CacheKind.SERVERLESS, cache, "ServerlessCacheName"));
  }

  private void put(CacheKind kind, Value.Fields fields, String name) {
    var gone =
        fields
            .text("Status")
            .or(() -> fields.text("CacheClusterStatus"))
            .orElse("")
            .equalsIgnoreCase("deleting");
    fields.text(name).filter(id -> !gone).ifPresent(id -> told.put(cache(kind, id), fields));
  }

  private CacheId cache(CacheKind kind, String id) {
    return new CacheId(account, from, kind, id.toLowerCase(Locale.ROOT));
  }

  /** What the Region told of a cache; nothing where another told of it. */
  Value.Fields told(CacheId cache) {
    return told.getOrDefault(cache, Value.Fields.NONE);
  }

  /** Adds what the other Region's Global Datastores tell. */
  void members(List<GlobalDatastore> datastores) {
    for (var datastore : datastores) {
      datastore
          .in(from)
          .ifPresent(
              m -> told.putIfAbsent(cache(CacheKind.REPLICATION_GROUP, m.id()), Value.Fields.NONE));
    }
  }

  /**
   * Adds those that the bucket keeps backups of, but for those that were retired.
   *
   * @param listing of the bucket
   */
  void kept(Catalogue catalogue, Value.Fields listing, Reads marks) {
    var over = retired(catalogue, listing, marks);
    for (var folder : catalogue.folders(listing)) {
      if (folder.finished()
          && folder.source().equals(from)
          && !folder.cache().startsWith("drill-")
          && !over.contains(folder.path().substring(0, parent(folder.path())))) {
        kind(folder.kind())
            .ifPresent(kind -> told.putIfAbsent(cache(kind, folder.cache()), Value.Fields.NONE));
      }
    }
  }

  private static Optional<CacheKind> kind(String word) {
    return CAN_BE_KEPT.stream().filter(kind -> kind.word().equals(word)).findFirst();
  }

  private static int parent(String path) {
    return path.lastIndexOf('/', path.length() - 2) + 1;
  }

  /** The calls that tell which caches' backups are not wanted any more. */
  static List<Call> marks(Catalogue catalogue, Value.Fields listing) {
    return listing.list("Contents").stream()
        .flatMap(object -> object.text("Key").stream())
        .filter(key -> key.endsWith("/" + BackupNames.RETIRED))
        .map(catalogue::get)
        .toList();
  }

  private static Set<String> retired(Catalogue catalogue, Value.Fields listing, Reads reads) {
    return marks(catalogue, listing).stream()
        .filter(
            call ->
                reads
                    .fact(call)
                    .value()
                    .flatMap(PruneCopies::record)
                    .flatMap(f -> f.flag("retired"))
                    .orElse(false))
        .flatMap(call -> call.parameters().text("Key").stream())
        .map(key -> key.substring(0, key.length() - BackupNames.RETIRED.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All caches, by name. */
  List<CacheId> caches() {
    return List.copyOf(told.keySet());
  }

  /** The newest folder of a cache that holds a whole backup. */
  static Optional<Catalogue.Folder> newest(List<Catalogue.Folder> folders, CacheId cache) {
    return folders.stream()
        .filter(
            f ->
                f.finished()
                    && f.source().equals(cache.region())
                    && f.kind().equals(cache.kind().word())
                    && f.cache().equals(cache.id()))
        .findFirst();
  }
}
