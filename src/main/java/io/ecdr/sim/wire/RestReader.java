package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** Reads path, query, headers and document of an S3 request into the SDK's request class. */
final class RestReader {

  private final WireRequest request;
  private final S3Target target;
  private final S3Route route;
  private final S3Body received;

  RestReader(WireRequest request, S3Target target, S3Route route, S3Body received) {
    this.request = request;
    this.target = target;
    this.route = route;
    this.received = received;
  }

  /**
   * Fills a builder.
   *
   * @throws ServiceFault {@code NotImplemented} naming a query parameter that the action does not
   *     know, {@code InvalidArgument} or {@code MalformedXML} for a value that cannot be read
   */
  void fill(SdkPojo pojo) {
    refuseUnknownQuery(pojo);
    for (SdkField<?> field : pojo.sdkFields()) {
      read(field).ifPresent(value -> field.set(pojo, value));
    }
    if (!route.streams() && !hasPayload(pojo) && received.body().size() > 0) {
      XmlReader.fill(pojo, document(received.body()));
    }
  }

  private static boolean hasPayload(SdkPojo pojo) {
    return pojo.sdkFields().stream().anyMatch(field -> field.containsTrait(PayloadTrait.class))
        || pojo.sdkFields().stream()
            .noneMatch(field -> field.location() == MarshallLocation.PAYLOAD);
  }

  private void refuseUnknownQuery(SdkPojo pojo) {
    var known = new TreeSet<String>(List.of("x-id"));
    known.add(route.marker());
    pojo.sdkFields().stream()
        .filter(field -> field.location() == MarshallLocation.QUERY_PARAM)
        .forEach(field -> known.add(field.locationName()));
    for (var parameter : request.query()) {
      if (!known.contains(parameter.name()) && !parameter.name().startsWith("X-Amz-")) {
        throw new ServiceFault(
            "NotImplemented",
            501,
            "The query parameter '"
                + parameter.name()
                + "' implies functionality that is not simulated.");
      }
    }
  }

  private Optional<Object> read(SdkField<?> field) {
    return switch (field.location()) {
      case PATH -> Optional.of(target.bucket());
      case GREEDY_PATH -> Optional.of(target.key());
      case QUERY_PARAM -> request.query(field.locationName()).map(text -> parse(field, text));
      case HEADER -> header(field);
      case PAYLOAD -> field.containsTrait(PayloadTrait.class) ? payload(field) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Object> header(SdkField<?> field) {
    String name = field.locationName().toLowerCase(Locale.ROOT);
    if (field.marshallingType() == MarshallingType.MAP) {
      var found = metadata(name);
      return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
    var text = request.header(name).or(() -> Optional.ofNullable(received.trailers().get(name)));
    if (field.marshallingType() == MarshallingType.LIST) {
      return text.map(t -> Stream.of(t.split(",")).map(String::trim).toList());
    }
    return text.map(t -> parse(field, t));
  }

  private Map<String, String> metadata(String prefix) {
    var found = new TreeMap<String, String>();
    request
        .headers()
        .forEach(
            (header, values) -> {
              if (header.startsWith(prefix)) {
                found.put(header.substring(prefix.length()), String.join(",", values));
              }
            });
    return found;
  }

  private Optional<Object> payload(SdkField<?> field) {
    var body = received.body();
    if (body.size() == 0) {
      return Optional.empty();
    }
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      var empty = field.constructor().get();
      XmlReader.fill(empty, document(body));
      return Optional.of(Scalars.built(empty));
    }
    try (var in = body.open(0)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static org.w3c.dom.Element document(Body body) {
    try (var in = body.open(0)) {
      return XmlReader.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object parse(SdkField<?> field, String text) {
    try {
      return Scalars.parse(field, field.locationName(), text);
    } catch (ServiceFault e) {
      throw new ServiceFault("InvalidArgument", 400, e.getMessage())
          .with("ArgumentName", field.locationName())
          .with("ArgumentValue", text);
    }
  }
}
