package io.ecdr.usecase;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.VerifyRequest;

/** What a maintenance pass works with, with the credentials of one account. */
public interface CronHands {

  Surveyor surveyor();

  OpList operations();

  OpResume resume();

  Planning<BackupRequest> backup();

  Planning<VerifyRequest> verify();

  Planning<PruneRequest> prune();

  Planning<DrillCleanupRequest> drills();

  /** Runs a plan that nobody is asked about. */
  ChangeFlow flow();
}
