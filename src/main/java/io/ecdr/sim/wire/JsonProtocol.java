package io.ecdr.sim.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.ServiceFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON protocols 1.0 and 1.1: the action in a header, documents both ways.
 *
 * @param service as in signature scopes
 * @param prefix of the {@code X-Amz-Target} header, with the dot
 * @param contentType of answers
 */
record JsonProtocol(String service, String prefix, String contentType) implements Protocol {

  /** The Resource Groups Tagging API. */
  static final JsonProtocol TAGGING =
      new JsonProtocol(
          "tagging", "ResourceGroupsTaggingAPI_20170126.", "application/x-amz-json-1.1");

  /** KMS. */
  static final JsonProtocol KMS =
      new JsonProtocol("kms", "TrentService.", "application/x-amz-json-1.1");

  /** Service Quotas. */
  static final JsonProtocol QUOTAS =
      new JsonProtocol("servicequotas", "ServiceQuotasV20190624.", "application/x-amz-json-1.1");

  /** Secrets Manager. */
  static final JsonProtocol SECRETS =
      new JsonProtocol("secretsmanager", "secretsmanager.", "application/x-amz-json-1.1");

  /** Systems Manager. */
  static final JsonProtocol SSM =
      new JsonProtocol("ssm", "AmazonSSM.", "application/x-amz-json-1.1");

  /** CloudWatch, as boto3 and the {@code aws} command speak with it. */
  static final JsonProtocol CLOUDWATCH =
      new JsonProtocol(
          "monitoring", "GraniteServiceVersion20100801.", "application/x-amz-json-1.0");

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public Refusals refusals() {
    return Refusals.JSON;
  }

  @Override
  public Incoming open(WireRequest request) {
    String target = request.header("x-amz-target").orElse("");
    if (!target.startsWith(prefix)) {
      throw refusals().noSuchAction(service, target);
    }
    return new Call(request, target.substring(prefix.length()));
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    var document = JsonNodeFactory.instance.objectNode();
    boolean queryMode = request.header("x-amzn-query-mode").isPresent();
    document.put("__type", queryMode ? shape(fault.code()) : fault.code());
    document.put("message", fault.getMessage());
    var headers = headers(requestId);
    if (queryMode) {
      headers.put("x-amzn-query-error", queryError(fault));
    }
    return WireAnswer.Http.text(fault.httpStatus(), headers, document.toString());
  }

  /** A service that once spoke Query tells the code of those days beside the shape's name. */
  static String queryError(ServiceFault fault) {
    return fault.code() + (fault.httpStatus() < 500 ? ";Sender" : ";Receiver");
  }

  /** The shape's name in CloudWatch's model. */
  static String shape(String code) {
    return switch (code) {
      case "InvalidParameterValue" -> "InvalidParameterValueException";
      case "MissingParameter" -> "MissingRequiredParameterException";
      default -> code;
    };
  }

  private Map<String, String> headers(String requestId) {
    var headers = new TreeMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("x-amzn-RequestId", requestId);
    return headers;
  }

  /** A request in JSON. */
  private final class Call extends DocumentCall {

    Call(WireRequest request, String action) {
      super(service, request, action);
    }

    @Override
    JsonNode document(byte[] bytes) {
      try {
        var node = JSON.readTree(bytes.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : bytes);
        if (!node.isObject()) {
          throw new ServiceFault("SerializationException", 400, "The request is no object.");
        }
        return node;
      } catch (JsonProcessingException e) {
        throw new ServiceFault("SerializationException", 400, "The request is not valid JSON.");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      return WireAnswer.Http.text(
          200, headers(requestId), PojoJson.write(reply.response()).toString());
    }
  }
}
