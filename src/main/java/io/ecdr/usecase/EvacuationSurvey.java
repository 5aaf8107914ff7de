package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.RankedCache;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which caches are to be evacuated, and in which order. The Region that is left is only
 * glanced at: what it does not tell in time, the other one's own view tells.
 */
final class EvacuationSurvey {

  private static final Duration GLANCE = Duration.ofSeconds(3);

  private final Surveyor surveyor;
  private final EvacuateRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final Region from;
  private final Region to;
  private final Instant deadline;
  private final Call who;
  private final Call datastores;
  private Reads reads;

  /**
   * What was found.
   *
   * @param listed how many caches the Region itself tells of
   * @param listing where the list comes from, in words
   * @param datastores as the other Region tells them
   * @param untold why it does not tell them
   * @param missing caches that were named and are not known
   * @param untagged those of which nobody knows whether they have the tags that are meant
   */
  record Found(
      Identity identity,
      Fact<Integer> listed,
      String listing,
      List<RankedCache> caches,
      EvacuationListing told,
      List<GlobalDatastore> datastores,
      Optional<SurveyEnded> untold,
      List<String> missing,
      List<RankedCache> untagged) {

    /** The datastore that a cache is a member of, as the other Region tells it. */
    Optional<GlobalDatastore> datastore(CacheId cache) {
      return cache.kind() == CacheKind.REPLICATION_GROUP
          ? datastores.stream()
              .filter(d -> d.member(cache.id(), cache.region()).isPresent())
              .findFirst()
          : Optional.empty();
    }
  }

  EvacuationSurvey(Surveyor surveyor, EvacuateRequest request) {
    this.surveyor = surveyor;
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.from = request.from();
    this.to = request.to();
    this.deadline = gather.deadline();
    this.who = Identity.call(maker, to);
    this.datastores = new GlobalCalls(maker, new GroupCalls(maker)).datastores(to);
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when there is nothing to plan with
   */
  Found read() {
    var glances = EvacuationListing.calls(surveyor, from);
    reads = gather.read(List.of(who, datastores), glances, gather.now().plus(GLANCE), deadline);
    var identity = Identity.need(reads.fact(who), "");
    var listing = new EvacuationListing(surveyor, from, identity.account());
    var all = reads.fact(datastores);
    var seen =
        all.value().map(f -> f.list("GlobalReplicationGroups")).orElse(List.of()).stream()
            .map(GlobalDatastore::of)
            .toList();
    var itself = listing.itself(reads);
    var untold = all.unknown().map(u -> SurveyEnded.because(u, ""));
    if (untold.isPresent() && (itself.value().isPresent() || !request.known().isEmpty())) {
      // Without them a cache with a standby would be taken for one without.
      throw untold.get();
    }
    if (!request.known().isEmpty()) {
      var caches = EvacuationTurns.inOrder(request.known());
      var words = caches.size() + " caches, those that were found when it was planned";
      return new Found(
          identity, itself, words, caches, listing, seen, untold, List.of(), List.of());
    }
    var words = from + " tells of " + itself.value().orElse(0) + " caches";
    var shelf = request.restore().map(restore -> shelf(restore, identity));
    if (itself.value().isEmpty()) {
      var others = partly(listing, itself);
      listing.members(seen);
      words = others + ownView(listing, shelf, all, itself);
    }
    var ranked =
        new EvacuationRanking(surveyor, request, shelf, GLANCE, deadline)
            .of(listing, seen, itself.value().isPresent());
    return new Found(
        identity,
        itself,
        words,
        ranked.meant(),
        listing,
        seen,
        untold,
        missing(listing),
        ranked.untagged());
  }

  private EvacuationShelf shelf(RestoreRequest restore, Identity identity) {
    var catalogue =
        new Catalogue(maker, to, restore.bucket(), restore.prefix(), identity.account());
    var lists = catalogue.lists(Optional.of(from), "");
    var more = gather.read(lists, deadline);
    var listing = Catalogue.listed(more, lists);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + restore.bucket(),
          "check --dr-bucket; it is the one in " + to + " that backup create was given");
    }
    reads = reads.and(more);
    return new EvacuationShelf(catalogue, listing, restore);
  }

  /** What a Region told that did not tell all. */
  private String partly(EvacuationListing listing, Fact<Integer> itself) {
    return itself
        .unknown()
        .filter(u -> listing.lost().isEmpty())
        .map(
            u ->
                (listing.some() ? "what " + from + " tells" : from + " answers")
                    + ", but not all of it ("
                    + u.why()
                    + "); ")
        .orElse("");
  }

  /** What can be known while the Region does not tell all of it. */
  private String ownView(
      EvacuationListing listing,
      Optional<EvacuationShelf> shelf,
      Fact<Value.Fields> datastores,
      Fact<Integer> itself) {
    List<String> sources = new ArrayList<>();
    sources.add(
        datastores
            .unknown()
            .map(u -> "its Global Datastores are not told: " + u.why())
            .orElse("the members of its Global Datastores"));
    shelf.ifPresent(
        s -> {
          s.listing()
              .value()
              .ifPresent(
                  body -> {
                    var marks = EvacuationListing.marks(s.catalogue(), body);
                    reads = reads.and(gather.read(marks, deadline));
                    listing.kept(s.catalogue(), body, reads);
                  });
          sources.add(
              s.listing()
                  .unknown()
                  .map(u -> "the bucket is not told: " + u.why())
                  .orElse("the backups in " + s.restore().bucket()));
        });
    if (listing.caches().isEmpty()) {
      throw datastores
          .unknown()
          .or(() -> shelf.flatMap(s -> s.listing().unknown()))
          .map(u -> SurveyEnded.because(u, ""))
          .orElseGet(
              () ->
                  new SurveyEnded(
                      ExitCode.NOT_FOUND,
                      to + " knows no cache of " + from,
                      itself.unknown().map(Fact.Unknown::why).orElse("")
                          + (shelf.isEmpty()
                              ? "; name the backups' bucket with --dr-bucket"
                              : "")));
    }
    return to + "'s own view: " + String.join("; ", sources);
  }

  private List<String> missing(EvacuationListing listing) {
    var there = listing.caches().stream().map(CacheId::id).toList();
    return request.which().ids().stream().filter(id -> !there.contains(id)).toList();
  }
}
