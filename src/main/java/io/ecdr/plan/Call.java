package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call to AWS, as a value: what is shown, saved and approved is what is sent.
 *
 * @param action the operation as the API spells it, such as {@code CreateSnapshot}
 * @param endpoint where it goes, such as {@code https://elasticache.eu-west-1.amazonaws.com}
 * @param parameters the request's members as the API spells them
 * @param profile the AWS profile whose credentials it is sent with, when that is another than the
 *     one of all others
 */
public record Call(
    Service service,
    String action,
    Region region,
    String endpoint,
    Value.Fields parameters,
    Optional<String> profile) {

  private static final Set<String> READING =
      new TreeSet<>(Set.of("Describe", "List", "Get", "Head"));

  /** One that is sent with the credentials of all others. */
  public Call(
      Service service, String action, Region region, String endpoint, Value.Fields parameters) {
    this(service, action, region, endpoint, parameters, Optional.empty());
  }

  public Call {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(parameters, "parameters");
  }

  /** Whether the call changes nothing: Describe, List, Get and Head. */
  public boolean readsOnly() {
    return READING.stream().anyMatch(action::startsWith);
  }

  /** The IAM-style name, such as {@code elasticache:CreateSnapshot}. */
  public String name() {
    return service.word() + ":" + action;
  }

  /** The same call with one more, or another, parameter. */
  public Call with(String name, Value value) {
    return with(parameters.with(name, value));
  }

  /** The same call with other parameters. */
  public Call with(Value.Fields others) {
    return new Call(service, action, region, endpoint, others, profile);
  }

  /** The same call with the credentials of a profile, or of all others. */
  public Call as(Optional<String> other) {
    return new Call(service, action, region, endpoint, parameters, other);
  }
}
