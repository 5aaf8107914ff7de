package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Route 53's protocol: REST with XML documents. It is one for the partition, and takes what it is
 * asked in one Region.
 */
final class Route53Protocol implements Protocol {

  static final Route53Protocol ROUTE_53 = new Route53Protocol();

  private static final String SERVICE = "route53";
  private static final int LONGEST = 1 << 20;
  private static final Map<String, String> NAMESPACE =
      Map.of("xmlns", "https://route53.amazonaws.com/doc/2013-04-01/");

  /**
   * Where an action is asked.
   *
   * @param member what the path names
   */
  private record Route(String method, Pattern path, String action, String member, int status) {

    static Route of(String method, String path, String action, String member, int status) {
      return new Route(
          method,
          Pattern.compile("/2013-04-01/" + path.replace("{}", "([^/]+)") + "/?"),
          action,
          member,
          status);
    }
  }

  private static final List<Route> ROUTES =
      List.of(
          Route.of("POST", "hostedzone", "CreateHostedZone", "", 201),
          Route.of("GET", "hostedzone", "ListHostedZones", "", 200),
          Route.of("GET", "hostedzone/{}", "GetHostedZone", "Id", 200),
          Route.of("GET", "hostedzone/{}/rrset", "ListResourceRecordSets", "HostedZoneId", 200),
          Route.of("POST", "hostedzone/{}/rrset", "ChangeResourceRecordSets", "HostedZoneId", 200),
          Route.of("GET", "change/{}", "GetChange", "Id", 200));

  private Route53Protocol() {}

  @Override
  public Refusals refusals() {
    return Refusals.QUERY;
  }

  @Override
  public Optional<String> oneRegion() {
    return Optional.of("us-east-1");
  }

  @Override
  public Incoming open(WireRequest request) {
    return ROUTES.stream()
        .filter(r -> r.method().equals(request.method()))
        .flatMap(
            r ->
                Stream.of(r.path().matcher(request.rawPath()))
                    .filter(Matcher::matches)
                    .map(m -> new Call(request, r, m.groupCount() > 0 ? m.group(1) : "")))
        .findFirst()
        .orElseThrow(
            () -> refusals().noSuchAction(SERVICE, request.method() + " " + request.rawPath()));
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    var xml = new XmlText().start("ErrorResponse", NAMESPACE).start("Error");
    xml.element("Type", fault.httpStatus() < 500 ? "Sender" : "Receiver");
    xml.element("Code", fault.code()).element("Message", fault.getMessage()).end();
    xml.element("RequestId", requestId).end();
    return QueryProtocol.answer(fault.httpStatus(), requestId, xml);
  }

  /** A request whose route is known. */
  private record Call(WireRequest request, Route route, String named) implements Incoming {

    @Override
    public String action() {
      return route.action();
    }

    @Override
    public Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world) {
      return table
          .find(SERVICE, route.action())
          .orElseThrow(() -> ROUTE_53.refusals().noSuchAction(SERVICE, route.action()))
          .prepare(this::fill, caller, world);
    }

    private void fill(SdkPojo pojo) {
      byte[] body = body();
      if (body.length > 0) {
        XmlReader.fill(pojo, XmlReader.parse(new ByteArrayInputStream(body)));
      }
      var told = new TreeMap<String, String>();
      request.query().forEach(p -> told.put(p.name(), p.value()));
      for (var field : pojo.sdkFields()) {
        if (field.memberName().equals(route.member())) {
          field.set(pojo, named);
        } else if (told.containsKey(field.locationName())) {
          field.set(pojo, told.remove(field.locationName()));
        }
      }
      if (!told.isEmpty()) {
        throw new ServiceFault(
            "InvalidInput", 400, "The parameter " + told.firstKey() + " is not simulated.");
      }
    }

    private byte[] body() {
      try {
        return request.body().readNBytes(LONGEST);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      var xml = new XmlText().start(route.action() + "Response", NAMESPACE);
      new PojoXml(xml).members(reply.response());
      return QueryProtocol.answer(route.status(), requestId, xml.end());
    }
  }
}
