package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Makes a secret, with a first version where a value is given (SECAPI:CreateSecret). */
final class CreateSecret implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("Name")
          .text("ClientRequestToken")
          .text("Description")
          .text("KmsKeyId")
          .text("SecretBinary")
          .text("SecretString");

  private static final Shape ANSWER = Shape.of().text("ARN").text("Name").text("VersionId");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(
        request,
        SecretShapes.INVALID,
        "Name",
        "ClientRequestToken",
        "Description",
        "SecretBinary",
        "SecretString");
    var name = Asked.text(request, SecretShapes.INVALID, "Name");
    var secrets = world.directory().secrets();
    var place = SecretShapes.place(caller);
    if (secrets.find(place, name).isPresent()) {
      throw new ServiceFault(
          "ResourceExistsException",
          400,
          "The operation failed because the secret " + name + " already exists.");
    }
    var now = world.settings().time().now();
    var content = SecretShapes.content(request);
    var token = content.some() ? SecretShapes.token(request) : null;
    var secret = secrets.make(place, name, request.text("Description").orElse(""), now);
    var version = content.some() ? secret.put(token, content, now) : null;
    return ANSWER
        .empty()
        .with("ARN", secret.arn())
        .with("Name", secret.name())
        .with("VersionId", version == null ? null : version.id());
  }
}
