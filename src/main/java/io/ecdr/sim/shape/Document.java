package io.ecdr.sim.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** A request or an answer of a {@link Shape}; its own builder. */
public final class Document implements SdkPojo, SdkBuilder<Document, Document> {

  private final Shape shape;
  private final Map<String, Object> members = new LinkedHashMap<>();

  Document(Shape shape) {
    this.shape = shape;
  }

  /**
   * Sets a member.
   *
   * @param value null leaves it out
   * @throws IllegalArgumentException when the shape has no such member
   */
  public Document with(String name, Object value) {
    if (!shape.has(name)) {
      throw new IllegalArgumentException("no member " + name);
    }
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
    return this;
  }

  Object get(String name) {
    return members.get(name);
  }

  /** A text, if it was given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable((String) members.get(name));
  }

  /** A whole number, if it was given. */
  public Optional<Integer> whole(String name) {
    return Optional.ofNullable((Integer) members.get(name));
  }

  /** A structure, if it was given. */
  public Optional<Document> part(String name) {
    return Optional.ofNullable((Document) members.get(name));
  }

  /** A list of texts; empty when it was not given. */
  public List<String> texts(String name) {
    return all(name, String.class);
  }

  /** A list of structures; empty when it was not given. */
  public List<Document> parts(String name) {
    return all(name, Document.class);
  }

  private <T> List<T> all(String name, Class<T> type) {
    List<T> all = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      list.forEach(each -> all.add(type.cast(each)));
    }
    return all;
  }

  /** The members that were given, whatever they are. */
  public List<String> given() {
    return members.entrySet().stream()
        .filter(m -> !Boolean.FALSE.equals(m.getValue()) && !List.of().equals(m.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return shape.fields();
  }

  @Override
  public boolean equalsBySdkFields(Object other) {
    return other instanceof Document document
        && document.shape == shape
        && document.members.equals(members);
  }

  @Override
  public Document build() {
    return this;
  }
}
