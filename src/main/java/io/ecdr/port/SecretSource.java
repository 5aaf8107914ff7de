package io.ecdr.port;

/** Finds secrets by their references, at the moment they are needed and not before. */
@FunctionalInterface
public interface SecretSource {

  /**
   * The secret behind {@code env:NAME} or {@code file:PATH}.
   *
   * @throws Missing when the reference leads to none
   */
  String find(String reference) throws Missing;

  /** A reference leads to no secret. The message names the reference and no secret. */
  final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    public Missing(String message) {
      super(message);
    }
  }
}
