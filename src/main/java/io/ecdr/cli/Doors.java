package io.ecdr.cli;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupInspectRequest;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.CompareRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.usecase.Apply;
import io.ecdr.usecase.Automation;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.OpAbort;
import io.ecdr.usecase.OpAck;
import io.ecdr.usecase.OpAdvance;
import io.ecdr.usecase.OpEscalate;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpReport;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.OpShow;
import io.ecdr.usecase.OpWatch;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.ReadProgress;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.StatusReport;
import java.util.Optional;
import java.util.function.Consumer;

/** The verbs behind the commands, made when a command needs one and not before. */
public interface Doors {

  /** What a command waits by that goes on looking; from then on Ctrl-C only asks. */
  Beat beat();

  /** {@code status}. */
  Reading<StatusRequest, StatusReport> status(Settings settings);

  /** {@code check}. */
  Reading<CheckRequest, CheckReport> check(Settings settings);

  /** {@code backup list}. */
  Reading<BackupListRequest, BackupListReport> backupList(Settings settings);

  /** {@code backup show}. */
  Reading<BackupShowRequest, BackupShowReport> backupShow(Settings settings);

  /** {@code backup inspect}. */
  Reading<BackupInspectRequest, BackupInspectReport> backupInspect(
      Settings settings, ReadProgress progress);

  /** Planning of {@code backup create}. */
  Planning<BackupRequest> backupCreate(Settings settings);

  /**
   * Reading of {@code rescue compare}.
   *
   * @param each is told each key that differs
   */
  Reading<CompareRequest, CompareReport> rescueCompare(
      Settings settings, ReadProgress progress, Consumer<CompareReport.One> each);

  /** Planning of {@code rescue}. */
  Planning<RescueRequest> rescue(Settings settings);

  /** Planning of {@code fence}. */
  Planning<FenceRequest> fence(Settings settings);

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

  /** Planning of {@code drill restore}. */
  Planning<DrillRestoreRequest> drillRestore(Settings settings);

  /** Planning of {@code drill switchover}. */
  Planning<DrillSwitchoverRequest> drillSwitchover(Settings settings);

  /** Planning of {@code drill cleanup}. */
  Planning<DrillCleanupRequest> drillCleanup(Settings settings);

  /** Planning of {@code standby create}. */
  Planning<StandbyCreateRequest> standbyCreate(Settings settings);

  /** Planning of {@code standby rebuild}. */
  Planning<StandbyRebuildRequest> standbyRebuild(Settings settings);

  /** Planning of {@code standby remove}. */
  Planning<StandbyRemoveRequest> standbyRemove(Settings settings);

  /** Planning of {@code switchover}. */
  Planning<SwitchoverRequest> switchover(Settings settings);

  /** Planning of {@code failover}. */
  Planning<FailoverRequest> failover(Settings settings);

  /** Planning of {@code evacuate}. */
  Planning<EvacuateRequest> evacuate(Settings settings);

  /** Planning of {@code failback}. */
  Planning<FailbackRequest> failback(Settings settings);

  /** Planning of {@code detach}. */
  Planning<DetachRequest> detach(Settings settings);

  /** The file that a program's name means where the operator stands; empty when none can be run. */
  Optional<String> program(String name);

  /** Running what was planned. */
  ChangeFlow change(Settings settings, Consent consent, EventSink progress);

  /** {@code apply}. */
  Apply apply(Settings settings, Consent consent, EventSink progress);

  /** {@code stop} and {@code start}. */
  Automation automation(Settings settings);

  /** {@code op list}. */
  OpList opList(Settings settings);

  /** {@code op show}. */
  OpShow opShow(Settings settings);

  /** {@code op report}. */
  OpReport opReport(Settings settings);

  /** {@code op watch}. */
  OpWatch opWatch(Settings settings);

  /** {@code op abort}. */
  OpAbort opAbort(Settings settings);

  /** {@code op escalate}. */
  OpEscalate opEscalate(Settings settings);

  /** {@code op ack}. */
  OpAck opAck(Settings settings);

  /**
   * {@code op advance}.
   *
   * @param attended whether a person is at the terminal
   */
  OpAdvance opAdvance(Settings settings, boolean attended, EventSink progress);

  /**
   * {@code op resume}.
   *
   * @param attended whether a person is at the terminal
   */
  OpResume opResume(Settings settings, boolean attended, EventSink progress);
}
