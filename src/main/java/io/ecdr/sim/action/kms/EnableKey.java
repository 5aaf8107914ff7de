package io.ecdr.sim.action.kms;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;

/** Lets a key be used, or no longer (KMSAPI:EnableKey, KMSAPI:DisableKey). */
record EnableKey(boolean enable) implements Action<Document, Document> {

  @Override
  public Document answer(Document request, Caller caller, World world) {
    KeyShapes.find(request, caller, world).enable(enable);
    return Shape.of().empty();
  }
}
