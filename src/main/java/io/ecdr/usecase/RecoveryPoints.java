package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest proven backup of each of many caches in one DR bucket: one listing for all, and the
 * small files of the newest few of each.
 */
final class RecoveryPoints {

  /** So many of a cache are looked into; when none of them is proven, none is told. */
  private static final int DEEP = 3;

  private final Surveyor surveyor;
  private final Region region;
  private final String bucket;
  private final String prefix;

  RecoveryPoints(Surveyor surveyor, Region region, String bucket, String prefix) {
    this.surveyor = surveyor;
    this.region = region;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Reads them.
   *
   * @param source where the caches are
   * @return by the caches' ids; absent where a cache has none among its newest few, unknown where
   *     one of those could not be read
   * @throws SurveyEnded when nothing can be read
   */
  Map<String, Fact<BackupRecord>> read(Region source, Collection<String> caches) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), region);
    var account = Identity.need(gather.read(List.of(who), deadline).fact(who), "").account();
    var catalogue = new Catalogue(surveyor.maker(), region, bucket, prefix, account);
    var one = caches.size() == 1 ? caches.iterator().next() + "/" : "";
    var lists = catalogue.lists(Optional.of(source), one);
    var listing = Catalogue.listed(gather.read(lists, deadline), lists);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + bucket + " in " + region,
          "name another one in buckets, or make it: ecdr backup bucket --help");
    }
    var folders = newest(catalogue.folders(SurveyEnded.need(listing, "")), caches);
    List<Call> calls = new ArrayList<>();
    folders.values().forEach(all -> all.forEach(f -> calls.addAll(catalogue.reads(f))));
    var reads = gather.read(calls, deadline);
    var found = new TreeMap<String, Fact<BackupRecord>>();
    for (var cache : caches) {
      found.put(cache, best(folders.getOrDefault(cache, List.of()), catalogue, reads, gather));
    }
    return found;
  }

  private static Map<String, List<Catalogue.Folder>> newest(
      List<Catalogue.Folder> folders, Collection<String> caches) {
    var all = new TreeMap<String, List<Catalogue.Folder>>();
    for (var folder : folders) {
      if (folder.finished() && caches.contains(folder.cache())) {
        var mine = all.computeIfAbsent(folder.cache(), c -> new ArrayList<>());
        if (mine.size() < DEEP) {
          mine.add(folder);
        }
      }
    }
    return all;
  }

  private static Fact<BackupRecord> best(
      List<Catalogue.Folder> folders, Catalogue catalogue, Reads reads, Gather gather) {
    for (var folder : folders) {
      var record = catalogue.record(folder, reads);
      if (record.unknown().isPresent()
          || record.value().filter(b -> b.proof().proven()).isPresent()) {
        return record;
      }
    }
    return new Fact.Absent<>(gather.now());
  }
}
