package io.ecdr.codec;

import io.ecdr.model.ServerlessShape;
import io.ecdr.model.UsageLimit;
import io.ecdr.model.Value;

/** What a restored serverless cache is made with, as an object. */
final class ServerlessForm {

  private ServerlessForm() {}

  static Value.Fields of(ServerlessShape shape) {
    return Value.fields()
        .with("subnets", Value.texts(shape.subnets()))
        .with("data", shape.data().map(UsageLimit::toString))
        .with("ecpu", shape.ecpu().map(UsageLimit::toString))
        .with("days", shape.days().map(String::valueOf))
        .with("time", shape.time());
  }

  static ServerlessShape read(Form form) {
    form.only("subnets", "data", "ecpu", "days", "time");
    return new ServerlessShape(
        form.texts("subnets"),
        form.maybe("data", name -> form.parsed(name, UsageLimit::of)),
        form.maybe("ecpu", name -> form.parsed(name, UsageLimit::of)),
        form.maybe("days", name -> form.parsed(name, Integer::valueOf)),
        form.maybe("time", form::text));
  }
}
