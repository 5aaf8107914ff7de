package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.PublishWords;

/** Publishing to a parameter, of which the endpoint is all. */
final class PublishParameter extends Publishing {

  @Override
  public String kind() {
    return PublishSteps.PARAMETER;
  }

  @Override
  There judge(Target target, Value.Fields told, Dialogue dialogue) {
    var parameter = told.fields("Parameter");
    var unfit = PublishWords.parameter(parameter.text("Type").orElse("of no type"));
    if (unfit.isPresent()) {
      return new There.Unfit(unfit.get());
    }
    return parameter.text("Value").filter(target.text()::equals).isPresent()
        ? new There.Said()
        : new There.Other(
            PublishCalls.put(
                dialogue.calls(), target.region(), target.place(), new Value.Text(target.text())));
  }
}
