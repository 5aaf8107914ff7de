package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** S3's protocol: REST with XML documents. */
final class S3Protocol implements Protocol {

  static final S3Protocol S3 = new S3Protocol();

  /** The most that one PutObject or UploadPart may bring (S3:qfacts). */
  private static final long MAX_OBJECT = 5L << 30;

  private static final long MAX_DOCUMENT = 8L << 20;
  private static final Map<String, String> NAMESPACE =
      Map.of("xmlns", "http://s3.amazonaws.com/doc/2006-03-01/");

  private S3Protocol() {}

  @Override
  public Refusals refusals() {
    return Refusals.S3;
  }

  @Override
  public Incoming open(WireRequest request) {
    var target = S3Target.of(request);
    var route =
        S3Route.of(request, target.level())
            .orElseThrow(
                () ->
                    new ServiceFault(
                            "MethodNotAllowed",
                            405,
                            "The specified method is not allowed against this resource, or it is"
                                + " not simulated.")
                        .with("Method", request.method()));
    return new Call(request, target, route);
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    var xml = new XmlText().start("Error");
    xml.element("Code", fault.code()).element("Message", fault.getMessage());
    fault.details().forEach(xml::element);
    xml.element("RequestId", requestId).element("HostId", "simulator").end();
    var headers = headers(requestId);
    headers.put("Content-Type", "application/xml");
    Optional.ofNullable(fault.details().get("Region"))
        .ifPresent(region -> headers.put("x-amz-bucket-region", region));
    boolean silent = request.method().equals("HEAD") || fault.httpStatus() == 304;
    return WireAnswer.Http.text(fault.httpStatus(), headers, silent ? "" : xml.document());
  }

  private static Map<String, String> headers(String requestId) {
    var headers = new TreeMap<String, String>();
    headers.put("x-amz-request-id", requestId);
    headers.put("x-amz-id-2", "simulator");
    headers.put("Server", "AmazonS3");
    return headers;
  }

  /** A request whose route is known. */
  private record Call(WireRequest request, S3Target target, S3Route route) implements Incoming {

    @Override
    public String action() {
      return route.action();
    }

    @Override
    public Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world) {
      var entry =
          table
              .find("s3", route.action())
              .orElseThrow(() -> Refusals.S3.noSuchAction("s3", route.action()));
      var received =
          S3Body.receive(request, world.s3().bodies(), route.streams() ? MAX_OBJECT : MAX_DOCUMENT);
      return entry.prepare(
          new RestReader(request, target, route, received)::fill, received::body, caller, world);
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      var headers = headers(requestId);
      headers.putAll(headerFields(reply.response()));
      long told = Long.parseLong(Optional.ofNullable(headers.remove("Content-Length")).orElse("0"));
      if (reply.stream().isPresent()) {
        var stream = reply.stream().get();
        int status = headers.containsKey("Content-Range") ? 206 : route.status();
        return new WireAnswer.Http(status, headers, stream.bytes(), stream.length());
      }
      if (request.method().equals("HEAD")) {
        int status = headers.containsKey("Content-Range") ? 206 : route.status();
        return new WireAnswer.Http(status, headers, InputStream.nullInputStream(), told);
      }
      String document = document(reply.response());
      headers.putIfAbsent(
          "Content-Type", document.startsWith("{") ? "application/json" : "application/xml");
      return WireAnswer.Http.text(route.status(), headers, document);
    }

    private String document(SdkPojo response) {
      if (route.action().equals("GetBucketLocation")) {
        // The one answer whose root is itself the member.
        var xml = new XmlText().start(route.root(), NAMESPACE);
        location(response).ifPresent(xml::text);
        return xml.end().document();
      }
      var payload =
          response.sdkFields().stream()
              .filter(field -> field.containsTrait(PayloadTrait.class))
              .findFirst();
      if (payload.isPresent()) {
        return payload(payload.get(), payload.get().getValueOrDefault(response));
      }
      if (route.root().isEmpty()) {
        return "";
      }
      var xml = new XmlText().start(route.root(), NAMESPACE);
      new PojoXml(xml).members(response);
      return xml.end().document();
    }

    private static Optional<String> location(SdkPojo response) {
      List<SdkField<?>> fields = response.sdkFields();
      return Optional.ofNullable(fields.get(0).getValueOrDefault(response)).map(Object::toString);
    }

    private static String payload(SdkField<?> field, Object value) {
      if (value instanceof SdkPojo pojo) {
        var xml = new XmlText().start(field.unmarshallLocationName(), NAMESPACE);
        new PojoXml(xml).members(pojo);
        return xml.end().document();
      }
      return value == null ? "" : value.toString();
    }

    private static Map<String, String> headerFields(SdkPojo response) {
      var headers = new TreeMap<String, String>();
      for (SdkField<?> field : response.sdkFields()) {
        Object value = field.getValueOrDefault(response);
        if (field.location() != MarshallLocation.HEADER || value == null) {
          continue;
        }
        if (value instanceof Map<?, ?> map) {
          if (!(value instanceof SdkAutoConstructMap)) {
            map.forEach((k, v) -> headers.put(field.locationName() + k, v.toString()));
          }
        } else {
          headers.put(field.locationName(), Scalars.print(field, value));
        }
      }
      return headers;
    }
  }
}
