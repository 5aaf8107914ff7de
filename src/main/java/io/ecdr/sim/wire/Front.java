package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.fault.Faults.Treatment;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything between a request and an answer, whatever carries them: who calls, which Region and
 * service, whether a fault is in force, then the action under the world's lock. Never throws: what
 * goes wrong is answered in the format of the service.
 */
public final class Front {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final World world;
  private final ActionTable table;
  private final AtomicLong requests = new AtomicLong();

  public Front(World world, ActionTable table) {
    this.world = world;
    this.table = table;
  }

  /** Answers one request. Safe to call from several threads. */
  public WireAnswer answer(WireRequest request) {
    String requestId = requestId();
    Protocol protocol = Protocols.byLooks(request);
    try {
      var scope = Scope.of(request);
      protocol = Protocols.of(request, scope);
      var region = protocol.oneRegion();
      return answer(request, scope.map(s -> region.map(s::in).orElse(s)), protocol, requestId);
    } catch (ServiceFault e) {
      return protocol.refuse(request, e, requestId);
    } catch (RuntimeException | AssertionError e) {
      LOG.error("request {} {} failed", request.method(), request.rawPath(), e);
      return protocol.refuse(request, protocol.refusals().broken(e), requestId);
    }
  }

  private WireAnswer answer(
      WireRequest request, Optional<Scope> scope, Protocol protocol, String requestId) {
    var incoming = protocol.open(request);
    Supplier<Treatment> treatment =
        () -> scope.map(s -> treat(s, incoming.action())).orElse(Treatment.NONE);
    switch (treatment.get()) {
      case DARK:
        return new WireAnswer.Silent(() -> scope.map(this::dark).orElse(false));
      case LOST_BEFORE_EFFECT:
        return new WireAnswer.Cut();
      case LOST_AFTER_EFFECT:
        forget(perform(scope, protocol, incoming, requestId));
        return new WireAnswer.Cut();
      case DENIED:
        throw protocol
            .refusals()
            .denied(world.settings().account(), scope.orElseThrow().service(), incoming.action());
      case THROTTLED:
        throw protocol.refusals().throttled();
      case NONE:
    }
    return perform(scope, protocol, incoming, requestId);
  }

  private Treatment treat(Scope scope, String action) {
    var settings = world.settings();
    return world.locked(
        () ->
            settings
                .faults()
                .onRequest(scope.region(), scope.service(), action, settings.time().now()));
  }

  private boolean dark(Scope scope) {
    var settings = world.settings();
    return settings.faults().dark(scope.region(), scope.service(), settings.time().now());
  }

  private WireAnswer.Http perform(
      Optional<Scope> scope, Protocol protocol, Protocol.Incoming incoming, String requestId) {
    var caller = caller(scope.orElseThrow(protocol.refusals()::unsigned), protocol);
    var ready = incoming.prepare(table, caller, world);
    Reply<?> reply = world.locked(ready::get);
    var answer = incoming.write(reply, requestId);
    // By the world's own clock; over a socket the server sets it, by the same one in real time.
    answer
        .headers()
        .put(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                world.settings().time().now().atOffset(ZoneOffset.UTC)));
    return answer;
  }

  private Caller caller(Scope scope, Protocol protocol) {
    var refusals = protocol.refusals();
    if (Signers.expired(scope.accessKeyId())) {
      throw refusals.expired();
    }
    if (Signers.unknown(scope.accessKeyId())) {
      throw refusals.unknownKey();
    }
    var settings = world.settings();
    var regions = protocol.oneRegion().map(List::of).orElse(settings.regions());
    if (!regions.contains(scope.region())) {
      throw refusals.noSuchRegion(scope.region(), regions);
    }
    return new Caller(
        Signers.account(scope.accessKeyId(), settings.account()),
        scope.accessKeyId(),
        scope.region());
  }

  private static void forget(WireAnswer.Http answer) {
    try {
      answer.body().close();
    } catch (IOException e) {
      LOG.debug("an answer that nobody gets could not be closed", e);
    }
  }

  private String requestId() {
    long number = requests.incrementAndGet();
    return String.format("%08x-0000-4000-8000-%012x", number >>> 48, number & 0xFFFFFFFFFFFFL);
  }
}
