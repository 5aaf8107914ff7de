package io.ecdr.aws;

import io.ecdr.model.Region;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * AWS's own addresses of the services whose SDK modules are left out: by the SDK's table of Regions
 * and partitions, but for IAM and Route 53, which have one address for a whole partition.
 */
final class PlainEndpoints {

  private PlainEndpoints() {}

  static String of(Service service, Region region, boolean fips, boolean dual) {
    if (service == Service.IAM) {
      return "https://" + iam(region, fips, dual);
    }
    if (service == Service.ROUTE_53) {
      return "https://" + route53(region, fips, dual);
    }
    List<EndpointTag> tags = new ArrayList<>();
    if (fips) {
      tags.add(EndpointTag.FIPS);
    }
    if (dual) {
      tags.add(EndpointTag.DUALSTACK);
    }
    var key =
        ServiceEndpointKey.builder()
            .region(software.amazon.awssdk.regions.Region.of(region.id()))
            .tags(tags)
            .build();
    return "https://" + ServiceMetadata.of(service.word()).endpointFor(key);
  }

  /** Source: the endpoint rules of Route 53 that the SDKs carry. */
  private static String route53(Region region, boolean fips, boolean dual) {
    return switch (region.partition()) {
      case "aws-cn" ->
          dual && !fips
              ? "route53.global.api.amazonwebservices.com.cn"
              : "route53.amazonaws.com.cn";
      case "aws-us-gov" -> dual ? "route53.us-gov.api.aws" : "route53.us-gov.amazonaws.com";
      default -> "route53" + (fips ? "-fips" : "") + (dual ? ".global.api.aws" : ".amazonaws.com");
    };
  }

  /** Source: the endpoint rules of IAM that the SDKs carry. FIPS comes before dual stack. */
  private static String iam(Region region, boolean fips, boolean dual) {
    return switch (region.partition()) {
      case "aws-cn" ->
          fips
              ? "iam-fips.amazonaws.com.cn"
              : dual
                  ? "iam.global.api.amazonwebservices.com.cn"
                  : "iam.cn-north-1.amazonaws.com.cn";
      case "aws-us-gov" -> dual && !fips ? "iam.us-gov.api.aws" : "iam.us-gov.amazonaws.com";
      default ->
          fips ? "iam-fips.amazonaws.com" : dual ? "iam.global.api.aws" : "iam.amazonaws.com";
    };
  }
}
