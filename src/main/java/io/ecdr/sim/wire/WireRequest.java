package io.ecdr.sim.wire;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request, however it came.
 *
 * @param method in capitals
 * @param rawPath as sent, percent-encoded, beginning with a slash
 * @param rawQuery as sent, without the question mark; empty when there is none
 * @param headers by name in lower case
 * @param body read at most once; empty when there is none
 */
public record WireRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    InputStream body) {

  public WireRequest {
    var lower = new TreeMap<String, List<String>>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers = lower;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    var values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.stream().findFirst();
  }

  /**
   * The query's parameters in the order sent; one without an equals sign has an empty value. A
   * query with a broken percent-encoding has none.
   */
  public List<Parameter> query() {
    try {
      return parameters(rawQuery);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** The first query parameter of that exact name. */
  public Optional<String> query(String name) {
    return query().stream().filter(p -> p.name().equals(name)).map(Parameter::value).findFirst();
  }

  /** A name and a value, both decoded. */
  public record Parameter(String name, String value) {}

  /**
   * Reads {@code a=b&c=d}.
   *
   * @throws IllegalArgumentException on a broken percent-encoding
   */
  static List<Parameter> parameters(String encoded) {
    var found = new ArrayList<Parameter>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        found.add(
            equals < 0
                ? new Parameter(decode(pair), "")
                : new Parameter(
                    decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
      }
    }
    return found;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
