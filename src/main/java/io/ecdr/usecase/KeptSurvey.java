package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.KeptBackups;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the manifests of all of a cache's backups and what their Region offers today. */
final class KeptSurvey {

  private final Surveyor surveyor;

  KeptSurvey(Surveyor surveyor) {
    this.surveyor = surveyor;
  }

  /**
   * The check.
   *
   * @param request how the newest would be restored, with the cache's Region
   */
  Check check(String cache, RestoreRequest request, AccountId account) {
    var gather = surveyor.gather();
    var maker = surveyor.maker();
    var deadline = gather.deadline();
    var to = request.to();
    var versions = maker.elastiCache(to, "DescribeCacheEngineVersions", Value.Fields.NONE);
    var groups = maker.elastiCache(to, "DescribeCacheParameterGroups", Value.Fields.NONE);
    var catalogue = new Catalogue(maker, to, request.bucket(), request.prefix(), account);
    var list = catalogue.list(request.region(), cache.toLowerCase(Locale.ROOT) + "/");
    var first = gather.read(List.of(versions, groups, list), deadline);
    var folders =
        first
            .fact(list)
            .map(
                listing ->
                    catalogue.folders(listing).stream()
                        .filter(f -> f.finished() && f.cache().equalsIgnoreCase(cache))
                        .toList());
    List<Call> calls = new ArrayList<>();
    folders.value().orElse(List.of()).forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = calls.isEmpty() ? first : first.and(gather.read(calls, deadline));
    Fact<List<Fact<BackupRecord>>> backups =
        folders.map(all -> all.stream().map(f -> catalogue.record(f, reads)).toList());
    return KeptBackups.check(
        backups,
        request,
        first
            .fact(versions)
            .map(f -> f.list("CacheEngineVersions").stream().map(EngineVersion::of).toList()),
        first
            .fact(groups)
            .map(f -> f.list("CacheParameterGroups").stream().map(ParameterGroup::of).toList()));
  }
}
