package io.ecdr.aws;

import java.util.Map;
import java.util.TreeMap;

/**
 * EC2's spelling: lists in requests are called like one of their elements, elements of answers
 * begin with a small letter, and lists in answers have names of their own (source: the service
 * model, EC2 2016-11-15; only what ecdr asks).
 */
final class Ec2Names implements FormNames {

  static final Ec2Names INSTANCE = new Ec2Names();

  private static final Map<String, String> SENT =
      new TreeMap<>(Map.of("Filters", "Filter", "Values", "Value", "SubnetIds", "SubnetId"));

  private static final Map<String, String> LISTS =
      new TreeMap<>(
          Map.of(
              "subnetSet",
              "Subnets",
              "securityGroupInfo",
              "SecurityGroups",
              "tagSet",
              "Tags",
              "ipPermissions",
              "IpPermissions",
              "ipPermissionsEgress",
              "IpPermissionsEgress"));

  private Ec2Names() {}

  @Override
  public String sent(String member) {
    return SENT.getOrDefault(member, member);
  }

  @Override
  public String read(String element) {
    return LISTS.getOrDefault(
        element, Character.toUpperCase(element.charAt(0)) + element.substring(1));
  }

  @Override
  public boolean list(String element) {
    return LISTS.containsKey(element);
  }

  @Override
  public boolean number(String element) {
    return element.equals("availableIpAddressCount");
  }
}
