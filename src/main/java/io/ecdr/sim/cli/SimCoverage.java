package io.ecdr.sim.cli;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.action.Covered;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ecdr sim coverage}. */
@Command(
    name = "coverage",
    description =
        "List the AWS actions that are simulated (all others are refused by name), and what is"
            + " known of their behaviour, how surely, and from where.",
    mixinStandardHelpOptions = true)
final class SimCoverage implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SimOutput output;

  @Override
  public Integer call() {
    var values = new LinkedHashMap<String, Object>();
    values.put("actions", Simulator.coverage());
    values.put("behaviours", Simulator.behaviours().stream().map(SimCoverage::values).toList());
    output.print(spec, values, SimCoverage::text);
    return SimExit.OK;
  }

  private static Map<String, String> values(Covered line) {
    var values = new LinkedHashMap<String, String>();
    values.put("service", line.service());
    values.put("topic", line.topic());
    values.put("behaviour", line.behaviour());
    values.put("sureness", sureness(line));
    values.put("source", line.source());
    return values;
  }

  private static String text() {
    var text = new StringBuilder("ACTIONS\n");
    Simulator.coverage()
        .forEach(
            (service, actions) -> {
              text.append("  ").append(service).append('\n');
              actions.forEach(action -> text.append("    ").append(action).append('\n'));
            });
    text.append("\nBEHAVIOUR\n");
    for (var line : Simulator.behaviours()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-28s %-10s  %s [%s]%n",
              line.topic(),
              sureness(line),
              line.behaviour(),
              line.source()));
    }
    return text.toString().stripTrailing();
  }

  private static String sureness(Covered line) {
    return line.sureness().name().toLowerCase(Locale.ROOT);
  }
}
