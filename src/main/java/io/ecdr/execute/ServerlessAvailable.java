package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.List;
import java.util.Optional;

/**
 * {@code serverless-available {ServerlessCacheName, Operation}}: the serverless cache is {@code
 * AVAILABLE} (source: {@code API:ServerlessCache}, whose states are in capitals), has an endpoint
 * and is the operation's own.
 *
 * <p>Facts: its description, with {@code Endpoint} such as {@code host:6379}, and the endpoint as a
 * cluster tells it.
 */
final class ServerlessAvailable extends MadeAvailable {

  private static final String CONFIGURATION = "ConfigurationEndpoint";

  @Override
  public String kind() {
    return "serverless-available";
  }

  @Override
  String id(Condition condition) {
    return condition.parameters().text("ServerlessCacheName").orElse("");
  }

  @Override
  String what(String id) {
    return "serverless cache " + id;
  }

  @Override
  Call describe(Dialogue dialogue, Region region, String id) {
    return Serverless.describeCache(dialogue, region, id);
  }

  @Override
  Optional<Value.Fields> in(Completion.Answered answered, String id) {
    return Serverless.cacheIn(answered, id);
  }

  @Override
  List<Source> sources(String id, Value.Fields made) {
    return List.of(new Source("serverless-cache", id));
  }

  @Override
  String removal(String id) {
    return "delete-serverless-cache --serverless-cache-name " + id;
  }

  /** Nothing is read from Memcached, so its endpoint is not waited for. */
  @Override
  Look available(String seen, Value.Fields made) {
    var endpoint = made.fields("Endpoint");
    var asCluster = made.with(CONFIGURATION, endpoint);
    var address = GroupServing.endpoint(asCluster, List.of());
    if (address.isPresent()) {
      return new Look.So(asCluster.with("Endpoint", address));
    }
    return made.text("Engine").orElse("").equalsIgnoreCase("memcached")
        ? new Look.So(made)
        : new Look.NotYet(seen + ", and has no endpoint yet");
  }
}
