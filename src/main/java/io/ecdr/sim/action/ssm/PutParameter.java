package io.ecdr.sim.action.ssm;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Parameters;
import java.util.List;
import java.util.Optional;

/** Makes a parameter, or overwrites it where that is said (SSMAPI:PutParameter). */
final class PutParameter implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("Name")
          .text("Description")
          .text("Value")
          .text("Type")
          .flag("Overwrite")
          .text("Tier")
          .text("DataType");

  private static final Shape ANSWER = Shape.of().whole("Version").text("Tier");
  private static final List<String> TYPES = List.of("String", "StringList", "SecureString");
  private static final int LONGEST = 4096;

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(
        request, ParameterShapes.INVALID, "Name", "Description", "Value", "Type", "Overwrite");
    var name = Asked.text(request, ParameterShapes.INVALID, "Name");
    var value = Asked.text(request, ParameterShapes.INVALID, "Value");
    var place = ParameterShapes.place(caller);
    var parameters = world.directory().parameters();
    var before = parameters.find(place, name);
    if (value.length() > LONGEST) {
      throw invalid(
          "Standard tier parameters support a maximum parameter value of 4096 characters.");
    }
    if (before.isPresent() && !request.given().contains("Overwrite")) {
      throw new ServiceFault(
          "ParameterAlreadyExists",
          400,
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    var type = type(request, before);
    var put =
        parameters.put(
            place,
            before.map(Parameters.Parameter::name).orElse(name),
            type,
            value,
            world.settings().time().now());
    return ANSWER.empty().with("Version", put.version()).with("Tier", "Standard");
  }

  private static String type(Document request, Optional<Parameters.Parameter> before) {
    var wanted = request.text("Type");
    var type =
        wanted
            .or(() -> before.map(Parameters.Parameter::type))
            .orElseThrow(
                () -> invalid("A parameter type is required when you create a parameter."));
    if (!TYPES.contains(type) || before.filter(b -> !b.type().equals(type)).isPresent()) {
      throw invalid("The parameter type " + type + " does not fit, or it is not simulated.");
    }
    return type;
  }

  private static ServiceFault invalid(String words) {
    return new ServiceFault(ParameterShapes.INVALID, 400, words);
  }
}
