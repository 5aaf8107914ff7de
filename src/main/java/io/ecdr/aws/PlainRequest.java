package io.ecdr.aws;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * A request as it goes over the wire, before it is signed: a POST to the root, but for the services
 * that have an address for each action.
 *
 * @param path from the root
 * @param target the {@code X-Amz-Target} of a JSON service; empty for forms
 * @param names how the service spells members
 */
record PlainRequest(
    String method,
    String path,
    SortedMap<String, String> query,
    String contentType,
    Optional<String> target,
    String body,
    FormNames names) {

  /** To the root. */
  private PlainRequest(String contentType, Optional<String> target, String body, FormNames names) {
    this("POST", "/", new TreeMap<>(), contentType, target, body, names);
  }

  /** Of the Query protocol, or EC2's. */
  static PlainRequest form(
      String action, String version, FormNames names, Value.Fields parameters) {
    List<String> pairs = new ArrayList<>(List.of("Action=" + action, "Version=" + version));
    members(parameters, "", names, pairs);
    return new PlainRequest(
        "application/x-www-form-urlencoded; charset=utf-8",
        Optional.empty(),
        String.join("&", pairs),
        names);
  }

  /** Of the JSON protocol 1.1. */
  static PlainRequest json(String target, Value.Fields parameters) {
    return new PlainRequest(
        "application/x-amz-json-1.1",
        Optional.of(target),
        Json.write(parameters),
        FormNames.AS_THEY_ARE);
  }

  boolean isJson() {
    return target.isPresent();
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static void members(
      Value.Fields fields, String prefix, FormNames names, List<String> pairs) {
    fields
        .members()
        .forEach((name, value) -> member(prefix + names.sent(name), value, names, pairs));
  }

  private static void member(String path, Value value, FormNames names, List<String> pairs) {
    if (value instanceof Value.Fields fields) {
      members(fields, path + ".", names, pairs);
    } else if (value instanceof Value.Items items) {
      int number = 1;
      for (var item : items.values()) {
        member(path + "." + number++, item, names, pairs);
      }
    } else if (value instanceof Value.Text text) {
      pairs.add(path + "=" + SdkHttpUtils.urlEncode(text.value()));
    } else if (value instanceof Value.Num number) {
      pairs.add(path + "=" + number.value().toPlainString());
    } else {
      throw new IllegalStateException("no way to send " + path + " as " + value);
    }
  }
}
