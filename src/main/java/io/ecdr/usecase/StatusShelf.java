package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.StatusRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.retention.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the backups that {@code status} tells of. */
final class StatusShelf {

  /** So many of a cache's newest backups are looked into for a proven one. */
  private static final int NEWEST = 20;

  private final StatusRequest request;
  private final List<String> wanted;
  private final Gather gather;
  private final CallMaker maker;
  private final StatusNotes notes;
  private final Instant deadline;

  /**
   * @param wanted the caches' ids; none for all
   */
  StatusShelf(
      StatusRequest request,
      List<String> wanted,
      Gather gather,
      CallMaker maker,
      StatusNotes notes,
      Instant deadline) {
    this.request = request;
    this.wanted = wanted;
    this.gather = gather;
    this.maker = maker;
    this.notes = notes;
    this.deadline = deadline;
  }

  /**
   * Reads it.
   *
   * @param read reads calls, and gives all that was read until then
   * @param suspects takes the backups that shrank too much
   */
  Shelf shelf(
      Optional<AccountId> account, Function<List<Call>, Reads> read, Map<String, Reason> suspects) {
    if (request.drRegion().isEmpty()) {
      return Shelf.unread("not asked; name --dr-region and --dr-bucket");
    }
    if (request.drBucket().isEmpty()) {
      return Shelf.unread("not asked; name --dr-bucket");
    }
    if (account.isEmpty()) {
      return Shelf.unread("unknown; no STS told the account");
    }
    var catalogue =
        new Catalogue(
            maker,
            request.drRegion().get(),
            request.drBucket().get(),
            request.prefix(),
            account.get());
    var source = Optional.of(request.region());
    List<Call> lists =
        wanted.isEmpty()
            ? catalogue.lists(source, "")
            : wanted.stream().flatMap(id -> catalogue.lists(source, id + "/").stream()).toList();
    var reads = read.apply(lists);
    List<Catalogue.Folder> folders = new ArrayList<>();
    for (var list : lists) {
      var fact = reads.fact(list);
      if (fact.unknown().isPresent()) {
        notes.unknown(fact.unknown().get());
        return Shelf.unread("unknown; the bucket was not read");
      }
      if (fact.absent()) {
        notes.add("there is no bucket " + request.drBucket().get());
        notes.worse(ExitCode.NOT_FOUND);
        return Shelf.unread("unknown; there is no bucket " + request.drBucket().get());
      }
      fact.value().ifPresent(f -> folders.addAll(catalogue.folders(f)));
    }
    var shelf = Shelf.read(gather, catalogue, folders, NEWEST, deadline);
    suspects.putAll(Suspects.of(shelf.backups(), folders));
    return shelf;
  }
}
