package io.ecdr.plan;

import io.ecdr.model.Region;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Regions that AWS's guide lists for Global Datastores (source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}; it names them in words). No call tells them, and the
 * list grows: that a Region is missing here is no proof that it is not supported.
 */
final class GlobalRegions {

  private static final Set<String> LISTED =
      new TreeSet<>(
          Set.of(
              "af-south-1",
              "ap-east-1",
              "ap-northeast-1",
              "ap-northeast-2",
              "ap-northeast-3",
              "ap-south-1",
              "ap-south-2",
              "ap-southeast-1",
              "ap-southeast-2",
              "ap-southeast-3",
              "ap-southeast-4",
              "ap-southeast-5",
              "ap-southeast-7",
              "ca-central-1",
              "ca-west-1",
              "cn-north-1",
              "cn-northwest-1",
              "eu-central-1",
              "eu-central-2",
              "eu-north-1",
              "eu-south-1",
              "eu-south-2",
              "eu-west-1",
              "eu-west-2",
              "eu-west-3",
              "il-central-1",
              "me-central-1",
              "me-south-1",
              "mx-central-1",
              "sa-east-1",
              "us-east-1",
              "us-east-2",
              "us-gov-east-1",
              "us-gov-west-1",
              "us-west-1",
              "us-west-2"));

  private GlobalRegions() {}

  static boolean listed(Region region) {
    return LISTED.contains(region.id());
  }
}
