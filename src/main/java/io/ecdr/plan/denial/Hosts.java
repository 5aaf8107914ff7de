package io.ecdr.plan.denial;

import io.ecdr.model.Region;
import io.ecdr.plan.denial.Place.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells where hosts stand by their names: for AWS's own, the Region that stands last in them, since
 * what is in front of that may be a bucket's name.
 *
 * <p>Source: the endpoint rules and tables of the SDK, against which this is tested. Of the
 * engines' own hosts ({@code x.abc.0001.use1.cache.amazonaws.com}) the short names of Regions are
 * made by rule; one that fits no Region counts as global, which is denied.
 */
public final class Hosts {

  /** Longest first: one may end with another. */
  private static final List<String> SUFFIXES =
      List.of(
          "api.amazonwebservices.com.cn",
          "api.cloud-aws.adc-e.uk",
          "cloud.adc-e.uk",
          "api.aws.hci.ic.gov",
          "csp.hci.ic.gov",
          "api.aws.ic.gov",
          "c2s.ic.gov",
          "api.aws.scloud",
          "sc2s.sgov.gov",
          "amazonaws.com.cn",
          "api.amazonwebservices.eu",
          "amazonaws.com",
          "amazonaws.eu",
          "api.aws");

  private static final List<String> SIGN_IN_SUFFIXES =
      List.of(
          "signin.aws.amazon.com",
          "signin.amazonaws.cn",
          "signin.amazonaws-us-gov.com",
          "signin.aws",
          "awsapps.com",
          "awsapps.cn",
          "app.aws",
          "aws.amazon.com");

  private static final List<String> SIGN_IN = List.of("sso", "oidc", "signin");

  private static final List<String> MACHINE =
      List.of(
          "localhost",
          "::1",
          "0:0:0:0:0:0:0:1",
          "169.254.169.254",
          "169.254.170.2",
          "169.254.170.23",
          "fd00:ec2::254",
          "fd00:ec2::23");

  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-\\d{1,2}");
  private static final Pattern IN_A_WORD =
      Pattern.compile(
          "(?:s3|s3-website|s3-fips|s3-control|fips)-([a-z]{2,4}(?:-[a-z]+){1,3}-\\d{1,2})");

  private static final Map<String, String> COMPASS =
      Map.of(
          "north", "n",
          "east", "e",
          "south", "s",
          "west", "w",
          "central", "c",
          "northeast", "ne",
          "northwest", "nw",
          "southeast", "se",
          "southwest", "sw");

  private Hosts() {}

  /**
   * Where a host stands.
   *
   * @param known Regions whose short names are understood
   */
  public static Place place(String host, List<Region> known) {
    var name = plain(host);
    if (MACHINE.contains(name) || name.startsWith("127.")) {
      return Place.of(Kind.MACHINE);
    }
    for (var suffix : SIGN_IN_SUFFIXES) {
      var front = before(name, suffix);
      if (front.isPresent()) {
        return new Place(Kind.SIGN_IN, lastRegion(front.get()));
      }
    }
    return SUFFIXES.stream()
        .flatMap(suffix -> before(name, suffix).stream())
        .findFirst()
        .map(front -> ofAws(front, known))
        .orElseGet(() -> Place.of(Kind.ELSEWHERE));
  }

  private static Place ofAws(List<String> labels, List<Region> known) {
    if (labels.isEmpty()) {
      return Place.of(Kind.GLOBAL);
    }
    var region = lastRegion(labels);
    if (labels.stream().anyMatch(SIGN_IN::contains)) {
      return new Place(Kind.SIGN_IN, region);
    }
    var last = labels.get(labels.size() - 1);
    if (last.equals("cache") && labels.size() > 1) {
      var word = labels.get(labels.size() - 2);
      return known.stream()
          .filter(each -> shortName(each).filter(word::equals).isPresent())
          .findFirst()
          .map(Place::in)
          .orElseGet(() -> region.map(Place::in).orElse(Place.of(Kind.GLOBAL)));
    }
    // What is in front of S3's own word is a bucket's name.
    boolean bucketsOnly = last.equals("s3") || last.equals("s3-external-1");
    return bucketsOnly
        ? Place.of(Kind.GLOBAL)
        : region.map(Place::in).orElseGet(() -> Place.of(Kind.GLOBAL));
  }

  private static Optional<Region> lastRegion(List<String> labels) {
    var backwards = new ArrayList<>(labels);
    Collections.reverse(backwards);
    return backwards.stream().flatMap(label -> region(label).stream()).findFirst();
  }

  private static Optional<Region> region(String label) {
    if (REGION.matcher(label).matches() && !label.startsWith("s3-")) {
      return Optional.of(new Region(label));
    }
    var within = IN_A_WORD.matcher(label);
    return within.matches() ? Optional.of(new Region(within.group(1))) : Optional.empty();
  }

  /** Such as {@code use1} for {@code us-east-1}, {@code ugw1} for {@code us-gov-west-1}. */
  static Optional<String> shortName(Region region) {
    var parts = region.id().split("-");
    var where = COMPASS.get(parts[parts.length - 2]);
    if (where == null) {
      return Optional.empty();
    }
    var front = parts.length == 3 ? parts[0] : parts[0].charAt(0) + parts[1].substring(0, 1);
    return Optional.of(front + where + parts[parts.length - 1]);
  }

  private static String plain(String host) {
    var name = host.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Optional<List<String>> before(String name, String suffix) {
    if (name.equals(suffix)) {
      return Optional.of(List.of());
    }
    return name.endsWith("." + suffix)
        ? Optional.of(List.of(name.substring(0, name.length() - suffix.length() - 1).split("\\.")))
        : Optional.empty();
  }
}
