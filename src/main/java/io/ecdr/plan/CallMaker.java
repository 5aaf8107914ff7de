package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.Objects;
import java.util.function.BiFunction;

/** Makes calls that go to the right address. */
public final class CallMaker {

  private final BiFunction<Service, Region, String> endpoints;

  /**
   * @param endpoints the address of a service in a Region
   */
  public CallMaker(BiFunction<Service, Region, String> endpoints) {
    this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
  }

  /** A call to ElastiCache. */
  public Call elastiCache(Region region, String action, Value.Fields parameters) {
    return make(Service.ELASTICACHE, region, action, parameters);
  }

  /** A call to S3. */
  public Call s3(Region region, String action, Value.Fields parameters) {
    return make(Service.S3, region, action, parameters);
  }

  /** A call to CloudWatch. */
  public Call cloudWatch(Region region, String action, Value.Fields parameters) {
    return make(Service.CLOUDWATCH, region, action, parameters);
  }

  /** A call to STS. */
  public Call sts(Region region, String action) {
    return make(Service.STS, region, action, Value.Fields.NONE);
  }

  /** A call to one of the services that have a say in what a Region can take on. */
  public Call other(Service service, Region region, String action, Value.Fields parameters) {
    return make(service, region, action, parameters);
  }

  private Call make(Service service, Region region, String action, Value.Fields parameters) {
    return new Call(service, action, region, endpoints.apply(service, region), parameters);
  }
}
