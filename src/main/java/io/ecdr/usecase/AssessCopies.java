package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.AssessRequest;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Completion;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.assess.CacheSort;
import io.ecdr.plan.assess.Copies;
import io.ecdr.plan.assess.Copies.Copied;
import io.ecdr.plan.assess.Saves;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The backups in the DR bucket: by one list, from which count, size and age are told; of a few
 * caches that were named the newest one is read too, for its proof and its lock. One run.
 */
final class AssessCopies {

  /** Of more caches the newest backups are not read. */
  private static final int LOOKED_INTO = 10;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmm", Locale.ROOT);

  private final AssessRequest request;
  private final CallMaker maker;
  private final Optional<Catalogue> catalogue;
  private final Optional<AccountId> account;
  private final Map<String, List<Catalogue.Folder>> folders = new HashMap<>();
  private Fact<Value.Fields> told;

  AssessCopies(AssessRequest request, CallMaker maker, Optional<AccountId> account) {
    this.request = request;
    this.maker = maker;
    this.account = account;
    this.catalogue =
        wanted() && account.isPresent()
            ? Optional.of(
                new Catalogue(
                    maker,
                    request.drRegion().orElseThrow(),
                    request.drBucket().orElseThrow(),
                    request.prefix(),
                    account.get()))
            : Optional.empty();
  }

  /** Whether a bucket was named. */
  boolean wanted() {
    return request.drRegion().isPresent() && request.drBucket().isPresent();
  }

  /** The list, and whose the bucket is. */
  List<Call> lists() {
    List<Call> all = new ArrayList<>();
    catalogue.ifPresent(
        c -> {
          all.addAll(lists(c));
          all.add(owner());
        });
    return all;
  }

  private List<Call> lists(Catalogue catalogue) {
    return request.regions().stream()
        .flatMap(r -> catalogue.lists(Optional.of(r), "").stream())
        .toList();
  }

  /** S3 refuses it where the bucket is another account's (source: {@code S3API:HeadBucket}). */
  private Call owner() {
    return maker.s3(
        request.drRegion().orElseThrow(),
        "HeadBucket",
        Value.fields(
            "Bucket",
            request.drBucket().orElseThrow(),
            "ExpectedBucketOwner",
            account.orElseThrow().digits()));
  }

  /** Once the list is there: what is read of the newest backups. */
  List<Call> newest(List<AssessListing.Listed> listed, Reads reads) {
    catalogue.ifPresent(
        c ->
            lists(c)
                .forEach(
                    call ->
                        reads
                            .fact(call)
                            .value()
                            .ifPresent(
                                f ->
                                    c.folders(f).stream()
                                        .filter(Catalogue.Folder::finished)
                                        .forEach(
                                            folder ->
                                                folders
                                                    .computeIfAbsent(
                                                        key(folder), k -> new ArrayList<>())
                                                    .add(folder)))));
    return request.caches().isEmpty() || listed.size() > LOOKED_INTO
        ? List.of()
        : listed.stream()
            .flatMap(cache -> of(cache).stream().limit(1))
            .flatMap(folder -> catalogue.orElseThrow().reads(folder).stream())
            .toList();
  }

  private static String key(Catalogue.Folder folder) {
    return folder.source() + "/" + folder.kind() + "/" + folder.cache();
  }

  /** What the lists told, put together once: they may hold very many objects. */
  private Fact<Value.Fields> told(Reads reads) {
    if (told == null) {
      told = Catalogue.listed(reads, lists(catalogue.orElseThrow()));
    }
    return told;
  }

  /** Newest first. */
  private List<Catalogue.Folder> of(AssessListing.Listed cache) {
    var kind =
        cache.sort() == CacheSort.GROUP
            ? CacheKind.REPLICATION_GROUP
            : cache.sort().serverless() ? CacheKind.SERVERLESS : CacheKind.CACHE_CLUSTER;
    return folders.getOrDefault(
        cache.group().region() + "/" + kind.word() + "/" + cache.group().id(), List.of());
  }

  /** Those of one cache; empty when no bucket was named. */
  Optional<Fact<Copies>> copies(AssessListing.Listed cache, Reads reads, Instant now) {
    if (!wanted()) {
      return Optional.empty();
    }
    if (catalogue.isEmpty()) {
      return Optional.of(new Fact.Unknown<>(Trouble.UNREACHABLE, "no STS told the account", now));
    }
    var told = told(reads);
    if (told.absent()) {
      return Optional.of(
          new Fact.Unknown<>(
              Trouble.ODD, "there is no bucket " + request.drBucket().orElseThrow(), told.at()));
    }
    return Optional.of(told.map(f -> copies(of(cache), reads, now)));
  }

  /** Whether the bucket is not there at all. */
  Optional<String> missing(Reads reads) {
    return catalogue
        .filter(c -> Catalogue.listed(reads, lists(c)).absent())
        .map(c -> "there is no bucket " + c.bucket());
  }

  private Copies copies(List<Catalogue.Folder> mine, Reads reads, Instant now) {
    return new Copies(
        KeptAt.of(
            request.drRegion().orElseThrow(), request.drBucket().orElseThrow(), request.prefix()),
        sameAccount(reads),
        mine.size(),
        mine.stream().findFirst().flatMap(folder -> copied(folder, reads, now)));
  }

  private Optional<Boolean> sameAccount(Reads reads) {
    var completion = reads.completion(owner());
    if (completion instanceof Completion.Answered) {
      return Optional.of(true);
    }
    // The list was told, so it is not the permission to list that lacks.
    return completion instanceof Completion.Refused refused
            && refused.kind() == RefusalKind.NOT_PERMITTED
        ? Optional.of(false)
        : Optional.empty();
  }

  private Optional<Copied> copied(Catalogue.Folder folder, Reads reads, Instant now) {
    var get = catalogue.orElseThrow().get(folder.manifestKey());
    if (reads.has(get)) {
      var record = catalogue.get().record(folder, reads).value();
      if (record.isPresent()) {
        var hold = ObjectLock.hold(reads.fact(get), now);
        return Optional.of(
            new Copied(
                save(folder, record.get().moment()),
                Optional.of(new Copies.Looked(record.get().proof(), hold))));
      }
    }
    return begun(folder).map(at -> new Copied(save(folder, at), Optional.empty()));
  }

  private static Saves.Save save(Catalogue.Folder folder, Instant at) {
    var sizes =
        folder.files().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".rdb"))
            .mapToLong(Map.Entry::getValue)
            .toArray();
    boolean told = sizes.length > 0 && Arrays.stream(sizes).allMatch(s -> s >= 0);
    return new Saves.Save(
        folder.backupId(),
        at,
        told ? OptionalLong.of(Arrays.stream(sizes).sum()) : OptionalLong.empty(),
        told ? Arrays.stream(sizes).max() : OptionalLong.empty());
  }

  /** To the minute, by the operation's part of its id. */
  private static Optional<Instant> begun(Catalogue.Folder folder) {
    var operation = BackupNames.operationOf(folder.backupId());
    try {
      return operation.length() < 13
          ? Optional.empty()
          : Optional.of(
              LocalDateTime.parse(operation.substring(0, 13), MINUTE).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
