package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Reads the form parameters of the Query protocol into SDK request classes: {@code
 * Tags.Tag.1.Key=a} and so on. What a parameter is called, and of what type it is, comes from the
 * class's own description, never from here.
 */
final class FormReader {

  private final TreeMap<String, String> form;
  private final TreeSet<String> unread;

  FormReader(Map<String, String> form) {
    this.form = new TreeMap<>(form);
    this.unread = new TreeSet<>(form.keySet());
  }

  /**
   * Fills a builder.
   *
   * @throws ServiceFault {@code ValidationError} when a parameter is not known or not of its type
   */
  void fill(SdkPojo target) {
    fill(target, "");
    if (!unread.isEmpty()) {
      throw new ServiceFault("ValidationError", 400, "Unknown parameters: " + unread);
    }
  }

  private void fill(SdkPojo target, String prefix) {
    for (SdkField<?> field : target.sdkFields()) {
      Object value = read(field, prefix + field.locationName());
      if (value != null) {
        field.set(target, value);
      }
    }
  }

  private Object read(SdkField<?> field, String path) {
    if (field.marshallingType() == MarshallingType.LIST) {
      return readList(field.getTrait(ListTrait.class), path);
    }
    if (field.marshallingType() == MarshallingType.MAP) {
      return readMap(field.getTrait(MapTrait.class), path);
    }
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      return has(path + ".") ? readPojo(field, path + ".") : null;
    }
    String text = form.get(path);
    unread.remove(path);
    return text == null ? null : Scalars.parse(field, path, text);
  }

  private Object readPojo(SdkField<?> field, String prefix) {
    var empty = field.constructor().get();
    fill(empty, prefix);
    return Scalars.built(empty);
  }

  private List<Object> readList(ListTrait trait, String path) {
    // An empty list is sent as the bare name without a value.
    if (form.getOrDefault(path, "absent").isEmpty()) {
      unread.remove(path);
      return List.of();
    }
    String prefix =
        trait.isFlattened()
            ? path + "."
            : path + "." + trait.memberFieldInfo().locationName() + ".";
    var found = new ArrayList<Object>();
    for (int i = 1; has(prefix + i, prefix + i + "."); i++) {
      found.add(read(trait.memberFieldInfo(), prefix + i));
    }
    return found.isEmpty() ? null : found;
  }

  private Map<String, Object> readMap(MapTrait trait, String path) {
    String prefix = trait.isFlattened() ? path + "." : path + ".entry.";
    var found = new TreeMap<String, Object>();
    for (int i = 1; has(prefix + i + "."); i++) {
      String key = prefix + i + "." + trait.keyLocationName();
      unread.remove(key);
      found.put(
          form.getOrDefault(key, ""),
          read(trait.valueFieldInfo(), prefix + i + "." + trait.valueLocationName()));
    }
    return found.isEmpty() ? null : found;
  }

  private boolean has(String exact, String prefix) {
    return form.containsKey(exact) || has(prefix);
  }

  private boolean has(String prefix) {
    String next = form.ceilingKey(prefix);
    return next != null && next.startsWith(prefix);
  }

  /** Reads a form, refusing one that names a parameter twice. */
  static Map<String, String> form(List<WireRequest.Parameter> parameters) {
    return parameters.stream()
        .collect(
            Collectors.toMap(
                WireRequest.Parameter::name,
                WireRequest.Parameter::value,
                (first, second) -> {
                  throw new ServiceFault("ValidationError", 400, "A parameter was given twice.");
                },
                TreeMap::new));
  }
}
