package io.ecdr.sim.action.kms;

import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.ground.Keys;
import io.ecdr.sim.world.ground.Place;

/** How keys are named and told. */
final class KeyShapes {

  /** A request that names a key and nothing else. */
  static final Shape NAMED = Shape.of().text("KeyId");

  private static final Shape KEY =
      Shape.of()
          .text("AWSAccountId")
          .text("KeyId")
          .text("Arn")
          .moment("CreationDate")
          .flag("Enabled")
          .text("Description")
          .text("KeyUsage")
          .text("KeyState")
          .text("Origin")
          .text("KeyManager")
          .text("CustomerMasterKeySpec")
          .text("KeySpec")
          .flag("MultiRegion");

  private static final Shape ANSWER = Shape.of().part("KeyMetadata", KEY);

  private KeyShapes() {}

  static Place place(Caller caller) {
    return new Place(caller.account(), caller.region());
  }

  /**
   * The key that a request names, by id or ARN; there are no aliases.
   *
   * @throws ServiceFault {@code NotFoundException}
   */
  static Keys.Key find(Document request, Caller caller, World world) {
    var name = Asked.text(request, "ValidationException", "KeyId");
    return world
        .ground()
        .keys()
        .find(place(caller), name)
        .orElseThrow(() -> new ServiceFault("NotFoundException", 400, missing(name, caller)));
  }

  private static String missing(String name, Caller caller) {
    if (name.contains("alias/")) {
      var alias = name.startsWith("arn:") ? name : place(caller).arn("kms", name);
      return "Alias " + alias + " is not found.";
    }
    if (name.startsWith("arn:") && !name.contains(":" + caller.region() + ":")) {
      return "Invalid arn " + name;
    }
    var key = name.startsWith("arn:") ? name : place(caller).arn("kms", "key/" + name);
    return "Key '" + key + "' does not exist";
  }

  static Document describe(Keys.Key key) {
    return ANSWER
        .empty()
        .with(
            "KeyMetadata",
            KEY.empty()
                .with("AWSAccountId", key.place().account())
                .with("KeyId", key.id())
                .with("Arn", key.arn())
                .with("CreationDate", key.made())
                .with("Enabled", key.enabled())
                .with("Description", key.description())
                .with("KeyUsage", "ENCRYPT_DECRYPT")
                .with("KeyState", key.enabled() ? "Enabled" : "Disabled")
                .with("Origin", "AWS_KMS")
                .with("KeyManager", "CUSTOMER")
                .with("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
                .with("KeySpec", "SYMMETRIC_DEFAULT")
                .with("MultiRegion", false));
  }
}
