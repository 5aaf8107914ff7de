package io.ecdr.render.script;

import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Condition;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.Lane;
import io.ecdr.plan.MarkSteps;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.Step;
import io.ecdr.render.ConditionWords;
import io.ecdr.render.Words;
import io.ecdr.render.script.Pieces.Piece;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a lane as commands. */
final class StepLines {

  private final Pieces pieces;
  private final LookWords looks;
  private final Lane lane;
  private final StringBuilder out = new StringBuilder();
  private boolean untested;

  StepLines(Pieces pieces, Lane lane) {
    this.pieces = pieces;
    this.looks = new LookWords(pieces);
    this.lane = lane;
  }

  /** All of them, in order. */
  String text() {
    lane.steps().forEach(this::step);
    return out.toString();
  }

  /** Whether something is left out without which the plan counts as incomplete. */
  boolean untested() {
    return untested;
  }

  private void step(Step step) {
    out.append('\n');
    if (step instanceof Step.Act act) {
      act(act);
    } else if (step instanceof Step.Await await) {
      begin("begin", await);
      if (await.done().kind().equals("lag-under")) {
        out.append("overdue=15\n");
      }
      loop(looks.of(await.done()), "");
      finished(await.done());
    } else if (step instanceof Step.Ladder ladder) {
      ladder(ladder);
    } else if (step instanceof Step.Local local) {
      local(local);
    } else if (step instanceof Step.Probe probe) {
      probe(probe);
    } else if (step instanceof Step.Hook hook) {
      hook(hook);
    }
  }

  private void begin(String function, Step step) {
    out.append(
        "%s %s %d\n"
            .formatted(function, Shell.say(step.title()), step.limits().timeout().toSeconds()));
  }

  private void loop(String look, String body) {
    pieces.need(Piece.ACT);
    out.append("until ").append(look).append("; do\n").append(body).append("  pause\ndone\n");
  }

  private void finished(Condition done) {
    out.append("finished ").append(Shell.say(ConditionWords.of(done))).append('\n');
  }

  private void act(Step.Act act) {
    if (act.follows()) {
      untested = true;
      out.append("note ")
          .append(
              Shell.say(
                  "not done here: "
                      + act.title()
                      + ". By hand, once it is writable: aws --region "
                      + AwsWords.of(act.call())))
          .append('\n');
      return;
    }
    begin("begin", act);
    loop(looks.of(act.done()), "  if unsent; then\n" + changes(act) + "  fi\n");
    finished(act.done());
  }

  /** With several calls, the next one is sent while there is no capacity for the one before. */
  private String changes(Step.Act act) {
    if (act.otherwise().isEmpty()) {
      return "    change " + AwsWords.of(act.call()) + "\n";
    }
    out.append("choices=").append(act.calls().size()).append('\n');
    var all = new StringBuilder("    case $choice in\n");
    for (int i = 0; i < act.calls().size(); i++) {
      all.append("      %d) change %s ;;\n".formatted(i + 1, AwsWords.of(act.calls().get(i))));
    }
    return all.append("    esac\n").toString();
  }

  /** An earlier way that comes true late ends it too, and what it began is not crossed. */
  private void ladder(Step.Ladder ladder) {
    pieces.need(Piece.LADDER);
    var rungs = ladder.rungs();
    begin("begin_ladder", ladder);
    out.append("way_out=").append(Shell.say(ladder.wayOut())).append('\n');
    out.append("until ").append(looks.of(rungs.get(0).done()));
    for (int i = 1; i < rungs.size(); i++) {
      out.append(
          " ||\n  { on_rung %d && uncrossed && %s; }"
              .formatted(i + 1, looks.of(rungs.get(i).done())));
    }
    out.append("; do\n  if unsent; then\n    case $rung in\n");
    for (int i = 0; i < rungs.size(); i++) {
      out.append("      %d)\n".formatted(i + 1));
      if (i > 0) {
        out.append("        note ").append(Shell.say(before(rungs, i))).append('\n');
      }
      out.append("        change ").append(AwsWords.of(rungs.get(i).call()));
      out.append("\n        ;;\n");
    }
    out.append("    esac\n  fi\n  climb ");
    out.append(
        rungs.stream()
            .map(r -> r.patience().toSeconds() + (r.asks() ? "'?'" : ""))
            .collect(Collectors.joining(" ")));
    out.append("\ndone\n");
    out.append("arrived ").append(Shell.say(all(rungs))).append('\n');
  }

  private static String before(List<Step.Rung> rungs, int index) {
    return "if that is refused, or nothing of it is seen within "
        + Words.of(rungs.get(index - 1).patience())
        + (rungs.get(index).asks() ? ", and after a person's yes" : "");
  }

  private static String all(List<Step.Rung> rungs) {
    return rungs.stream()
        .map(r -> ConditionWords.of(r.done()))
        .collect(Collectors.joining(", or "));
  }

  private void local(Step.Local local) {
    if (PublishSteps.is(local)) {
      untested = true;
      out.append("note ")
          .append(
              Shell.say(
                  "not done here: "
                      + local.title()
                      + ". By hand, once it is writable: "
                      + PublishSteps.byHand(local)))
          .append('\n');
      return;
    }
    switch (local.kind()) {
      case "copy-objects" -> {
        pieces.need(Piece.BACKUP);
        begin("begin", local);
        out.append(BackupLines.copy(lane, local));
      }
      case "write-manifest" -> {
        pieces.need(Piece.BACKUP);
        begin("begin", local);
        out.append(BackupLines.manifest(lane, local));
      }
      case "check-backup" ->
          out.append("note ")
              .append(
                  Shell.say(
                      "not done here: "
                          + local.title()
                          + ". Only ecdr writes check.json, so the backup counts as copied"))
              .append('\n');
      case "prove-data" ->
          out.append("note ")
              .append(Shell.say("not done here: " + local.title() + ". What came back is unknown"))
              .append('\n');
      case MarkSteps.CROSS, MarkSteps.FIND ->
          out.append("note ")
              .append(
                  Shell.say("not done here: " + local.title() + ". Whether all crossed is unknown"))
              .append('\n');
      default -> throw new NoScript("it does '" + local.kind() + "'");
    }
  }

  private void probe(Step.Probe probe) {
    boolean required = probe.choice().mode() == WriteProbe.Mode.REQUIRED;
    untested |= required;
    out.append("note ")
        .append(
            Shell.say("not done here: " + probe.title() + ". Whether writes work is not tested"))
        .append('\n');
  }

  /** The operator's own programs are run by a person here: their facts and vetoes are ecdr's. */
  private void hook(Step.Hook hook) {
    boolean first = hook.phase() == HookPhase.PRE;
    untested |= !first;
    out.append(first ? "hook_before " : "hook_after ")
        .append(Shell.say(hook.title()))
        .append(' ')
        .append(Shell.say(Shell.quote(hook.command())))
        .append('\n');
    pieces.need(Piece.HOOK);
  }
}
