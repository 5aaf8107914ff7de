package io.ecdr.app;

import io.ecdr.cli.BackupDoors;
import io.ecdr.cli.Settings;
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
import io.ecdr.store.LocalFiles;
import io.ecdr.usecase.BackupAutomatic;
import io.ecdr.usecase.BackupCopy;
import io.ecdr.usecase.BackupCreate;
import io.ecdr.usecase.BackupDelete;
import io.ecdr.usecase.BackupInspect;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupList;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupMark;
import io.ecdr.usecase.BackupPrune;
import io.ecdr.usecase.BackupShow;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.BackupVerify;
import io.ecdr.usecase.BucketSetUp;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.ReadProgress;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.Rescue;
import io.ecdr.usecase.RescueCompare;
import io.ecdr.usecase.Restore;
import java.util.function.Consumer;

/** Makes the verbs that make, keep and use backups. */
interface BackupWiring extends BackupDoors, Parts {

  @Override
  default Reading<BackupListRequest, BackupListReport> backupList(Settings settings) {
    return new BackupList(aws().surveyor(settings), operations(settings));
  }

  @Override
  default Reading<BackupShowRequest, BackupShowReport> backupShow(Settings settings) {
    return new BackupShow(aws().surveyor(settings));
  }

  @Override
  default Reading<BackupInspectRequest, BackupInspectReport> backupInspect(
      Settings settings, ReadProgress progress) {
    return new BackupInspect(
        () -> aws().surveyor(settings),
        () -> aws().objects(settings),
        new LocalFiles(),
        clock(),
        progress);
  }

  @Override
  default Planning<BackupRequest> backupCreate(Settings settings) {
    return learned(settings, BackupCreate::new);
  }

  @Override
  default Planning<AutomaticRequest> backupAutomatic(Settings settings) {
    return planned(settings, BackupAutomatic::new);
  }

  @Override
  default Planning<BucketRequest> backupBucket(Settings settings) {
    return planned(settings, BucketSetUp::new);
  }

  @Override
  default Planning<CopyRequest> backupCopy(Settings settings) {
    return learned(settings, BackupCopy::new);
  }

  @Override
  default Planning<MarkRequest> backupMark(Settings settings) {
    return planned(settings, BackupMark::new);
  }

  @Override
  default Planning<VerifyRequest> backupVerify(Settings settings) {
    return remembering(settings, BackupVerify::new);
  }

  @Override
  default Planning<DeleteRequest> backupDelete(Settings settings) {
    return remembering(settings, BackupDelete::new);
  }

  @Override
  default Planning<PruneRequest> backupPrune(Settings settings) {
    return remembering(settings, BackupPrune::new);
  }

  @Override
  default Planning<RestoreRequest> restore(Settings settings) {
    return learned(settings, Restore::new);
  }

  @Override
  default Planning<RescueRequest> rescue(Settings settings) {
    return learned(settings, Rescue::new);
  }

  @Override
  default Reading<CompareRequest, CompareReport> rescueCompare(
      Settings settings, ReadProgress progress, Consumer<CompareReport.One> each) {
    return new RescueCompare(
        aws().surveyor(settings),
        () -> aws().objects(settings),
        runs().keys(),
        clock(),
        progress,
        each);
  }
}
