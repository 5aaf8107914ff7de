package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.CacheId;
import io.ecdr.model.Mark;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.MarkRequest.Word;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said already of backups and their cache; what cannot be read is said again. */
record SaidMarks(MarkRequest request, Catalogue catalogue, CacheId cache) {

  /** The calls that tell. */
  List<Call> reads(List<Catalogue.Folder> folders, boolean whole) {
    List<Call> all = new ArrayList<>();
    folders.stream().filter(this::marked).map(this::mark).forEach(all::add);
    if (whole) {
      all.add(lineage());
    }
    return all;
  }

  private boolean marked(Catalogue.Folder folder) {
    return request.word() != Word.ACCEPT && folder.files().containsKey(BackupNames.MARK);
  }

  private Call mark(Catalogue.Folder folder) {
    return catalogue.get(folder.path() + BackupNames.MARK);
  }

  private Call lineage() {
    return catalogue.get(BackupNames.cacheFolder(request.prefix(), cache) + BackupNames.RETIRED);
  }

  /** Whether nothing is left to be said of a backup. */
  boolean of(Catalogue.Folder folder, Reads reads) {
    if (request.word() == Word.ACCEPT) {
      return folder.files().containsKey(BackupNames.ACCEPTED);
    }
    return marked(folder)
        && body(mark(folder), reads)
            .flatMap(f -> f.text("mark"))
            .filter(request.word().mark().word()::equals)
            .isPresent();
  }

  /** Whether nothing is left to be said of the cache: nobody retired what nobody spoke of. */
  boolean ofLineage(Reads reads) {
    boolean wanted = request.word().mark() == Mark.RETIRED;
    return reads.fact(lineage()).absent()
        ? !wanted
        : body(lineage(), reads)
            .flatMap(f -> f.flag("retired"))
            .filter(said -> said == wanted)
            .isPresent();
  }

  private static Optional<Value.Fields> body(Call call, Reads reads) {
    try {
      return reads.fact(call).value().flatMap(f -> f.text("Body")).map(Json::readForeign);
    } catch (Malformed e) {
      return Optional.empty();
    }
  }
}
