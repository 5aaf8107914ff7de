package io.ecdr.cli;

import io.ecdr.plan.Step;
import io.ecdr.port.Asking;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a person at the terminal, in the middle of a run, whether a standby is to be detached. The
 * answer is read on a thread of its own, so that Ctrl-C is heard meanwhile.
 */
final class DetachQuestion implements Asking {

  private final Console console;
  private final AtomicReference<Boolean> said = new AtomicReference<>();

  DetachQuestion(Console console) {
    this.console = console;
  }

  @Override
  public void ask(Step.Rung rung, String why) {
    var name = rung.call().parameters().text("ReplicationGroupId").orElse("");
    var err = console.err();
    err.println();
    err.println("The promotion did not come about: " + why);
    err.println(rung.title() + "? It is writable alone then, and the old primary may go on taking");
    err.println("writes; it can never be attached again, and a new standby must be made.");
    err.print("Type " + name + " to detach it, anything else to stop here: ");
    err.flush();
    var thread = new Thread(() -> said.set(reads(name)), "question");
    thread.setDaemon(true);
    thread.start();
  }

  private boolean reads(String name) {
    try {
      var typed = console.in().readLine();
      return typed != null
          && !name.isEmpty()
          && typed.strip().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<Boolean> answer() {
    return Optional.ofNullable(said.get());
  }
}
