package io.ecdr.plan;

import io.ecdr.model.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation may have left behind, as its journal tells.
 *
 * @param done the facts of its steps that are done, by step id
 * @param sent when the last call was announced of each step of which one may have acted, by step id
 * @param keys of the objects that it announced to write
 */
public record Remains(Map<String, Value.Fields> done, Map<String, Instant> sent, Set<String> keys) {

  public Remains {
    done = Map.copyOf(done);
    sent = Map.copyOf(sent);
    keys = Set.copyOf(keys);
  }

  Optional<Value.Fields> done(Step step) {
    return Optional.ofNullable(done.get(step.id()));
  }

  boolean sent(Step step) {
    return sent.containsKey(step.id());
  }
}
