package io.ecdr.port;

import io.ecdr.model.Region;
import io.ecdr.plan.Service;

/** Tells where calls to a service in a Region go: an override, or AWS's own address. */
public interface Endpoints {

  /** The base address, such as {@code https://elasticache.eu-west-1.amazonaws.com}. */
  String of(Service service, Region region);
}
