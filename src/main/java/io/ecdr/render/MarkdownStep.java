package io.ecdr.render;

import static io.ecdr.render.MarkdownText.block;
import static io.ecdr.render.MarkdownText.plain;

import io.ecdr.codec.Json;
import io.ecdr.plan.Call;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Step;

/** What a step sends and when it is done, as Markdown. */
final class MarkdownStep {

  private final StringBuilder out;

  MarkdownStep(StringBuilder out) {
    this.out = out;
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  void print(Step step) {
    if (step instanceof Step.Act act) {
      call(act.call());
      CallLines.otherwise(act).forEach(words -> line(plain(words)));
      done(act.done());
      undone(act.undo().isEmpty() ? "Cannot be undone." : "Undone by " + act.undo() + ".");
    } else if (step instanceof Step.Await await) {
      line("Sends nothing.");
      done(await.done());
    } else if (step instanceof Step.Local local) {
      line(
          local.mayCall().isEmpty()
              ? "Sends nothing to AWS."
              : "Looks first, then sends what is still to do of:");
      local.mayCall().forEach(this::call);
      if (!local.undo().isEmpty()) {
        undone("Undone by " + local.undo() + ".");
      }
    } else if (step instanceof Step.Ladder ladder) {
      ladder(ladder);
    } else if (step instanceof Step.Probe probe) {
      line(
          plain(
              "Writes keys that begin with ecdr:probe: and are gone after "
                  + Words.of(probe.times().timeToLive())
                  + "; --write-probe "
                  + Words.of(probe.choice().mode())
                  + "."));
    } else if (step instanceof Step.Hook hook) {
      line(plain("Runs a program of the operator's, without a shell: " + HookLines.typed(hook)));
    }
  }

  private void ladder(Step.Ladder ladder) {
    Step.Rung before = null;
    for (var rung : ladder.rungs()) {
      line("");
      line(
          before == null
              ? plain(rung.title()) + ":"
              : plain(
                  "If that is refused, or nothing of it is seen within "
                      + Words.of(before.patience())
                      + (rung.asks() ? ", and after a person's yes: " : ": ")
                      + rung.title()));
      Stakes.undone(rung.call())
          .ifPresent(
              why -> {
                line("");
                line("⚠️ **Cannot be undone.** " + plain(why));
              });
      call(rung.call());
      done(rung.done());
      before = rung;
    }
  }

  private void undone(String sentence) {
    line("");
    line(plain(sentence));
  }

  private void done(Condition condition) {
    line("Done when " + plain(ConditionWords.of(condition)) + ".");
  }

  private void call(Call call) {
    line("");
    out.append(
        block(
            "",
            call.name()
                + " in "
                + call.region()
                + " at "
                + call.endpoint()
                + call.profile().map(name -> " as profile " + name).orElse("")
                + "\n"
                + Json.pretty(call.parameters())));
    line("");
  }
}
