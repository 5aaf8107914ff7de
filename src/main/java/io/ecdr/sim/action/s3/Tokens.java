package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Continuation tokens: what was given last, in a form that nobody should read. */
final class Tokens {

  private Tokens() {}

  /** The token that goes on after this text. */
  static String write(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a token goes on after.
   *
   * @throws ServiceFault {@code InvalidArgument} when it is none of ours
   */
  static String read(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ServiceFault(
          "InvalidArgument", 400, "The continuation token provided is incorrect");
    }
  }
}
