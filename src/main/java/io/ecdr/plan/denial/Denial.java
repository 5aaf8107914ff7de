package io.ecdr.plan.denial;

import io.ecdr.model.Region;
import io.ecdr.plan.denial.Place.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a rehearsal lets nobody reach: the lost Regions, the Regions where people sign in, every
 * other place to sign in, and hosts that AWS runs from one Region for all. What stands in the
 * survivor's Region may be reached; it is the Region that the failover counts on.
 *
 * @param lost taken for lost
 * @param signIn where the profile in use signs in; the survivor's own counts for nothing here
 * @param survivor where the standby is
 */
public record Denial(Set<Region> lost, Set<Region> signIn, Region survivor) {

  /** Services that are signed for one Region and run from there for a whole partition. */
  private static final Set<String> RUN_FROM_ONE =
      Set.of("iam", "route53", "cloudfront", "organizations", "globalaccelerator", "shield");

  public Denial {
    lost = new TreeSet<>(lost);
    signIn = new TreeSet<>(signIn);
    Objects.requireNonNull(survivor, "survivor");
    if (lost.isEmpty() || lost.contains(survivor)) {
      throw new IllegalArgumentException("the survivor's Region cannot be lost: " + survivor);
    }
    signIn.remove(survivor);
  }

  /**
   * What comes of an attempt to reach a host.
   *
   * @param where in a word or two
   * @param why it is denied; empty when it is not
   */
  public record Verdict(boolean denied, Place place, String where, String why) {
    public Verdict {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(where, "where");
      Objects.requireNonNull(why, "why");
    }

    /** Whether it was let through although nothing tells where it stands. */
    public boolean unsure() {
      return !denied && place.kind() == Kind.ELSEWHERE;
    }
  }

  /** Judges a host by its name. */
  public Verdict of(String host) {
    var place = Hosts.place(host, known());
    return new Verdict(!why(place).isEmpty(), place, place.words(), why(place));
  }

  /**
   * Judges a request by the host's name and by what it is signed for, where that can be seen: a
   * simulator has one address for all Regions.
   */
  public Verdict of(String host, Optional<Scope> scope) {
    var byName = of(host);
    if (byName.denied() || scope.isEmpty()) {
      return byName;
    }
    var signed = scope.get();
    var place =
        RUN_FROM_ONE.contains(signed.service()) ? Place.of(Kind.GLOBAL) : Place.in(signed.region());
    return new Verdict(!why(place).isEmpty(), place, place.words(), why(place));
  }

  /** Judges a call to a Region by that alone. */
  public Verdict of(Region region) {
    var place = Place.in(region);
    return new Verdict(!why(place).isEmpty(), place, place.words(), why(place));
  }

  private String why(Place place) {
    if (place.kind() == Kind.GLOBAL) {
      return "it is run from one Region for all, and that may be the lost one";
    }
    if (place.kind() == Kind.SIGN_IN) {
      return place.region().filter(survivor::equals).isPresent()
          ? ""
          : "people sign in there, outside of " + survivor;
    }
    return place.region().map(this::why).orElse("");
  }

  private String why(Region region) {
    if (lost.contains(region)) {
      return region + " is taken for lost";
    }
    return signIn.contains(region) ? region + " is where the profile signs in" : "";
  }

  private List<Region> known() {
    return Stream.of(Stream.of(survivor), lost.stream(), signIn.stream())
        .flatMap(each -> each)
        .toList();
  }
}
