package io.ecdr.cli;

import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.usecase.Apply;
import io.ecdr.usecase.Automation;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.OpAbort;
import io.ecdr.usecase.OpAck;
import io.ecdr.usecase.OpAdvance;
import io.ecdr.usecase.OpEscalate;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpReport;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.OpShow;
import io.ecdr.usecase.OpWatch;

/** Running what was planned, and what runs and ran. */
public interface OperationDoors {

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
