package io.ecdr.sim.wire;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.Map;
import java.util.function.Supplier;

/**
 * EC2's own kind of Query: requests are the same forms, but answers have no result element and
 * refusals another shape.
 */
final class Ec2Protocol implements Protocol {

  static final Ec2Protocol EC2 = new Ec2Protocol();

  private static final QueryProtocol FORMS =
      new QueryProtocol("ec2", "2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/");

  private Ec2Protocol() {}

  @Override
  public Refusals refusals() {
    return Refusals.EC2;
  }

  @Override
  public Incoming open(WireRequest request) {
    return new Call(FORMS.open(request));
  }

  @Override
  public WireAnswer.Http refuse(WireRequest request, ServiceFault fault, String requestId) {
    var xml = new XmlText().start("Response").start("Errors").start("Error");
    xml.element("Code", fault.code()).element("Message", fault.getMessage()).end().end();
    xml.element("RequestID", requestId).end();
    return QueryProtocol.answer(fault.httpStatus(), requestId, xml);
  }

  /** A form that names an action. */
  private record Call(Incoming form) implements Incoming {

    @Override
    public String action() {
      return form.action();
    }

    @Override
    public Supplier<? extends Reply<?>> prepare(ActionTable table, Caller caller, World world) {
      return form.prepare(table, caller, world);
    }

    @Override
    public WireAnswer.Http write(Reply<?> reply, String requestId) {
      var xml = new XmlText().start(action() + "Response", Map.of("xmlns", FORMS.namespace()));
      xml.element("requestId", requestId);
      new PojoXml(xml).members(reply.response());
      return QueryProtocol.answer(200, requestId, xml.end());
    }
  }
}
