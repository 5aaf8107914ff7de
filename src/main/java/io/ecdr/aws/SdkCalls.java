package io.ecdr.aws;

import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import io.ecdr.port.Calls;
import io.ecdr.port.SecretSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls with the AWS SDK, each once, on a few daemon threads per service and Region: one that
 * hangs holds up nobody but itself. Changes have threads of their own, so that a promotion never
 * waits behind reads that hang. Completions queue up until they are taken.
 *
 * <p>Below the SDK, Java's own HTTP client sends a request without a body a second time when the
 * connection breaks before an answer, unless it is a POST. That touches reads and S3's server-side
 * copies, which may be repeated; every ElastiCache call is a POST, and objects are put with a body.
 *
 * <p>A call that cannot even be built (unknown action or parameter, an unresolved {@code Bound}) is
 * a fault of ours; {@link #next} throws it as {@link IllegalStateException}.
 */
public final class SdkCalls implements Calls, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SdkCalls.class);
  private static final int THREADS_EACH = 16;

  private record Item(Arrival arrival, RuntimeException fault) {}

  private record Door(Service service, Region region, boolean reading) {

    @Override
    public String toString() {
      return service.word() + "-" + region + (reading ? "" : "-changes");
    }
  }

  private final ClientFactory clients;
  private final SecretSource secrets;
  private final AtomicLong tickets = new AtomicLong();
  private final BlockingQueue<Item> done = new LinkedBlockingQueue<>();
  private final Map<Door, ExecutorService> pools = new ConcurrentHashMap<>();

  /** One whose calls name no secrets. */
  public SdkCalls(ClientFactory clients) {
    this(
        clients,
        reference -> {
          throw new SecretSource.Missing(reference + " is not looked for here");
        });
  }

  /**
   * Starts nothing yet.
   *
   * @param secrets asked for those that a call names, right before it is sent
   */
  public SdkCalls(ClientFactory clients, SecretSource secrets) {
    this.clients = clients;
    this.secrets = secrets;
  }

  @Override
  public Ticket submit(Call call) {
    var ticket = new Ticket(tickets.incrementAndGet());
    var door = new Door(call.service(), call.region(), call.readsOnly());
    pools.computeIfAbsent(door, SdkCalls::pool).execute(() -> run(ticket, call));
    return ticket;
  }

  @Override
  public Optional<Arrival> next(Duration atMost) {
    try {
      var item = done.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      if (item == null) {
        return Optional.empty();
      }
      if (item.fault() != null) {
        throw item.fault();
      }
      return Optional.of(item.arrival());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void run(Ticket ticket, Call call) {
    try {
      var completion = send(call);
      if (LOG.isDebugEnabled()) {
        LOG.debug("{} in {}: {}", call.name(), call.region(), brief(completion));
      }
      done.add(new Item(new Arrival(ticket, completion), null));
    } catch (RuntimeException | LinkageError e) {
      done.add(new Item(null, new IllegalStateException(call.name() + ": " + e.getMessage(), e)));
    }
  }

  private Completion send(Call call) {
    return switch (call.service()) {
      case ELASTICACHE -> send(call, ElastiCacheActions.named(call.action()), clients::elastiCache);
      case S3 -> send(call, S3Actions.named(call.action()), clients::s3);
      case STS -> send(call, StsActions.named(call.action()), clients::sts);
      case CLOUDWATCH -> send(call, CloudWatchActions.named(call.action()), clients::cloudWatch);
      case EC2, IAM, KMS, ROUTE_53, SECRETS_MANAGER, SERVICE_QUOTAS, SSM ->
          send(call, PlainActions.of(call), clients::plain);
    };
  }

  private <C> Completion send(Call call, Sender<C> sender, Function<Call, C> factory) {
    Sender.Ready<C> ready;
    try {
      ready = sender.prepare(SecretValues.in(call.parameters(), secrets));
    } catch (SecretSource.Missing e) {
      return new Completion.Refused("SecretNotFound", e.getMessage(), 0, RefusalKind.BAD_REQUEST);
    }
    C client;
    try {
      clients.credentials(call).resolveCredentials();
    } catch (RuntimeException e) {
      LOG.debug("no credentials", e);
      return Faults.credentials(e);
    }
    try {
      client = factory.apply(call);
    } catch (RuntimeException e) {
      return Faults.settings(e);
    }
    try {
      var answer = new Completion.Answered(ready.send(client));
      clients.heard(call.region(), true);
      return answer;
    } catch (RuntimeException e) {
      clients.heard(call.region(), !Faults.ranOutOfTime(e));
      LOG.debug("{} in {} failed", call.name(), call.region(), e);
      return Faults.sort(call, e);
    }
  }

  private static String brief(Completion completion) {
    return completion instanceof Completion.Answered ? "answered" : completion.toString();
  }

  private static ExecutorService pool(Door door) {
    var pool =
        new ThreadPoolExecutor(
            THREADS_EACH,
            THREADS_EACH,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              var thread = new Thread(work, "aws-" + door);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Calls on their way are left alone; nobody will take their completions. */
  @Override
  public void close() {
    pools.values().forEach(ExecutorService::shutdownNow);
    clients.close();
  }
}
