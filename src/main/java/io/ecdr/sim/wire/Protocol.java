package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.Optional;
import java.util.function.Supplier;

/** How one service's requests and answers look on the wire. */
interface Protocol {

  /**
   * Finds out which action a request asks for, reading no more of it than that takes.
   *
   * @throws ServiceFault when it asks for none
   */
  Incoming open(WireRequest request);

  /** Writes a refusal. */
  WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId);

  /** The service's own words for what the front door refuses. */
  Refusals refusals();

  /**
   * The Region that a service runs in for all, whichever it was signed for: clients of such a
   * service sign for theirs when they were given an address. Empty when each Region has its own.
   */
  default Optional<String> oneRegion() {
    return Optional.empty();
  }

  /** A request whose action is known. */
  interface Incoming {

    /** The action's name, such as {@code DescribeSnapshots}. */
    String action();

    /**
     * Reads the rest.
     *
     * @return what answers it, to be called with the world's lock held
     * @throws ServiceFault when the action is not simulated or the request is malformed
     */
    Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world);

    /** Writes the answer. */
    WireAnswer.Http write(Reply<?> reply, String requestId);
  }
}
