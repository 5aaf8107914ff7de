package io.ecdr.sim.action.secretsmanager;

import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.directory.Secrets;
import io.ecdr.sim.world.ground.Place;

/** How secrets are named and refused. */
final class SecretShapes {

  static final String INVALID = "InvalidParameterException";

  private static final int SHORTEST_TOKEN = 32;
  private static final int LONGEST_TOKEN = 64;

  private SecretShapes() {}

  static Place place(Caller caller) {
    return new Place(caller.account(), caller.region());
  }

  /**
   * The secret that a request names.
   *
   * @throws ServiceFault {@code ResourceNotFoundException}
   */
  static Secrets.Secret any(Document request, Caller caller, World world) {
    var name = Asked.text(request, INVALID, "SecretId");
    return world
        .directory()
        .secrets()
        .find(place(caller), name)
        .orElseThrow(() -> missing("Secrets Manager can't find the specified secret."));
  }

  /**
   * The same, that is not about to be deleted.
   *
   * @throws ServiceFault {@code InvalidRequestException} of one that is
   */
  static Secrets.Secret living(Document request, Caller caller, World world) {
    var secret = any(request, caller, world);
    if (secret.deleted().isPresent()) {
      throw new ServiceFault(
          "InvalidRequestException",
          400,
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  static ServiceFault missing(String words) {
    return new ServiceFault("ResourceNotFoundException", 400, words);
  }

  /** What a request gives to be kept: text, or bytes, or nothing. */
  static Secrets.Content content(Document request) {
    var content = new Secrets.Content(request.text("SecretString"), request.text("SecretBinary"));
    if (content.text().isPresent() && content.binary().isPresent()) {
      throw new ServiceFault(
          INVALID, 400, "You can't specify both a binary secret value and a string secret value.");
    }
    return content;
  }

  /** The id of a version, which clients make. */
  static String token(Document request) {
    var token = Asked.text(request, INVALID, "ClientRequestToken");
    if (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN) {
      throw new ServiceFault(INVALID, 400, "ClientRequestToken must be 32-64 characters long.");
    }
    return token;
  }
}
