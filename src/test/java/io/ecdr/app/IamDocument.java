package io.ecdr.app;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.model.policy.Wildcard;
import java.util.List;

/** Judges requests by a policy's text, as IAM would: a small second opinion. */
record IamDocument(Value.Fields document, String account) {

  /** Reads what was printed. */
  static IamDocument of(String text, String account) {
    return new IamDocument(Json.readForeign(text), account);
  }

  /** Whether each resource is allowed, be it by different statements. */
  boolean allows(IamNeed need) {
    return need.resources().stream().allMatch(resource -> allows(need, resource));
  }

  private boolean allows(IamNeed need, String resource) {
    return document.list("Statement").stream()
        .anyMatch(
            s ->
                s.texts("Action").contains(need.action())
                    && s.texts("Resource").stream().anyMatch(p -> Wildcard.matches(p, resource))
                    && holds(s.fields("Condition"), need));
  }

  private boolean holds(Value.Fields condition, IamNeed need) {
    var equals = condition.fields("StringEquals");
    return equals.members().keySet().stream()
        .allMatch(
            key ->
                equals
                    .text(key)
                    .orElseThrow()
                    .equals(
                        switch (key) {
                          case "aws:RequestedRegion" -> need.region();
                          case "s3:ResourceAccount" -> account;
                          default -> throw new AssertionError("an unknown condition " + key);
                        }));
  }

  List<String> sids() {
    return document.list("Statement").stream().flatMap(s -> s.text("Sid").stream()).toList();
  }
}
