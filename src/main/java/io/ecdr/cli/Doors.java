package io.ecdr.cli;

import io.ecdr.model.AssessRequest;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.Hooks;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.config.CacheSettings;
import io.ecdr.port.EventSink;
import io.ecdr.usecase.AssessReport;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CronPass;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.StatusReport;
import java.util.Optional;
import java.util.function.Function;

/** The verbs behind the commands, made when a command needs one and not before. */
public interface Doors extends ConfigDoors, BackupDoors, RoleDoors, RehearsalDoors, OperationDoors {

  /** What a command waits by that goes on looking; from then on Ctrl-C only asks. */
  Beat beat();

  /** {@code status}. */
  Reading<StatusRequest, StatusReport> status(Settings settings);

  /** {@code assess}. */
  Reading<AssessRequest, AssessReport> assess(Settings settings);

  /** {@code check}. */
  Reading<CheckRequest, CheckReport> check(Settings settings);

  /**
   * {@code cron}.
   *
   * @param settings by an account's name in the file; empty for the credentials at hand
   * @param parallel how many caches are worked on at once
   * @param hooks of a cache's settings
   */
  CronPass cron(
      Function<Optional<String>, Settings> settings,
      int parallel,
      Function<CacheSettings, Hooks> hooks,
      EventSink progress);

  /** The file that a program's name means where the operator stands; empty when none can be run. */
  Optional<String> program(String name);
}
