package io.ecdr.aws;

import io.ecdr.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.BinaryUtils;

/** Turns SDK answers into plain trees, by the SDK's own description. Absent stays absent. */
final class Answers {

  private Answers() {}

  /** The answer's members under the API's own names. */
  static Value.Fields read(SdkPojo answer) {
    var members = new TreeMap<String, Value>();
    for (var field : answer.sdkFields()) {
      var value = field.getValueOrDefault(answer);
      if (value != null && !made(value)) {
        members.put(field.memberName(), convert(value));
      }
    }
    return new Value.Fields(members);
  }

  /** The SDK fills in empty collections for what the service did not send. */
  private static boolean made(Object value) {
    return value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>;
  }

  private static Value convert(Object value) {
    if (value instanceof SdkPojo structure) {
      return read(structure);
    }
    if (value instanceof Collection<?> list) {
      return new Value.Items(list.stream().map(Answers::convert).toList());
    }
    if (value instanceof Map<?, ?> map) {
      var members = new TreeMap<String, Value>();
      map.forEach((name, member) -> members.put(name.toString(), convert(member)));
      return new Value.Fields(members);
    }
    if (value instanceof Boolean flag) {
      return new Value.Flag(flag);
    }
    if (value instanceof Number number) {
      return new Value.Num(new BigDecimal(number.toString()));
    }
    if (value instanceof Instant time) {
      return new Value.Time(time);
    }
    if (value instanceof SdkBytes bytes) {
      return new Value.Text(BinaryUtils.toHex(bytes.asByteArray()));
    }
    return new Value.Text(value.toString());
  }
}
