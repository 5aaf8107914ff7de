package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The Query protocol: form parameters in, XML out. ElastiCache, IAM and STS speak it, and so may
 * CloudWatch.
 *
 * @param service as in signature scopes
 * @param version the API version that clients name
 * @param namespace of the answers' elements
 */
record QueryProtocol(String service, String version, String namespace) implements Protocol {

  private static final Logger LOG = LoggerFactory.getLogger(QueryProtocol.class);
  private static final int MAX_FORM_BYTES = 4 << 20;

  /** ElastiCache. */
  static final QueryProtocol ELASTICACHE =
      new QueryProtocol(
          "elasticache", "2015-02-02", "http://elasticache.amazonaws.com/doc/2015-02-02/");

  /** STS. */
  static final QueryProtocol STS =
      new QueryProtocol("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

  /** IAM. */
  static final QueryProtocol IAM =
      new QueryProtocol("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/");

  /** CloudWatch, as older clients speak with it. */
  static final QueryProtocol CLOUDWATCH =
      new QueryProtocol(
          "monitoring", "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/");

  /** IAM is one for the partition. */
  @Override
  public Optional<String> oneRegion() {
    return service.equals("iam") ? Optional.of("us-east-1") : Optional.empty();
  }

  @Override
  public Refusals refusals() {
    return Refusals.QUERY;
  }

  @Override
  public Incoming open(WireRequest request) {
    var parameters = new ArrayList<>(request.query());
    parameters.removeIf(parameter -> parameter.name().startsWith("X-Amz-"));
    try {
      parameters.addAll(WireRequest.parameters(text(request)));
    } catch (IllegalArgumentException e) {
      throw new ServiceFault("MalformedQueryString", 400, "The form is malformed.");
    }
    var form = FormReader.form(parameters);
    String action = form.remove("Action");
    String asked = form.remove("Version");
    if (action == null || action.isEmpty()) {
      throw new ServiceFault("MissingAction", 400, "The request names no Action.");
    }
    return new Call(action, asked == null ? version : asked, form);
  }

  private static String text(WireRequest request) {
    try {
      byte[] bytes = request.body().readNBytes(MAX_FORM_BYTES + 1);
      if (bytes.length > MAX_FORM_BYTES) {
        throw new ServiceFault("ValidationError", 400, "The request is too long.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    warnOfUnknown(fault);
    var xml = new XmlText().start("ErrorResponse", Map.of("xmlns", namespace)).start("Error");
    xml.element("Type", fault.httpStatus() < 500 ? "Sender" : "Receiver");
    xml.element("Code", fault.code()).element("Message", fault.getMessage()).end();
    // Deeper inside, the Java SDK does not find it.
    xml.element("RequestId", requestId).end();
    return answer(fault.httpStatus(), requestId, xml);
  }

  private void warnOfUnknown(ServiceFault fault) {
    boolean known =
        ErrorCodes.of(fault.code()).filter(row -> row.status() == fault.httpStatus()).isPresent();
    if (!known && service.equals("elasticache")) {
      LOG.warn("the service model has no error {} with {}", fault.code(), fault.httpStatus());
    }
  }

  static WireAnswer.Http answer(int status, String requestId, XmlText xml) {
    return WireAnswer.Http.text(
        status, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId), xml.document());
  }

  /** A form that names an action. */
  private final class Call implements Incoming {

    private final String action;
    private final String asked;
    private final Map<String, String> form;

    Call(String action, String asked, Map<String, String> form) {
      this.action = action;
      this.asked = asked;
      this.form = form;
    }

    @Override
    public String action() {
      return action;
    }

    @Override
    public Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world) {
      if (!asked.equals(version)) {
        throw new ServiceFault(
            "InvalidAction", 400, "Could not find operation " + action + " for version " + asked);
      }
      return table
          .find(service, action)
          .orElseThrow(() -> refusals().noSuchAction(service, action))
          .prepare(fields -> new FormReader(form).fill(fields), caller, world);
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      var xml = new XmlText().start(action + "Response", Map.of("xmlns", namespace));
      SdkPojo response = reply.response();
      // An action has a result element when its response has members: true of every action of
      // ElastiCache and STS in the published models, and checked by a test.
      if (!response.sdkFields().isEmpty()) {
        xml.start(action + "Result");
        new PojoXml(xml).members(response);
        xml.end();
      }
      xml.start("ResponseMetadata").element("RequestId", requestId).end().end();
      return answer(200, requestId, xml);
    }
  }
}
