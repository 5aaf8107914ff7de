package io.ecdr.aws;

import io.ecdr.model.Value;
import io.ecdr.port.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts secrets where a call names them, right before it is sent. */
final class SecretValues {

  private SecretValues() {}

  /**
   * The same parameters with every secret in its place.
   *
   * @throws SecretSource.Missing when one cannot be found
   */
  static Value.Fields in(Value.Fields parameters, SecretSource secrets)
      throws SecretSource.Missing {
    var members = new TreeMap<String, Value>();
    for (var each : parameters.members().entrySet()) {
      members.put(each.getKey(), any(each.getValue(), secrets));
    }
    return new Value.Fields(members);
  }

  private static Value any(Value value, SecretSource secrets) throws SecretSource.Missing {
    if (value instanceof Value.Secret secret) {
      return new Value.Text(secrets.find(secret.reference()));
    }
    if (value instanceof Value.Concealed concealed) {
      return new Value.Text(concealed.reveal());
    }
    if (value instanceof Value.Fields fields) {
      return in(fields, secrets);
    }
    if (value instanceof Value.Items items) {
      List<Value> all = new ArrayList<>();
      for (var item : items.values()) {
        all.add(any(item, secrets));
      }
      return new Value.Items(all);
    }
    return value;
  }
}
