package io.ecdr.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.ServiceFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Smithy RPC v2 CBOR: the action in the path, CBOR documents both ways.
 *
 * @param service as in signature scopes
 * @param target the service's name in the path
 */
record CborProtocol(String service, String target) implements Protocol {

  /** CloudWatch. */
  static final CborProtocol CLOUDWATCH =
      new CborProtocol("monitoring", "GraniteServiceVersion20100801");

  private static final CBORMapper CBOR = new CBORMapper();

  /** Whether a request speaks it. */
  static boolean spokenBy(WireRequest request) {
    return request.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent();
  }

  @Override
  public Refusals refusals() {
    return Refusals.JSON;
  }

  @Override
  public Incoming open(WireRequest request) {
    var path =
        Pattern.compile(".*/service/" + target + "/operation/(\\w+)").matcher(request.rawPath());
    if (!path.matches()) {
      throw refusals().noSuchAction(service, request.rawPath());
    }
    return new Call(request, path.group(1));
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    var error = new TreeMap<String, String>();
    error.put("__type", JsonProtocol.shape(fault.code()));
    error.put("message", fault.getMessage());
    var headers = headers(requestId);
    headers.put("x-amzn-query-error", JsonProtocol.queryError(fault));
    return answer(fault.httpStatus(), headers, PojoCbor.texts(error));
  }

  private static Map<String, String> headers(String requestId) {
    var headers = new TreeMap<String, String>();
    headers.put("Content-Type", "application/cbor");
    headers.put("smithy-protocol", "rpc-v2-cbor");
    headers.put("x-amzn-RequestId", requestId);
    return headers;
  }

  private static WireAnswer.Http answer(int status, Map<String, String> headers, byte[] bytes) {
    return new WireAnswer.Http(status, headers, new ByteArrayInputStream(bytes), bytes.length);
  }

  /** A request in CBOR. */
  private final class Call extends DocumentCall {

    Call(WireRequest request, String action) {
      super(service, request, action);
    }

    @Override
    JsonNode document(byte[] bytes) {
      try {
        var node = bytes.length == 0 ? CBOR.createObjectNode() : CBOR.readTree(bytes);
        if (node.isObject()) {
          return node;
        }
      } catch (IOException e) {
        throw new ServiceFault("SerializationException", 400, "The request is not valid CBOR.");
      }
      throw new ServiceFault("SerializationException", 400, "The request is no map.");
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      return answer(200, headers(requestId), PojoCbor.write(reply.response()));
    }
  }
}
