package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Tells of a secret, never its value (SECAPI:DescribeSecret). */
final class DescribeSecret implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("SecretId");

  private static final Shape ANSWER =
      Shape.of()
          .text("ARN")
          .text("Name")
          .text("Description")
          .moment("CreatedDate")
          .moment("DeletedDate");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, SecretShapes.INVALID, "SecretId");
    var secret = SecretShapes.any(request, caller, world);
    return ANSWER
        .empty()
        .with("ARN", secret.arn())
        .with("Name", secret.name())
        .with("Description", secret.description().isEmpty() ? null : secret.description())
        .with("CreatedDate", secret.made())
        .with("DeletedDate", secret.deleted().orElse(null));
  }
}
