package io.ecdr.app;

import io.ecdr.cli.Doors;
import io.ecdr.cli.Settings;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.Event;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.CronHands;
import io.ecdr.usecase.CronLine;
import io.ecdr.usecase.CronPass;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.Surveyor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** What a maintenance pass works with. */
record CronWiring(Doors doors, Settings settings, Supplier<Surveyor> looks, EventSink progress)
    implements CronHands {

  @Override
  public Surveyor surveyor() {
    return looks.get();
  }

  @Override
  public OpList operations() {
    return doors.opList(settings);
  }

  @Override
  public OpResume resume() {
    return doors.opResume(settings, false, progress);
  }

  @Override
  public Planning<BackupRequest> backup() {
    return doors.backupCreate(settings);
  }

  @Override
  public Planning<VerifyRequest> verify() {
    return doors.backupVerify(settings);
  }

  @Override
  public Planning<PruneRequest> prune() {
    return doors.backupPrune(settings);
  }

  @Override
  public Planning<DrillCleanupRequest> drills() {
    return doors.drillCleanup(settings);
  }

  /** The file said beforehand that it may. */
  @Override
  public ChangeFlow flow() {
    return doors.change(settings, plan -> Consent.Answer.GIVEN, progress);
  }

  /** Several threads tell one reader. */
  static EventSink oneByOne(EventSink sink) {
    return new EventSink() {
      @Override
      public void happened(Event event) {
        synchronized (sink) {
          sink.happened(event);
        }
      }

      @Override
      public void said(String sentence) {
        synchronized (sink) {
          sink.said(sentence);
        }
      }
    };
  }

  /** So many at once. */
  static CronPass.Crew crew(int parallel) {
    return work -> {
      var pool = Executors.newFixedThreadPool(parallel, CronWiring::thread);
      try {
        return results(work.stream().map(pool::submit).toList());
      } finally {
        pool.shutdownNow();
      }
    };
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "ecdr-cron");
    thread.setDaemon(true);
    return thread;
  }

  private static List<List<CronLine>> results(List<Future<List<CronLine>>> futures) {
    List<List<CronLine>> all = new ArrayList<>();
    for (var future : futures) {
      try {
        all.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a pass lost what came of a cache", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    return all;
  }
}
