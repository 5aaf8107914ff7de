package io.ecdr.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ecdr.sim.service.ServiceFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Reads JSON documents into SDK classes and writes them, by the classes' own descriptions. */
final class PojoJson {

  private PojoJson() {}

  /**
   * Fills a builder.
   *
   * @throws ServiceFault {@code SerializationException} when a value is not of its type
   */
  static void fill(SdkPojo target, JsonNode from) {
    for (SdkField<?> field : target.sdkFields()) {
      var node = from.get(field.locationName());
      if (node != null && !node.isNull()) {
        field.set(target, read(field, node));
      }
    }
  }

  private static Object read(SdkField<?> field, JsonNode node) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      var items = new ArrayList<Object>();
      demand(node.isArray(), field);
      node.forEach(
          item -> items.add(read(field.getTrait(ListTrait.class).memberFieldInfo(), item)));
      return items;
    }
    if (type == MarshallingType.MAP) {
      var entries = new TreeMap<String, Object>();
      demand(node.isObject(), field);
      var value = field.getTrait(MapTrait.class).valueFieldInfo();
      node.properties()
          .forEach(entry -> entries.put(entry.getKey(), read(value, entry.getValue())));
      return entries;
    }
    if (type == MarshallingType.SDK_POJO) {
      demand(node.isObject(), field);
      var empty = field.constructor().get();
      fill(empty, node);
      return Scalars.built(empty);
    }
    demand(node.isValueNode(), field);
    if (type == MarshallingType.INSTANT && node.isNumber()) {
      return Instant.ofEpochMilli(node.decimalValue().movePointRight(3).longValue());
    }
    return Scalars.parse(field, field.locationName(), node.asText());
  }

  private static void demand(boolean holds, SdkField<?> field) {
    if (!holds) {
      throw new ServiceFault(
          "SerializationException", 400, field.locationName() + " is of another type.");
    }
  }

  /** Writes what was set. */
  static ObjectNode write(SdkPojo pojo) {
    var out = JsonNodeFactory.instance.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        out.set(field.unmarshallLocationName(), write(field, value));
      }
    }
    return out;
  }

  private static JsonNode write(SdkField<?> field, Object value) {
    var nodes = JsonNodeFactory.instance;
    if (value instanceof List<?> list) {
      ArrayNode items = nodes.arrayNode();
      var member = field.getTrait(ListTrait.class).memberFieldInfo();
      list.forEach(item -> items.add(write(member, item)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode entries = nodes.objectNode();
      var member = field.getTrait(MapTrait.class).valueFieldInfo();
      map.forEach((key, entry) -> entries.set(key.toString(), write(member, entry)));
      return entries;
    }
    if (value instanceof SdkPojo pojo) {
      return write(pojo);
    }
    if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return nodes.numberNode(new BigDecimal(number.toString()));
    }
    if (value instanceof Instant moment) {
      return nodes.numberNode(BigDecimal.valueOf(moment.toEpochMilli(), 3));
    }
    return nodes.textNode(Scalars.print(field, value));
  }
}
