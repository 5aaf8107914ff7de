package io.ecdr.codec;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Service;

/** One call as an object. */
public final class CallForm {

  private CallForm() {}

  /** As an object: {@code service, action, region, endpoint, parameters, profile?}. */
  public static Value.Fields of(Call call) {
    return Value.fields(
            "service", call.service().word(),
            "action", call.action(),
            "region", call.region().id(),
            "endpoint", call.endpoint())
        .with("parameters", call.parameters())
        .with("profile", call.profile());
  }

  static Call read(Value.Fields fields) {
    var form =
        new Form(fields, "call")
            .only("service", "action", "region", "endpoint", "parameters", "profile");
    return new Call(
        form.parsed("service", CallForm::service),
        form.text("action"),
        form.parsed("region", Region::new),
        form.text("endpoint"),
        form.fields("parameters"),
        form.maybe("profile", form::text));
  }

  private static Service service(String word) {
    for (var service : Service.values()) {
      if (service.word().equals(word)) {
        return service;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no service that ecdr calls");
  }

  /** Tells two calls apart: the first 16 hex digits of the SHA-256 of the call's JSON. */
  public static String digest(Call call) {
    return Sha256.of(Json.write(of(call))).substring(0, 16);
  }
}
