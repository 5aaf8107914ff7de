package io.ecdr.cli;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupInspectRequest;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.CompareRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.ReadProgress;
import io.ecdr.usecase.Reading;
import java.util.function.Consumer;

/** The verbs behind the commands that make, keep and use backups. */
public interface BackupDoors {

  /** {@code backup list}. */
  Reading<BackupListRequest, BackupListReport> backupList(Settings settings);

  /** {@code backup show}. */
  Reading<BackupShowRequest, BackupShowReport> backupShow(Settings settings);

  /** {@code backup inspect}. */
  Reading<BackupInspectRequest, BackupInspectReport> backupInspect(
      Settings settings, ReadProgress progress);

  /** Planning of {@code backup create}. */
  Planning<BackupRequest> backupCreate(Settings settings);

  /** Planning of {@code backup automatic}. */
  Planning<AutomaticRequest> backupAutomatic(Settings settings);

  /** Planning of {@code backup bucket}. */
  Planning<BucketRequest> backupBucket(Settings settings);

  /** Planning of {@code backup copy}. */
  Planning<CopyRequest> backupCopy(Settings settings);

  /** Planning of {@code backup keep}, {@code release}, {@code retire} and {@code accept}. */
  Planning<MarkRequest> backupMark(Settings settings);

  /** Planning of {@code backup verify}. */
  Planning<VerifyRequest> backupVerify(Settings settings);

  /** Planning of {@code backup delete}. */
  Planning<DeleteRequest> backupDelete(Settings settings);

  /** Planning of {@code backup prune}. */
  Planning<PruneRequest> backupPrune(Settings settings);

  /** Planning of {@code restore}. */
  Planning<RestoreRequest> restore(Settings settings);

  /** Planning of {@code rescue}. */
  Planning<RescueRequest> rescue(Settings settings);

  /**
   * Reading of {@code rescue compare}.
   *
   * @param each is told each key that differs
   */
  Reading<CompareRequest, CompareReport> rescueCompare(
      Settings settings, ReadProgress progress, Consumer<CompareReport.One> each);
}
