package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import java.time.Duration;

/** Marks a secret for deletion, or takes it away at once (SECAPI:DeleteSecret). */
final class DeleteSecret implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of().text("SecretId").whole("RecoveryWindowInDays").flag("ForceDeleteWithoutRecovery");

  private static final Shape ANSWER = Shape.of().text("ARN").text("Name").moment("DeletionDate");

  private static final int USUAL_DAYS = 30;

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, SecretShapes.INVALID, "SecretId", "ForceDeleteWithoutRecovery");
    var secret = SecretShapes.living(request, caller, world);
    var now = world.settings().time().now();
    boolean force = request.given().contains("ForceDeleteWithoutRecovery");
    if (force) {
      world.directory().secrets().remove(SecretShapes.place(caller), secret.name());
    } else {
      secret.delete(now);
    }
    return ANSWER
        .empty()
        .with("ARN", secret.arn())
        .with("Name", secret.name())
        .with("DeletionDate", force ? now : now.plus(Duration.ofDays(USUAL_DAYS)));
  }
}
