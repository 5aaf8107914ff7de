package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Secrets;

/** Tells what a version of a secret holds, by default the current one (SECAPI:GetSecretValue). */
final class GetSecretValue implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("SecretId").text("VersionId").text("VersionStage");

  private static final Shape ANSWER =
      Shape.of()
          .text("ARN")
          .text("Name")
          .text("VersionId")
          .text("SecretBinary")
          .text("SecretString")
          .texts("VersionStages", "VersionStages", "member")
          .moment("CreatedDate");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var secret = SecretShapes.living(request, caller, world);
    var id = request.text("VersionId");
    var label = request.text("VersionStage").orElse(Secrets.CURRENT);
    var version =
        id.map(secret::version)
            .orElseGet(() -> secret.labelled(label))
            .orElseThrow(
                () ->
                    SecretShapes.missing(
                        "Secrets Manager can't find the specified secret value for "
                            + id.map(i -> "VersionId: " + i).orElse("staging label: " + label)));
    return ANSWER
        .empty()
        .with("ARN", secret.arn())
        .with("Name", secret.name())
        .with("VersionId", version.id())
        .with("SecretBinary", version.content().binary().orElse(null))
        .with("SecretString", version.content().text().orElse(null))
        .with("VersionStages", version.labels())
        .with("CreatedDate", version.made());
  }
}
