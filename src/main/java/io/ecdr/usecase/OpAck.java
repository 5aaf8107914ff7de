package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.port.Notes;
import io.ecdr.port.Notes.Said;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code op ack}: somebody has looked at a change of roles, so the next one need not wait. Ends the
 * window that the operation opened, from any machine that shares a place with the one it ran on.
 */
public final class OpAck {

  private final Operations operations;
  private final Notes notes;
  private final InstantSource clock;
  private final String who;

  /**
   * @param who does it, told to whoever looks later
   */
  public OpAck(Operations operations, Notes notes, InstantSource clock, String who) {
    this.operations = operations;
    this.notes = notes;
    this.clock = clock;
    this.who = who;
  }

  /**
   * Ends it; read back. What is over already is left as it is, with success. Rejected: 30 when no
   * such operation is known, 11 when it has opened no window, 24 when it is written nowhere.
   */
  public Answer<AckReport> ack(String id) {
    List<String> failed = new ArrayList<>();
    try {
      var note = find(id, failed);
      if (note.isEmpty()) {
        return new Answer.Rejected<>(none(id, failed));
      }
      boolean open = notes.read(note.get().name()).stream().anyMatch(said -> needs(said, id));
      return open
          ? write(note.get(), failed)
          : new Answer.Given<>(report(note.get(), true, List.of(), List.of()));
    } catch (StateUnusable e) {
      return new Answer.Rejected<>(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }

  private Optional<RoleNote> find(String id, List<String> silent) {
    var said = notes.read(RoleNote.nameOf(id));
    said.forEach(each -> each.trouble().ifPresent(silent::add));
    return said.stream()
        .flatMap(each -> each.text().stream())
        .flatMap(text -> RoleNote.read(text).stream())
        .filter(note -> note.operation().equals(id))
        .findFirst();
  }

  private static boolean needs(Said said, String id) {
    return said.text()
        .flatMap(RoleNote::read)
        .filter(note -> note.operation().equals(id) && note.acked().isEmpty())
        .isPresent();
  }

  private Rejection none(String id, List<String> silent) {
    var kept = operations.find(id).map(Kept::read);
    if (kept.isEmpty()) {
      return silent.isEmpty()
          ? Resuming.unknown(operations, id)
          : new Rejection(
              ExitCode.NOT_FOUND,
              "no operation '" + id + "' is known here; " + String.join("; ", silent),
              "see: ecdr op list");
    }
    boolean roles = kept.get().plan().filter(plan -> !AntiFlap.moves(plan).isEmpty()).isPresent();
    return new Rejection(
        ExitCode.REFUSED_BY_CHECKS,
        "operation "
            + id
            + (roles
                ? " has opened no anti-flap window; nothing was changed"
                : " changes no roles, so there is no window; nothing was changed"),
        "see: ecdr op show " + id);
  }

  private Answer<AckReport> write(RoleNote note, List<String> failed) {
    var acked = note.acked(who + " at " + clock.instant());
    var text = acked.write();
    // Where another operation has changed the roles since, its note stays.
    failed.addAll(notes.write(note.name(), text, there -> AntiFlap.by(there, note.operation())));
    List<String> places = new ArrayList<>();
    for (var said : notes.read(note.name())) {
      if (said.text().filter(text::equals).isPresent()) {
        places.add(said.place());
      } else if (needs(said, note.operation())) {
        failed.add(said.place() + " still holds it up");
      }
    }
    var failures = failed.stream().distinct().toList();
    return places.isEmpty()
        ? new Answer.Rejected<>(
            new Rejection(ExitCode.FAILED, String.join("; ", failures), "nothing was written"))
        : new Answer.Given<>(report(acked, false, places, failures));
  }

  private AckReport report(
      RoleNote note, boolean already, List<String> places, List<String> failed) {
    return new AckReport(
        clock.instant(),
        note.operation(),
        note.datastore(),
        note.verb(),
        note.cache(),
        already,
        places,
        failed);
  }
}
