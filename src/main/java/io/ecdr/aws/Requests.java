package io.ecdr.aws;

import io.ecdr.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Fills SDK requests from parameter trees, by the SDK's own description of each request.
 *
 * <p>What does not fit is a fault of ours, not of the operator: {@link IllegalStateException}
 * naming the action and the parameter.
 */
final class Requests {

  private final String where;

  private Requests(String where) {
    this.where = where;
  }

  /** Sets every parameter on the builder. */
  static <B extends SdkPojo> B fill(B builder, Value.Fields parameters, String action) {
    new Requests(action).set(builder, parameters, "");
    return builder;
  }

  private void set(SdkPojo target, Value.Fields members, String path) {
    members
        .members()
        .forEach(
            (name, value) -> {
              var at = path.isEmpty() ? name : path + "." + name;
              var field =
                  target.sdkFields().stream()
                      .filter(f -> f.memberName().equals(name))
                      .findFirst()
                      .orElseThrow(
                          () -> new IllegalStateException(where + " has no parameter " + at));
              field.set(target, convert(field, value, at));
            });
  }

  private Object convert(SdkField<?> field, Value value, String at) {
    var type = field.marshallingType();
    if (value instanceof Value.Fields fields) {
      if (type == MarshallingType.SDK_POJO) {
        return structure(field, fields, at);
      }
      if (type == MarshallingType.MAP) {
        return map(field, fields, at);
      }
    } else if (value instanceof Value.Items items && type == MarshallingType.LIST) {
      return list(field, items, at);
    } else if (value instanceof Value.Text text && type == MarshallingType.STRING) {
      return text.value();
    } else if (value instanceof Value.Flag flag && type == MarshallingType.BOOLEAN) {
      return flag.value();
    } else if (value instanceof Value.Time time && type == MarshallingType.INSTANT) {
      return time.value();
    } else if (value instanceof Value.Num number) {
      var plain = number(type, number.value());
      if (plain != null) {
        return plain;
      }
    }
    throw new IllegalStateException(
        "%s: %s is %s, not %s".formatted(where, at, type.getTargetClass(), value));
  }

  private static Object number(MarshallingType<?> type, BigDecimal value) {
    if (type == MarshallingType.INTEGER) {
      return value.intValueExact();
    }
    if (type == MarshallingType.LONG) {
      return value.longValueExact();
    }
    if (type == MarshallingType.DOUBLE) {
      return value.doubleValue();
    }
    if (type == MarshallingType.FLOAT) {
      return value.floatValue();
    }
    return type == MarshallingType.BIG_DECIMAL ? value : null;
  }

  private Object structure(SdkField<?> field, Value.Fields members, String at) {
    var builder = field.constructor().get();
    set(builder, members, at);
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private Object list(SdkField<?> field, Value.Items items, String at) {
    var member = field.getTrait(ListTrait.class).memberFieldInfo();
    var all = new ArrayList<Object>();
    for (var value : items.values()) {
      all.add(convert(member, value, at + "." + all.size()));
    }
    return all;
  }

  private Object map(SdkField<?> field, Value.Fields members, String at) {
    var member = field.getTrait(MapTrait.class).valueFieldInfo();
    var all = new LinkedHashMap<String, Object>();
    members.members().forEach((name, v) -> all.put(name, convert(member, v, at + "." + name)));
    return all;
  }
}
