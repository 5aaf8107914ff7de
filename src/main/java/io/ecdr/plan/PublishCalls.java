package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.List;

/** The calls that look at a place where clients look up endpoints, and that write to it. */
public final class PublishCalls {

  private PublishCalls() {}

  /** What tells whether it is there, and what it is; none of it changes anything. */
  public static List<Call> looks(CallMaker calls, Region region, Publication place) {
    return switch (place.place()) {
      case SECRET ->
          List.of(
              calls.other(
                  Service.SECRETS_MANAGER,
                  region,
                  "DescribeSecret",
                  Value.fields("SecretId", place.name())),
              value(calls, region, place));
      case PARAMETER -> List.of(value(calls, region, place));
    };
  }

  /** What tells what is there now. */
  public static Call value(CallMaker calls, Region region, Publication place) {
    return switch (place.place()) {
      case SECRET ->
          calls.other(
              Service.SECRETS_MANAGER,
              region,
              "GetSecretValue",
              Value.fields("SecretId", place.name()));
      case PARAMETER ->
          calls.other(Service.SSM, region, "GetParameter", Value.fields("Name", place.name()));
    };
  }

  /**
   * What writes it.
   *
   * @param content all that is there from then on
   */
  public static Call put(CallMaker calls, Region region, Publication place, Value content) {
    return switch (place.place()) {
      case SECRET ->
          calls.other(
              Service.SECRETS_MANAGER,
              region,
              "PutSecretValue",
              Value.fields("SecretId", place.name()).with("SecretString", content));
      case PARAMETER ->
          calls.other(
              Service.SSM,
              region,
              "PutParameter",
              Value.fields("Name", place.name()).with("Value", content).with("Overwrite", true));
    };
  }

  /** All that a step may send, for who reads a plan. */
  static List<Call> of(CallMaker calls, Region region, Publication place, Value.Bound endpoint) {
    var shown =
        place
            .key()
            .map(
                key ->
                    new Value.Bound(
                        endpoint.step(),
                        endpoint.path(),
                        "what it holds, with the endpoint's "
                            + place.form().word()
                            + " as '"
                            + key
                            + "'"))
            .orElse(
                new Value.Bound(
                    endpoint.step(), endpoint.path(), place.form().word() + ", as it is read"));
    return List.of(value(calls, region, place), put(calls, region, place, shown));
  }
}
