package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.function.Supplier;

/**
 * A service that is not simulated: it is refused by name, in the format that the request looks
 * like, and as silent as the others when its Region is dark.
 *
 * @param service as in signature scopes
 * @param voice the protocol whose refusals its clients understand
 */
record UnknownService(String service, Protocol voice) implements Protocol {

  @Override
  public Refusals refusals() {
    return voice.refusals();
  }

  @Override
  public Incoming open(WireRequest request) {
    return new Call();
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    return voice.refuse(request, fault, requestId);
  }

  /** A request whose action does not matter. */
  private final class Call implements Incoming {

    @Override
    public String action() {
      return "";
    }

    @Override
    public Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world) {
      throw refusals().noSuchService(service);
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      throw new IllegalStateException("nothing answers for " + service);
    }
  }
}
