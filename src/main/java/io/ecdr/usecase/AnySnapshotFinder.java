package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.RestoreSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds a snapshot of the Region by its name, whatever it is of. Snapshots of nodes and of
 * serverless caches have names of their own, so two may have the same one: then nothing is guessed.
 */
final class AnySnapshotFinder implements RestoreFinder {

  private final RestoreRequest request;
  private final SnapshotFinder nodes;
  private final ServerlessSnapshotFinder serverless;
  private RestoreFinder chosen;

  /**
   * @throws SurveyEnded when no snapshot can have the name
   */
  AnySnapshotFinder(Surveyor surveyor, RestoreRequest request, Instant deadline) {
    this.request = request;
    this.nodes = new SnapshotFinder(surveyor, request, deadline);
    this.serverless =
        new ServerlessSnapshotFinder(
            surveyor, request.to(), request.snapshot().orElseThrow(), deadline);
  }

  @Override
  public List<Call> first() {
    return Stream.concat(nodes.first().stream(), serverless.first().stream()).toList();
  }

  @Override
  public Found find(Reads first, Identity identity) {
    var ofNodes = nodes.told(first);
    var ofServerless = serverless.told(first);
    if (ofNodes.value().isPresent() && ofServerless.value().isPresent()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "in "
              + request.to()
              + " there is a snapshot of nodes and one of a serverless cache with the name "
              + request.snapshot().orElseThrow(),
          "give one of them another name: aws elasticache copy-snapshot, or"
              + " copy-serverless-cache-snapshot");
    }
    boolean only = ofNodes.absent() && ofServerless.unknown().isPresent();
    chosen = ofServerless.value().isPresent() || only ? serverless : nodes;
    return chosen.find(first, identity);
  }

  @Override
  public List<Call> last(BackupRecord backup) {
    return chosen.last(backup);
  }

  @Override
  public RestoreSource source(BackupRecord backup, Reads reads) {
    return chosen.source(backup, reads);
  }
}
