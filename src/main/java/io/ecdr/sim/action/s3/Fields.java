package io.ecdr.sim.action.s3;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Reads and sets members of SDK classes by name, where several classes share them. */
final class Fields {

  private Fields() {}

  /** A text, or the name of an enum's value. */
  static Optional<String> text(SdkPojo pojo, String member) {
    return find(pojo, member).map(field -> field.getValueOrDefault(pojo)).map(Object::toString);
  }

  /** Sets a member of a builder, if it has that member. */
  static void set(SdkPojo builder, String member, Object value) {
    find(builder, member).ifPresent(field -> field.set(builder, value));
  }

  // The SDK's own map goes by the names on the wire, which for headers are others.
  private static Optional<SdkField<?>> find(SdkPojo pojo, String member) {
    return pojo.sdkFields().stream().filter(field -> field.memberName().equals(member)).findFirst();
  }
}
