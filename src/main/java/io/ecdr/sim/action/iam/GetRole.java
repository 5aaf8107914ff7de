package io.ecdr.sim.action.iam;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import java.time.Instant;

/**
 * Tells of a role (IAMAPI:GetRole). Every account has the one that ElastiCache acts with, and no
 * other.
 */
final class GetRole implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("RoleName");

  private static final String ROLE = "AWSServiceRoleForElastiCache";
  private static final String PATH = "/aws-service-role/elasticache.amazonaws.com/";
  private static final Instant MADE = Instant.parse("2020-01-01T00:00:00Z");

  /** Percent-encoded JSON, as IAM gives policies. */
  private static final String TRUST =
      "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22"
          + "%2C%22Principal%22%3A%7B%22Service%22%3A%22elasticache.amazonaws.com%22%7D%2C"
          + "%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D";

  private static final Shape ROLES =
      Shape.of()
          .text("Path")
          .text("RoleName")
          .text("RoleId")
          .text("Arn")
          .moment("CreateDate")
          .text("AssumeRolePolicyDocument")
          .whole("MaxSessionDuration");

  private static final Shape ANSWER = Shape.of().part("Role", ROLES);

  @Override
  public Document answer(Document request, Caller caller, World world) {
    var name = Asked.text(request, "ValidationError", "RoleName");
    if (!name.equals(ROLE)) {
      throw new ServiceFault(
          "NoSuchEntity", 404, "The role with name " + name + " cannot be found.");
    }
    return ANSWER
        .empty()
        .with(
            "Role",
            ROLES
                .empty()
                .with("Path", PATH)
                .with("RoleName", ROLE)
                .with("RoleId", "AROASIMULATED" + caller.account().substring(4))
                .with("Arn", "arn:aws:iam::" + caller.account() + ":role" + PATH + ROLE)
                .with("CreateDate", MADE)
                .with("AssumeRolePolicyDocument", TRUST)
                .with("MaxSessionDuration", 3600));
  }
}
