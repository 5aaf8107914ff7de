package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/**
 * Gives a secret another value, as its current version. A token that was there already does nothing
 * with the same value and is refused with another one (SECAPI:PutSecretValue).
 */
final class PutSecretValue implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("SecretId")
          .text("ClientRequestToken")
          .text("SecretBinary")
          .text("SecretString")
          .texts("VersionStages", "VersionStages", "member");

  private static final Shape ANSWER =
      Shape.of()
          .text("ARN")
          .text("Name")
          .text("VersionId")
          .texts("VersionStages", "VersionStages", "member");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(
        request,
        SecretShapes.INVALID,
        "SecretId",
        "ClientRequestToken",
        "SecretBinary",
        "SecretString");
    var secret = SecretShapes.living(request, caller, world);
    var token = SecretShapes.token(request);
    var content = SecretShapes.content(request);
    if (!content.some()) {
      throw new ServiceFault(
          SecretShapes.INVALID, 400, "You must provide either SecretString or SecretBinary.");
    }
    var before = secret.version(token);
    if (before.filter(v -> !v.content().equals(content)).isPresent()) {
      throw new ServiceFault(
          "ResourceExistsException",
          400,
          "A resource with the ID you requested already exists: version " + token + ".");
    }
    var version = before.orElseGet(() -> secret.put(token, content, world.settings().time().now()));
    return ANSWER
        .empty()
        .with("ARN", secret.arn())
        .with("Name", secret.name())
        .with("VersionId", version.id())
        .with("VersionStages", version.labels());
  }
}
