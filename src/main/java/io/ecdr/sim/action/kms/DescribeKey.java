package io.ecdr.sim.action.kms;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Tells of a key (KMSAPI:DescribeKey). */
final class DescribeKey implements Action<Document, Document> {

  static final Shape REQUEST = Shape.of().text("KeyId").texts("GrantTokens", "GrantTokens", "");

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(request, "ValidationException", "KeyId");
    return KeyShapes.describe(KeyShapes.find(request, caller, world));
  }
}
