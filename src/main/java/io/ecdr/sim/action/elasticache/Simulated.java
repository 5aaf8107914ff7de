package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Refusals;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Refuses by name what a request asks for and the simulator does not do. */
final class Simulated {

  private Simulated() {}

  /**
   * Lets a request through that gives only these parameters. A flag that is {@code false} is not
   * given.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} naming the first other
   */
  static void only(SdkPojo request, String... parameters) {
    List<String> known = List.of(parameters);
    for (SdkField<?> field : request.sdkFields()) {
      if (!known.contains(field.locationName()) && given(field.getValueOrDefault(request))) {
        throw Refusals.value(
            "The parameter " + field.locationName() + " is not simulated by this endpoint.");
      }
    }
  }

  /**
   * An answer that has the same members as something described.
   *
   * @param answer the answer's builder
   */
  static <B extends SdkPojo> B same(SdkPojo described, B answer) {
    for (SdkField<?> field : described.sdkFields()) {
      for (SdkField<?> its : answer.sdkFields()) {
        if (its.memberName().equals(field.memberName())) {
          its.set(answer, field.getValueOrDefault(described));
        }
      }
    }
    return answer;
  }

  private static boolean given(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList<?>)
        && !Boolean.FALSE.equals(value);
  }
}
