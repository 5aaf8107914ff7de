package io.ecdr.app;

import io.ecdr.cli.Settings;
import io.ecdr.port.Locks;
import io.ecdr.port.Notes;
import io.ecdr.port.Operations;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalNotes;
import io.ecdr.store.LocalOperations;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Our own state: on this machine, and in the buckets that machines share. */
final class StateWiring implements AutoCloseable {

  private final AwsWiring aws;
  private final Machine machine;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private CommonGround common;

  StateWiring(AwsWiring aws, Machine machine, InstantSource clock, RandomGenerator chance) {
    this.aws = aws;
    this.machine = machine;
    this.clock = clock;
    this.chance = chance;
  }

  /** Of this machine alone. */
  Operations local(Settings settings) {
    return new LocalOperations(folder(settings));
  }

  /** Of this machine, and of all others that share the buckets. */
  Operations operations(Operations local, Settings settings) {
    return settings.buckets().isEmpty() ? local : common(settings).operations(local, settings);
  }

  /** For commands that take none. */
  Locks locks(Settings settings) {
    return locks(settings, sentence -> {});
  }

  /**
   * The locks.
   *
   * @param tell told what is waited for
   */
  Locks locks(Settings settings, Consumer<String> tell) {
    long pid = ProcessHandle.current().pid();
    var local = new LocalLocks(folder(settings), clock, pid, machine.name());
    return settings.buckets().isEmpty() ? local : common(settings).locks(local, settings, tell);
  }

  Notes notes(Settings settings) {
    var local = new LocalNotes(folder(settings), clock);
    return settings.buckets().isEmpty() ? local : common(settings).notes(local, settings);
  }

  private Path folder(Settings settings) {
    return settings.state().orElseGet(machine::state);
  }

  private CommonGround common(Settings settings) {
    if (common == null) {
      long pid = ProcessHandle.current().pid();
      common =
          new CommonGround(
              aws.clients(settings),
              aws.endpoints(settings),
              clock,
              pid,
              machine.name(),
              folder(settings),
              chance);
    }
    return common;
  }

  @Override
  public void close() {
    if (common != null) {
      common.close();
    }
  }
}
