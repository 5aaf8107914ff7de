package io.ecdr.render.script;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A call as words of the {@code aws} command. */
final class AwsWords {

  /** Stands where a value is put that only running the plan can tell. */
  private static final String HOLE = "\u0001";

  private AwsWords() {}

  /** Region, service, action and parameters, as the script's {@code change} takes them. */
  static String of(Call call) {
    return Shell.quote(List.of(call.region().id(), service(call.service())))
        + " "
        + action(call.action())
        + " --cli-input-json "
        + input(call);
  }

  static String service(Service service) {
    return switch (service) {
      case S3 -> "s3api";
      case SERVICE_QUOTAS -> "service-quotas";
      default -> service.word();
    };
  }

  /** {@code CreateSnapshot} is {@code create-snapshot}. */
  static String action(String name) {
    return name.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String input(Call call) {
    List<String> variables = new ArrayList<>();
    var json = Json.write(filled(call.parameters(), variables));
    var word = Shell.quote(json);
    for (var variable : variables) {
      word = word.replaceFirst("\\\\u0001", "'\"\\$" + variable + "\"'");
    }
    return word;
  }

  private static Value filled(Value value, List<String> variables) {
    if (value instanceof Value.Fields fields) {
      var members = new TreeMap<String, Value>();
      fields.members().forEach((name, each) -> members.put(name, filled(each, variables)));
      return new Value.Fields(members);
    }
    if (value instanceof Value.Items items) {
      return new Value.Items(items.values().stream().map(v -> filled(v, variables)).toList());
    }
    if (value instanceof Value.Secret || value instanceof Value.Concealed) {
      // On a command line everybody on the machine could read it.
      throw new NoScript("it sends a secret, which no command line may hold");
    }
    if (value instanceof Value.Bound bound) {
      variables.add(variable(bound));
      return new Value.Text(HOLE);
    }
    if (value instanceof Value.Text text && text.value().contains(HOLE)) {
      throw new NoScript("a value holds the control character U+0001");
    }
    return value;
  }

  /** The variable that a look leaves a fact in. */
  static String variable(Value.Bound bound) {
    if (bound.path().equals("GlobalReplicationGroupId")) {
      return "datastore";
    }
    if (bound.path().equals("At")) {
      return "hook_ended";
    }
    throw new NoScript("it needs '" + bound.path() + "' of step " + bound.step());
  }
}
