package io.ecdr.app;

import io.ecdr.aws.ClientFactory;
import io.ecdr.aws.SdkCalls;
import io.ecdr.cli.Settings;
import io.ecdr.lock.Owner;
import io.ecdr.lock.SharedLocks;
import io.ecdr.lock.SharedNotes;
import io.ecdr.lock.StateBucket;
import io.ecdr.lock.Terms;
import io.ecdr.mirror.SharedOperations;
import io.ecdr.model.Region;
import io.ecdr.port.Endpoints;
import io.ecdr.port.Locks;
import io.ecdr.port.Notes;
import io.ecdr.port.Operations;
import io.ecdr.store.LocalPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What this program shares with those on other machines: buckets, locks, and their beat. */
final class CommonGround implements AutoCloseable {

  private static final long BEAT_MILLIS = 500;

  private final ClientFactory clients;
  private final Endpoints endpoints;
  private final Owner owner;
  private final List<SdkCalls> calls = new ArrayList<>();
  private final Map<Region, String> silent = new ConcurrentHashMap<>();
  private final ScheduledExecutorService beats = thread("lock-beat");

  /** Waits for buckets, which a lock's beat must not. */
  private final ScheduledExecutorService copies = thread("operation-copy");

  CommonGround(
      ClientFactory clients,
      Endpoints endpoints,
      InstantSource clock,
      long pid,
      String host,
      Path state,
      RandomGenerator chance) {
    this.clients = clients;
    this.endpoints = endpoints;
    this.owner =
        new Owner(
            pid,
            host,
            () -> LocalPlace.name(state, () -> Long.toHexString(chance.nextLong())),
            () -> host + "-" + pid + "-" + Long.toHexString(chance.nextLong()),
            clock,
            System::nanoTime,
            time -> LockSupport.parkNanos(time.toNanos()),
            terms());
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          var thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Shorter ones, in seconds, are for trying out what happens when a program stands still. */
  private static Terms terms() {
    var seconds = Long.getLong("ecdr.lock.lease");
    return seconds == null ? Terms.USUAL : new Terms(Duration.ofSeconds(seconds));
  }

  Notes notes(Notes local, Settings settings) {
    return new SharedNotes(local, buckets(settings), settings.down());
  }

  private List<StateBucket> buckets(Settings settings) {
    return settings.buckets().entrySet().stream().map(this::bucket).toList();
  }

  Locks locks(Locks local, Settings settings, Consumer<String> tell) {
    var locks = new SharedLocks(local, buckets(settings), settings.down(), owner, silent, tell);
    beats.scheduleWithFixedDelay(locks::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    return locks;
  }

  Operations operations(Operations local, Settings settings) {
    var machine =
        new SharedOperations.Machine(owner.pid(), owner.host(), owner.place(), owner.ticks());
    var all = new SharedOperations(local, buckets(settings), settings.down(), silent, machine);
    copies.scheduleWithFixedDelay(all::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    return all;
  }

  private StateBucket bucket(Map.Entry<Region, String> regionAndName) {
    var own = new SdkCalls(clients);
    calls.add(own);
    return new StateBucket(
        own, endpoints, regionAndName.getKey(), regionAndName.getValue(), System::nanoTime);
  }

  @Override
  public void close() {
    beats.shutdownNow();
    copies.shutdownNow();
    calls.forEach(SdkCalls::close);
  }
}
