package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is let into a restored cache, and how it is encrypted. No secrets: a token is named by where
 * it is.
 *
 * @param userGroups user groups of the Region to restore in
 * @param withoutAuth agrees that a cache that had an AUTH token or user groups comes back without
 * @param authToken where the new cache's token is, {@code env:NAME} or {@code file:PATH}
 * @param tls whether transit is encrypted; absent means as the backup tells
 * @param kmsKey key for encryption at rest; absent means the service's own
 * @param login who reads the restored data to prove it
 */
public record RestoreAccess(
    List<String> userGroups,
    boolean withoutAuth,
    Optional<String> authToken,
    Optional<Boolean> tls,
    Optional<String> kmsKey,
    Login login) {

  /** All as the backup tells. */
  public static final RestoreAccess AS_BACKED_UP =
      new RestoreAccess(
          List.of(), false, Optional.empty(), Optional.empty(), Optional.empty(), Login.NONE);

  /**
   * A login, for reading only.
   *
   * @param user absent means the engine's default user
   * @param auth where its password is, {@code env:NAME} or {@code file:PATH}
   */
  public record Login(Optional<String> user, Optional<String> auth) {

    /** None was named. */
    public static final Login NONE = new Login(Optional.empty(), Optional.empty());

    public Login {
      Objects.requireNonNull(user, "user");
      auth.ifPresent(SecretReference::require);
    }
  }

  public RestoreAccess {
    userGroups = List.copyOf(userGroups);
    authToken.ifPresent(SecretReference::require);
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(kmsKey, "kmsKey");
    Objects.requireNonNull(login, "login");
  }
}
