package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Plan;
import io.ecdr.plan.RoleBefore;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Locks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is written down about the last change of roles of a Global Datastore.
 *
 * @param region of the member whose role it was about
 * @param member its id
 * @param detached whether it stands alone since then
 * @param at when it was, by the writer's clock: told to people, never compared
 * @param window how long another one is held up
 * @param acked by whom and when that was ended
 * @param primaryRegion where the primary was before; empty when that was not read, or not kept
 */
record RoleNote(
    String account,
    String datastore,
    String operation,
    String verb,
    String region,
    String member,
    boolean detached,
    Instant at,
    Duration window,
    Optional<String> acked,
    Optional<String> primaryRegion) {

  /** Of a ladder that has led to what it is for. */
  static RoleNote of(Plan plan, AntiFlap.Move move, StepOutcome.Done done, Instant at) {
    var ladder = move.ladder();
    var rung = done.facts().text("Rung").orElse("");
    // A drill's lane is named by the way there; its way back is about the other member.
    var said = ladder.rungs().get(0).call().parameters();
    var cache = move.lane().cache();
    return new RoleNote(
        plan.account().digits(),
        Optional.of(datastore(ladder)).filter(id -> !id.isEmpty()).orElseGet(() -> made(done)),
        plan.id(),
        plan.verb(),
        said.text("PrimaryRegion").orElse(cache.region().id()),
        said.text("PrimaryReplicationGroupId").orElse(cache.id()),
        ladder.rungs().stream()
            .filter(r -> r.id().equals(rung))
            .anyMatch(r -> r.call().action().equals("DisassociateGlobalReplicationGroup")),
        at,
        ladder.antiFlap(),
        Optional.empty(),
        RoleBefore.primary(ladder.before()).flatMap(p -> p.text("ReplicationGroupRegion")));
  }

  /** One that the same plan has made: the new primary tells it. */
  private static String made(StepOutcome.Done done) {
    return done.facts()
        .fields("GlobalReplicationGroupInfo")
        .text("GlobalReplicationGroupId")
        .orElse("");
  }

  /** The Global Datastore whose roles a ladder changes; empty when the plan makes it. */
  static String datastore(Step.Ladder ladder) {
    Call call = ladder.rungs().get(0).call();
    return call.parameters().text("GlobalReplicationGroupId").orElse("");
  }

  /** The member, for people. */
  String cache() {
    return member + " in " + region;
  }

  /** Where the last change of a datastore's roles is written down. */
  static String name(String account, String datastore) {
    return "roles-of/" + Locks.ofDatastore(account, datastore);
  }

  /** Where it is written down which datastore an operation changed. */
  static String nameOf(String operation) {
    return "roles-by/" + operation;
  }

  String name() {
    return name(account, datastore);
  }

  /** Where it is written down which datastore a cache was taken out of. */
  static String nameOfLeaving(String account, String region, String member) {
    return "left/" + account + "/" + region + "/" + member;
  }

  String nameOfLeaving() {
    return nameOfLeaving(account, region, member);
  }

  RoleNote acked(String byWhom) {
    return new RoleNote(
        account,
        datastore,
        operation,
        verb,
        region,
        member,
        detached,
        at,
        window,
        Optional.of(byWhom),
        primaryRegion);
  }

  String write() {
    return Json.pretty(
        Value.fields(
                "account", account,
                "datastore", datastore,
                "operation", operation,
                "verb", verb,
                "region", region,
                "member", member,
                "at", at.toString(),
                "window", window.toString())
            .with("detached", detached)
            .with("acked", acked)
            .with("primaryRegion", primaryRegion));
  }

  /** Reads {@link #write} again; empty when it is no such text. */
  static Optional<RoleNote> read(String text) {
    try {
      var note = Json.readForeign(text);
      return Optional.of(
          new RoleNote(
              note.text("account").orElseThrow(),
              note.text("datastore").orElseThrow(),
              note.text("operation").orElseThrow(),
              note.text("verb").orElse("?"),
              note.text("region").orElse("?"),
              note.text("member").orElse("?"),
              note.flag("detached").orElse(false),
              note.text("at").map(Instant::parse).orElse(Instant.EPOCH),
              Duration.parse(note.text("window").orElseThrow()),
              note.text("acked"),
              note.text("primaryRegion")));
    } catch (Malformed | DateTimeException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
