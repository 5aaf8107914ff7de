package io.ecdr.usecase;

import io.ecdr.model.BackupListRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.KeepRules;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Shrinks;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code backup list}: what the DR bucket holds. */
public final class BackupList implements Reading<BackupListRequest, BackupListReport> {

  private final Surveyor surveyor;
  private final Operations operations;

  /**
   * @param operations the journals that tell what is ours
   */
  public BackupList(Surveyor surveyor, Operations operations) {
    this.operations = Objects.requireNonNull(operations, "operations");
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
  }

  @Override
  public Answer<BackupListReport> read(BackupListRequest request) {
    try {
      return new Answer.Given<>(report(request));
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  private BackupListReport report(BackupListRequest request) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), request.drRegion());
    var identity = Identity.need(gather.read(List.of(who), deadline).fact(who), "");
    var catalogue =
        new Catalogue(
            surveyor.maker(),
            request.drRegion(),
            request.drBucket(),
            request.prefix(),
            identity.account());
    var cache = request.cache().map(c -> c.toLowerCase(Locale.ROOT));
    var calls = catalogue.lists(request.region(), cache.map(c -> c + "/").orElse(""));
    var listing = Catalogue.listed(gather.read(calls, deadline), calls);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
          "check --dr-bucket and --dr-region");
    }
    var folders =
        catalogue.folders(SurveyEnded.need(listing, "")).stream()
            .filter(f -> cache.isEmpty() || f.cache().equals(cache.get()))
            .toList();
    var shelf = Shelf.read(gather, catalogue, folders, Integer.MAX_VALUE, deadline);
    List<String> notes = new ArrayList<>(shelf.notes());
    var kept = KeptAt.of(request.drRegion(), request.drBucket(), request.prefix());
    var suspects = Suspects.of(shelf.backups(), folders);
    if (request.rules().isEmpty()) {
      suspects.forEach((id, reason) -> notes.add(Shrinks.words(id, reason, kept.options())));
    }
    return new BackupListReport(
        gather.now(),
        request.drBucket(),
        request.drRegion(),
        shelf.backups(),
        notes,
        shelf.holds(),
        suspects,
        request.rules().map(rules -> retention(request, rules, folders, notes)),
        shelf.code());
  }

  /** What pruning would do; the notes tell of which caches that is not known. */
  private Map<String, Decision> retention(
      BackupListRequest request,
      KeepRules rules,
      List<Catalogue.Folder> folders,
      List<String> notes) {
    var decisions = new TreeMap<String, Decision>();
    for (var source : Catalogue.sources(folders)) {
      var caches =
          folders.stream()
              .filter(f -> f.source().equals(source))
              .map(Catalogue.Folder::cache)
              .distinct()
              .toList();
      var prune =
          new PruneRequest(
              caches,
              source,
              request.drRegion(),
              request.drBucket(),
              request.prefix(),
              rules,
              Optional.empty());
      try {
        var seen = new PruneSurvey(surveyor, operations, prune).read();
        var all = seen.decide(rules);
        for (int i = 0; i < all.size(); i++) {
          var cache = seen.lineages().get(i).cache();
          all.get(i).frozen().forEach(f -> notes.add(cache.id() + ": " + f.words()));
          all.get(i).decisions().forEach(d -> decisions.put(d.backup().id(), d));
        }
      } catch (SurveyEnded e) {
        notes.add(
            "what retention would do to backups of " + source + " is unknown: " + e.getMessage());
      }
    }
    return decisions;
  }
}
