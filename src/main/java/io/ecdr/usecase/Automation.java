package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.port.Notes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ecdr stop} and {@code ecdr start}: whether anything may be changed unattended. */
public final class Automation {

  private final Notes notes;
  private final InstantSource clock;
  private final String who;

  /**
   * @param who does it, told to whoever is kept away
   */
  public Automation(Notes notes, InstantSource clock, String who) {
    this.notes = notes;
    this.clock = clock;
    this.who = who;
  }

  /** Why nothing goes on unattended, with 16; empty when automation is not stopped. */
  public Optional<Rejection> refusal() {
    return new Inhibitions(notes, clock)
        .stopped(new ArrayList<>()).stream()
            .findFirst()
            .map(
                why ->
                    new Rejection(
                        ExitCode.INHIBITED, why.words() + "; nothing was changed", why.hint()));
  }

  /** Keeps automation away; read back. Rejected with 24 when it is written nowhere. */
  public Answer<AutomationReport> stop(String reason) {
    return write(note(true).with("reason", reason), true);
  }

  /** Lets automation go on; read back. Rejected with 24 when it is written nowhere. */
  public Answer<AutomationReport> start() {
    return write(note(false), false);
  }

  private Value.Fields note(boolean stopped) {
    return Value.fields("at", clock.instant().toString(), "by", who).with("stopped", stopped);
  }

  private Answer<AutomationReport> write(Value.Fields note, boolean stopped) {
    var text = Json.pretty(note);
    List<String> failed = new ArrayList<>(notes.write(Inhibitions.STOP, text));
    List<String> places = new ArrayList<>();
    for (var said : notes.read(Inhibitions.STOP)) {
      if (said.text().filter(text::equals).isPresent()) {
        places.add(said.place());
      } else if (failed.stream().noneMatch(why -> why.contains(said.place()))) {
        failed.add(said.place() + " says something else: " + said.trouble().orElse("look again"));
      }
    }
    if (places.isEmpty()) {
      return new Answer.Rejected<>(
          new Rejection(ExitCode.FAILED, String.join("; ", failed), "nothing was written"));
    }
    return new Answer.Given<>(new AutomationReport(clock.instant(), note, stopped, places, failed));
  }
}
