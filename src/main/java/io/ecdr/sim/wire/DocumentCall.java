package io.ecdr.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** A request whose action is known and whose body is one document. */
abstract class DocumentCall implements Protocol.Incoming {

  private static final int MAX_BYTES = 4 << 20;

  private final String service;
  private final WireRequest request;
  private final String action;

  DocumentCall(String service, WireRequest request, String action) {
    this.service = service;
    this.request = request;
    this.action = action;
  }

  /**
   * Reads a document.
   *
   * @throws ServiceFault when it is none
   */
  abstract JsonNode document(byte[] bytes);

  @Override
  public final String action() {
    return action;
  }

  @Override
  public final Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world) {
    var entry =
        table.find(service, action).orElseThrow(() -> Refusals.JSON.noSuchAction(service, action));
    var document = document(bytes());
    return entry.prepare(fields -> PojoJson.fill(fields, document), caller, world);
  }

  private byte[] bytes() {
    try {
      byte[] bytes = request.body().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ServiceFault("SerializationException", 413, "The request is too long.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
