package io.ecdr.sim.action.kms;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Makes a symmetric key of the customer's, enabled (KMSAPI:CreateKey). */
final class CreateKey implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("Policy")
          .text("Description")
          .text("KeyUsage")
          .text("CustomerMasterKeySpec")
          .text("KeySpec")
          .text("Origin")
          .text("CustomKeyStoreId")
          .flag("BypassPolicyLockoutSafetyCheck")
          .flag("MultiRegion")
          .text("XksKeyId");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, "ValidationException", "Description");
    return KeyShapes.describe(
        world
            .ground()
            .keys()
            .make(
                KeyShapes.place(caller),
                request.text("Description").orElse(""),
                world.settings().time().now()));
  }
}
