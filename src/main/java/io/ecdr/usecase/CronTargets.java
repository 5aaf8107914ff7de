package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Selector;
import io.ecdr.model.policy.Wildcard;
import io.ecdr.plan.Call;
import io.ecdr.usecase.CronLine.Chore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which caches the entries of the file are for. An entry of one cache comes before one that fits
 * many, and of those the first of the file holds.
 */
final class CronTargets {

  private final Config config;
  private final Function<Optional<String>, CronHands> hands;
  private final List<CronLine> lines;
  private final Map<String, CronTarget> found = new LinkedHashMap<>();

  /**
   * @param hands by an account's name
   * @param lines what went wrong is added to them
   */
  CronTargets(Config config, Function<Optional<String>, CronHands> hands, List<CronLine> lines) {
    this.config = config;
    this.hands = hands;
    this.lines = lines;
  }

  /** Finds them. A Region that does not answer costs its own caches only. */
  List<CronTarget> find() {
    for (var entry : config.caches()) {
      if (entry.choice() instanceof Choice.One one) {
        put(new CronTarget(entry, one.account(), one.region(), one.id()));
      }
    }
    for (var entry : config.caches()) {
      if (entry.choice() instanceof Choice.Selected selected) {
        select(entry, selected.selector());
      }
    }
    return List.copyOf(found.values());
  }

  private void put(CronTarget target) {
    found.putIfAbsent(
        target.account().orElse("") + " " + target.region() + " " + target.id(), target);
  }

  private void select(CacheEntry entry, Selector selector) {
    for (var account : accounts(selector)) {
      for (var region : selector.regions()) {
        try {
          in(hands.apply(account).surveyor(), region, selector)
              .forEach(id -> put(new CronTarget(entry, account, region, id)));
        } catch (SurveyEnded e) {
          lines.add(
              CronLine.failed(
                  entry.name() + " in " + region + account.map(a -> " of " + a).orElse(""),
                  Chore.CACHES,
                  e.why()));
        }
      }
    }
  }

  private List<Optional<String>> accounts(Selector selector) {
    var names =
        selector.accounts().isEmpty()
            ? List.copyOf(config.accounts().keySet())
            : selector.accounts();
    return names.isEmpty() ? List.of(Optional.empty()) : names.stream().map(Optional::of).toList();
  }

  private static List<String> in(Surveyor surveyor, Region region, Selector selector) {
    var gather = surveyor.gather();
    var who = Identity.call(surveyor.maker(), region);
    List<Call> calls = new ArrayList<>(EvacuationListing.calls(surveyor, region));
    calls.add(who);
    var reads = gather.read(calls, gather.deadline());
    AccountId account = Identity.need(reads.fact(who), "").account();
    var listing = new EvacuationListing(surveyor, region, account);
    Fact<Integer> told = listing.itself(reads);
    if (told.unknown().isPresent()) {
      throw SurveyEnded.because(told.unknown().get(), "");
    }
    var named =
        listing.caches().stream()
            .filter(cache -> !cache.id().startsWith("drill-"))
            .filter(
                cache -> selector.name().filter(n -> !Wildcard.matches(n, cache.id())).isEmpty())
            .filter(cache -> engine(selector, listing.told(cache)))
            .toList();
    return selector.tags().isEmpty()
        ? named.stream().map(CacheId::id).toList()
        : tagged(surveyor, named, selector);
  }

  private static boolean engine(Selector selector, Value.Fields told) {
    return selector.engines().isEmpty()
        || told.text("Engine").filter(selector.engines()::contains).isPresent();
  }

  private static List<String> tagged(Surveyor surveyor, List<CacheId> caches, Selector selector) {
    var gather = surveyor.gather();
    var calls = new LinkedHashMap<CacheId, Call>();
    caches.forEach(cache -> calls.put(cache, EvacuationTags.call(surveyor.maker(), cache)));
    var reads = gather.read(List.copyOf(calls.values()), gather.deadline());
    List<String> all = new ArrayList<>();
    calls.forEach(
        (cache, call) -> {
          reads
              .fact(call)
              .unknown()
              .ifPresent(
                  u -> {
                    throw SurveyEnded.because(u, "");
                  });
          if (EvacuationTags.of(reads, call).filter(tags -> fits(selector, tags)).isPresent()) {
            all.add(cache.id());
          }
        });
    return all;
  }

  private static boolean fits(Selector selector, Value.Fields tags) {
    return selector.tags().entrySet().stream()
        .allMatch(
            wanted ->
                tags.text(wanted.getKey())
                    .filter(value -> Wildcard.matches(wanted.getValue(), value))
                    .isPresent());
  }
}
