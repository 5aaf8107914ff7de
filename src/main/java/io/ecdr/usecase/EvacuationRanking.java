package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.RankedCache;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the caches that are known are meant, each with its turn. Both go by their tags: those of
 * the cache itself while its Region answers, else those of its standby, else those in its newest
 * backup. One run.
 */
final class EvacuationRanking {

  private final EvacuateRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final Optional<EvacuationShelf> shelf;
  private final Duration glance;
  private final Instant deadline;
  private final Map<CacheId, Call> calls = new HashMap<>();
  private final Map<CacheId, Catalogue.Folder> folders = new HashMap<>();

  /**
   * What came out.
   *
   * @param untagged those of which nobody knows whether they have the tags that are meant
   */
  record Ranked(List<RankedCache> meant, List<RankedCache> untagged) {}

  /**
   * @param glance how long the Region that is left may take
   */
  EvacuationRanking(
      Surveyor surveyor,
      EvacuateRequest request,
      Optional<EvacuationShelf> shelf,
      Duration glance,
      Instant deadline) {
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.shelf = shelf;
    this.glance = glance;
    this.deadline = deadline;
  }

  /**
   * Reads the tags.
   *
   * @param seen the Global Datastores as the other Region tells them
   * @param answers whether the Region that is left does
   * @throws SurveyEnded when none is meant
   */
  Ranked of(EvacuationListing listing, List<GlobalDatastore> seen, boolean answers) {
    var named = listing.caches().stream().filter(c -> request.which().named(c.id())).toList();
    for (var cache : named) {
      where(cache, seen, answers);
    }
    var tags = tags(answers);
    var turns = new EvacuationTurns(request.ranks());
    List<RankedCache> meant = new ArrayList<>();
    List<RankedCache> untagged = new ArrayList<>();
    for (var cache : named) {
      var its = its(cache, tags);
      var turn = turns.of(cache, its.orElse(Value.Fields.NONE));
      if (request.which().tagged(texts(its.orElse(Value.Fields.NONE)))) {
        meant.add(turn);
      } else if (its.isEmpty()) {
        untagged.add(turn);
      }
    }
    if (meant.isEmpty()
        && untagged.isEmpty()
        && !listing.caches().isEmpty()
        && request.which().ids().isEmpty()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "none of the " + listing.caches().size() + " caches of " + request.from() + " is meant",
          "check --match and --tag; the caches: ecdr status --region " + request.from());
    }
    return new Ranked(EvacuationTurns.inOrder(meant), untagged);
  }

  /** Where a cache's tags can be read. */
  private void where(CacheId cache, List<GlobalDatastore> seen, boolean answers) {
    var standby =
        seen.stream().filter(d -> d.member(cache.id(), request.from()).isPresent()).findFirst();
    var member = standby.flatMap(d -> d.in(request.to()));
    if (answers) {
      calls.put(cache, EvacuationTags.call(maker, cache));
    } else if (member.isPresent()) {
      var id = new CacheId(cache.account(), request.to(), cache.kind(), member.get().id());
      calls.put(cache, EvacuationTags.call(maker, id));
    } else {
      shelf
          .flatMap(s -> s.newest(cache))
          .ifPresent(
              folder -> {
                calls.put(cache, shelf.get().catalogue().get(folder.manifestKey()));
                folders.put(cache, folder);
              });
    }
  }

  private Reads tags(boolean answers) {
    var all = List.copyOf(calls.values());
    return answers
        ? gather.read(List.of(), all, gather.now().plus(glance), deadline)
        : gather.read(all, deadline);
  }

  /** A cache's tags; empty when they are not told. */
  private Optional<Value.Fields> its(CacheId cache, Reads tags) {
    var call = calls.get(cache);
    if (call == null) {
      return Optional.empty();
    }
    var folder = folders.get(cache);
    return folder == null
        ? EvacuationTags.of(tags, call)
        : shelf.orElseThrow().catalogue().tags(folder, tags);
  }

  private static Map<String, String> texts(Value.Fields tags) {
    Map<String, String> all = new HashMap<>();
    tags.members().keySet().forEach(key -> tags.text(key).ifPresent(v -> all.put(key, v)));
    return all;
  }
}
