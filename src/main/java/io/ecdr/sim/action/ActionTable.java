package io.ecdr.sim.action;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Which actions of which services the simulator does. Whoever builds the simulator fills it once;
 * the wire only reads it, and what is not in it is refused by name.
 *
 * <pre>{@code
 * table.add("elasticache", "DescribeSnapshots", DescribeSnapshotsRequest::builder, new DescribeSnapshots());
 * }</pre>
 */
public final class ActionTable {

  private final Map<String, Entry<?, ?>> entries = new TreeMap<>();

  /**
   * One action and how its request is made.
   *
   * @param service as in signature scopes: {@code elasticache}, {@code s3}, {@code sts}, {@code
   *     tagging}, {@code monitoring}
   * @param name the action's name in the service model, such as {@code CopySnapshot}
   * @param builder gives an empty builder of the SDK's request class
   */
  public record Entry<I extends SdkPojo, O extends SdkPojo>(
      String service,
      String name,
      Supplier<? extends SdkBuilder<?, I>> builder,
      ContentAction<I, O> action) {

    /**
     * Reads a request and makes it ready to be answered.
     *
     * @param reader sets the fields of the empty request
     * @return what answers it; to be called with the world's lock held
     */
    public Supplier<Reply<O>> prepare(
        Consumer<SdkPojo> reader, Content content, Caller caller, World world) {
      var empty = builder.get();
      // Every generated builder is an SdkPojo; its interface type just does not say so here.
      reader.accept((SdkPojo) empty);
      I request = empty.build();
      return () -> action.answer(request, content, caller, world);
    }

    /** As the longer {@code prepare}, for a request that brings no bytes beside its fields. */
    public Supplier<Reply<O>> prepare(Consumer<SdkPojo> reader, Caller caller, World world) {
      return prepare(reader, Content.none(), caller, world);
    }
  }

  /**
   * Adds an action.
   *
   * @throws IllegalStateException when it is there already
   */
  public <I extends SdkPojo, O extends SdkPojo> ActionTable add(
      String service,
      String name,
      Supplier<? extends SdkBuilder<?, I>> builder,
      Action<I, O> action) {
    return addContent(
        service,
        name,
        builder,
        (request, content, caller, world) -> Reply.of(action.answer(request, caller, world)));
  }

  /**
   * Adds an action whose request or answer carries a stream of bytes beside its fields.
   *
   * @throws IllegalStateException when it is there already
   */
  public <I extends SdkPojo, O extends SdkPojo> ActionTable addContent(
      String service,
      String name,
      Supplier<? extends SdkBuilder<?, I>> builder,
      ContentAction<I, O> action) {
    var before = entries.put(key(service, name), new Entry<>(service, name, builder, action));
    if (before != null) {
      throw new IllegalStateException("action added twice: " + service + " " + name);
    }
    return this;
  }

  /** The action of that name, if the simulator does it. */
  public Optional<Entry<?, ?>> find(String service, String name) {
    return Optional.ofNullable(entries.get(key(service, name)));
  }

  /** All of them, by service and name. */
  public Collection<Entry<?, ?>> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  private static String key(String service, String name) {
    return service + ':' + name;
  }
}
