package io.ecdr.app;

import io.ecdr.cli.OperationDoors;
import io.ecdr.cli.Settings;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Asking;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.usecase.AntiFlap;
import io.ecdr.usecase.Apply;
import io.ecdr.usecase.Automation;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.Experienced;
import io.ecdr.usecase.Failover;
import io.ecdr.usecase.Inhibitions;
import io.ecdr.usecase.Leave;
import io.ecdr.usecase.LossAfter;
import io.ecdr.usecase.OpAbort;
import io.ecdr.usecase.OpAck;
import io.ecdr.usecase.OpAdvance;
import io.ecdr.usecase.OpEscalate;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpReport;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.OpShow;
import io.ecdr.usecase.OpWatch;
import io.ecdr.usecase.Remeasure;
import io.ecdr.usecase.Replanner;
import io.ecdr.usecase.SameAccount;
import java.util.concurrent.locks.LockSupport;

/** Makes what runs a plan, and what looks after operations. */
interface OperationWiring extends OperationDoors, Parts {

  @Override
  default ChangeFlow change(Settings settings, Consent consent, EventSink progress) {
    return new ChangeFlow(
        shared(settings),
        state().locks(settings, progress::said),
        consent,
        runs().whole(settings, consent.asking(), progress),
        clock(),
        settings.breakLock(),
        new Inhibitions(state().notes(settings), clock()));
  }

  @Override
  default Apply apply(Settings settings, Consent consent, EventSink progress) {
    return new Apply(
        shared(settings),
        Experienced.of(
            new Replanner(
                aws().surveyor(settings), operations(settings), state().locks(settings), version()),
            operations(settings)),
        change(settings, consent, progress),
        clock());
  }

  @Override
  default Automation automation(Settings settings) {
    return new Automation(state().notes(settings), clock(), who());
  }

  @Override
  default OpList opList(Settings settings) {
    return new OpList(shared(settings), state().locks(settings), clock());
  }

  @Override
  default OpShow opShow(Settings settings) {
    return new OpShow(
        shared(settings),
        state().locks(settings),
        clock(),
        new AntiFlap(state().notes(settings), clock()));
  }

  @Override
  default OpReport opReport(Settings settings) {
    return new OpReport(shared(settings), () -> new LossAfter(aws().surveyor(settings)));
  }

  @Override
  default OpWatch opWatch(Settings settings) {
    return new OpWatch(
        shared(settings), state().locks(settings), time -> LockSupport.parkNanos(time.toNanos()));
  }

  @Override
  default OpAbort opAbort(Settings settings) {
    return new OpAbort(
        shared(settings),
        state().locks(settings),
        plan -> new SameAccount(aws().surveyor(settings)).against(plan),
        new UndoPlanner(
            (service, region) -> aws().endpoints(settings).of(service, region), version()),
        ids(),
        clock());
  }

  @Override
  default OpEscalate opEscalate(Settings settings) {
    return new OpEscalate(
        operations(settings),
        state().locks(settings),
        plan -> new SameAccount(aws().surveyor(settings)).against(plan),
        learned(settings, Failover::new),
        clock());
  }

  @Override
  default OpAck opAck(Settings settings) {
    return new OpAck(operations(settings), state().notes(settings), clock(), who());
  }

  @Override
  default OpAdvance opAdvance(Settings settings, boolean attended, EventSink progress) {
    return new OpAdvance(
        shared(settings),
        state().locks(settings, progress::said),
        runs().slices(settings, progress),
        plan -> new SameAccount(aws().surveyor(settings)).against(plan),
        clock(),
        version(),
        leave(settings, attended));
  }

  @Override
  default OpResume opResume(Settings settings, boolean attended, EventSink progress) {
    return new OpResume(
        shared(settings),
        state().locks(settings, progress::said),
        runs().whole(settings, Asking.NOBODY, progress),
        plan -> new SameAccount(aws().surveyor(settings)).against(plan),
        clock(),
        version(),
        leave(settings, attended));
  }

  private Leave leave(Settings settings, boolean attended) {
    return new Leave(
        settings.breakLock(),
        new Inhibitions(state().notes(settings), clock()),
        attended,
        new Remeasure(aws().surveyor(settings), version()));
  }

  private String who() {
    return System.getProperty("user.name") + " on " + machine().name();
  }
}
