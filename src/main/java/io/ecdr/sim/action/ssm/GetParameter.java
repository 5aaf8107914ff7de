package io.ecdr.sim.action.ssm;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Tells a parameter's newest version (SSMAPI:GetParameter). */
final class GetParameter implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("Name").flag("WithDecryption");

  private static final Shape PARAMETER =
      Shape.of()
          .text("Name")
          .text("Type")
          .text("Value")
          .whole("Version")
          .moment("LastModifiedDate")
          .text("ARN")
          .text("DataType");

  private static final Shape ANSWER = Shape.of().part("Parameter", PARAMETER);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, ParameterShapes.INVALID, "Name", "WithDecryption");
    var parameter = ParameterShapes.find(request, caller, world);
    boolean clear =
        !parameter.type().equals("SecureString") || request.given().contains("WithDecryption");
    return ANSWER
        .empty()
        .with(
            "Parameter",
            PARAMETER
                .empty()
                .with("Name", parameter.name())
                .with("Type", parameter.type())
                .with("Value", clear ? parameter.value() : "AQICAHencrypted")
                .with("Version", parameter.version())
                .with("LastModifiedDate", parameter.changed())
                .with("ARN", parameter.arn())
                .with("DataType", "text"));
  }
}
