package io.ecdr.sim.world.s3;

import java.util.Objects;
import java.util.Optional;

/**
 * Who asks for something.
 *
 * @param kind what it is
 * @param account of an AWS principal, twelve digits
 * @param name the ARN of an AWS principal, the name of a service
 */
public record Principal(Kind kind, Optional<String> account, String name) {

  /** Kinds of principal. */
  public enum Kind {
    AWS,
    SERVICE,
    ANONYMOUS
  }

  public Principal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(name, "name");
  }

  /**
   * A user or role.
   *
   * @param arn such as {@code arn:aws:iam::111122223333:user/ops}
   */
  public static Principal aws(String account, String arn) {
    return new Principal(Kind.AWS, Optional.of(account), arn);
  }

  /**
   * A service acting for itself.
   *
   * @param name such as {@code eu-west-1.elasticache-snapshot.amazonaws.com}
   */
  public static Principal service(String name) {
    return new Principal(Kind.SERVICE, Optional.empty(), name);
  }

  /** Nobody in particular: an unsigned request. */
  public static Principal anonymous() {
    return new Principal(Kind.ANONYMOUS, Optional.empty(), "*");
  }
}
