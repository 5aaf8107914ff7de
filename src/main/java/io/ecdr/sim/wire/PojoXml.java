package io.ecdr.sim.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Writes SDK response classes as XML. Names come from the class's own description. What was never
 * set is left out; a list that was set and is empty is written as an empty element.
 */
final class PojoXml {

  private final XmlText out;

  PojoXml(XmlText out) {
    this.out = out;
  }

  /** Writes the members that belong into the body. */
  void members(SdkPojo pojo) {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (field.location() == MarshallLocation.PAYLOAD
          && value != null
          && !field.containsTrait(XmlAttributeTrait.class)) {
        member(field, field.unmarshallLocationName(), value);
      }
    }
  }

  private void member(SdkField<?> field, String name, Object value) {
    if (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
      return;
    }
    if (value instanceof List<?> list) {
      list(field.getTrait(ListTrait.class), name, list);
    } else if (value instanceof Map<?, ?> map) {
      map(field.getTrait(MapTrait.class), name, map);
    } else if (value instanceof SdkPojo pojo) {
      pojo(field, name, pojo);
    } else {
      out.element(name, Scalars.print(field, value));
    }
  }

  /** Writes a structure as an element of that name. */
  void pojo(SdkField<?> field, String name, SdkPojo pojo) {
    var attributes = new TreeMap<String, String>();
    field
        .getOptionalTrait(XmlAttributesTrait.class)
        .ifPresent(
            trait ->
                trait
                    .attributes()
                    .forEach(
                        (key, value) -> attributes.put(key, value.attributeGetter().apply(pojo))));
    out.start(name, attributes);
    members(pojo);
    out.end();
  }

  private void list(ListTrait trait, String name, List<?> list) {
    SdkField<?> member = trait.memberFieldInfo();
    if (trait.isFlattened()) {
      list.forEach(item -> member(member, name, item));
      return;
    }
    out.start(name);
    list.forEach(item -> member(member, member.unmarshallLocationName(), item));
    out.end();
  }

  private void map(MapTrait trait, String name, Map<?, ?> map) {
    if (!trait.isFlattened()) {
      out.start(name);
    }
    map.forEach(
        (key, value) -> {
          out.start(trait.isFlattened() ? name : "entry");
          out.element(trait.keyLocationName(), key.toString());
          member(trait.valueFieldInfo(), trait.valueLocationName(), value);
          out.end();
        });
    if (!trait.isFlattened()) {
      out.end();
    }
  }
}
