package io.ecdr.sim.shape;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;

/**
 * What members a request or an answer has, and what they are called on the wire. Only what the
 * simulator reads or writes; a request that gives anything else is refused by its action.
 */
public final class Shape {

  private final List<SdkField<?>> fields = new ArrayList<>();

  /** Without members. */
  public static Shape of() {
    return new Shape();
  }

  /** A document of this shape without any member. */
  public Document empty() {
    return new Document(this);
  }

  List<SdkField<?>> fields() {
    return List.copyOf(fields);
  }

  boolean has(String name) {
    return fields.stream().anyMatch(f -> f.memberName().equals(name));
  }

  /** A text. */
  public Shape text(String name) {
    return text(name, name);
  }

  /**
   * A text.
   *
   * @param wire its name on the wire
   */
  public Shape text(String name, String wire) {
    return add(name, wire, MarshallingType.STRING);
  }

  /** A whole number. */
  public Shape whole(String name) {
    return whole(name, name);
  }

  /** A whole number. */
  public Shape whole(String name, String wire) {
    return add(name, wire, MarshallingType.INTEGER);
  }

  /** A number. */
  public Shape number(String name) {
    return add(name, name, MarshallingType.DOUBLE);
  }

  /** Yes or no. */
  public Shape flag(String name) {
    return flag(name, name);
  }

  /** Yes or no. */
  public Shape flag(String name, String wire) {
    return add(name, wire, MarshallingType.BOOLEAN);
  }

  /** A point in time. */
  public Shape moment(String name) {
    return add(name, name, MarshallingType.INSTANT);
  }

  /** A structure. */
  public Shape part(String name, Shape shape) {
    fields.add(field(name, name, MarshallingType.SDK_POJO).constructor(shape::empty).build());
    return this;
  }

  /**
   * A list of texts.
   *
   * @param item what an element is called; empty when the list has no name of its own but its
   *     elements'
   */
  public Shape texts(String name, String wire, String item) {
    return list(name, wire, item, field("Item", item, MarshallingType.STRING).build());
  }

  /** A list of structures, with {@code item} as in {@link #texts}. */
  public Shape parts(String name, String wire, String item, Shape shape) {
    return list(
        name,
        wire,
        item,
        field("Item", item, MarshallingType.SDK_POJO).constructor(shape::empty).build());
  }

  private Shape list(String name, String wire, String item, SdkField<?> member) {
    fields.add(
        SdkField.<List<?>>builder(MarshallingType.LIST)
            .memberName(name)
            .getter(document -> (List<?>) ((Document) document).get(name))
            .setter((document, value) -> ((Document) document).with(name, value))
            .traits(
                at(wire),
                ListTrait.builder()
                    .memberLocationName(item.isEmpty() ? null : item)
                    .memberFieldInfo(member)
                    .isFlattened(item.isEmpty())
                    .build())
            .build());
    return this;
  }

  private <T> Shape add(String name, String wire, MarshallingType<T> type) {
    fields.add(field(name, wire, type).build());
    return this;
  }

  private static <T> SdkField.Builder<T> field(String name, String wire, MarshallingType<T> type) {
    return SdkField.<T>builder(type)
        .memberName(name)
        .getter(document -> value(document, name))
        .setter((document, value) -> ((Document) document).with(name, value))
        .traits(at(wire));
  }

  @SuppressWarnings("unchecked") // what was set is of the type that the field's reader makes
  private static <T> T value(Object document, String name) {
    return (T) ((Document) document).get(name);
  }

  private static LocationTrait at(String wire) {
    return LocationTrait.builder()
        .location(MarshallLocation.PAYLOAD)
        .locationName(wire)
        .unmarshallLocationName(wire)
        .build();
  }
}
