package io.ecdr.plan.denial;

import io.ecdr.model.Region;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a host stands, as far as its name tells.
 *
 * @param region of a host that stands in one
 */
public record Place(Kind kind, Optional<Region> region) {

  /** The sorts of hosts. */
  public enum Kind {
    /** Of AWS, in one Region. */
    REGION,
    /** Of AWS, where people and tools sign in; in one Region, or in all. */
    SIGN_IN,
    /** Of AWS, and its name tells no Region: such hosts are run from one of them. */
    GLOBAL,
    /** This machine, and what tells it its credentials. */
    MACHINE,
    /** Not of AWS: where it stands, its name does not tell. */
    ELSEWHERE
  }

  public Place {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(region, "region");
  }

  static Place in(Region region) {
    return new Place(Kind.REGION, Optional.of(region));
  }

  static Place of(Kind kind) {
    return new Place(kind, Optional.empty());
  }

  /** In a word or two, for tables. */
  public String words() {
    return switch (kind) {
      case REGION -> region.map(Region::id).orElse("?");
      case SIGN_IN -> region.map(r -> "sign-in, " + r).orElse("sign-in, global");
      case GLOBAL -> "global";
      case MACHINE -> "this machine";
      case ELSEWHERE -> "not told";
    };
  }
}
