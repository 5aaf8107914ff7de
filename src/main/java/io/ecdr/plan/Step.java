package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One step of a lane. Few kinds; the verbs are data inside them. */
public sealed interface Step {

  /** Unique in its plan, such as {@code orders/export}. */
  String id();

  /** What it does, for people: "Export snapshot x to bucket y". */
  String title();

  /** How long it takes and may take. */
  Limits limits();

  /** What must be so before it begins, in words. */
  String precondition();

  /** The precondition of a step that needs nothing else. */
  String IN_ORDER = "the steps before it are done";

  /** Whether a call may be sent a second time when the first one's outcome is unknown. */
  enum Repeat {
    /** The service itself refuses a second one, by name or key: it may be sent again. */
    SERVICE_REFUSES_SECOND,
    /** Never again; what happened must be found out by looking. */
    NEVER
  }

  /**
   * One call that changes something, and the state it leads to.
   *
   * @param done holds when the step has nothing left to do
   * @param undo what {@code op abort} would do about it, such as "deleting the snapshot"; empty
   *     when it cannot be undone
   * @param otherwise calls that are sent in its place, in this order, while the one before was
   *     refused for want of capacity
   * @param follows whether it only follows the change: when it fails the lane goes on and ends with
   *     20, and it is done even when a step before it ended with 20
   */
  record Act(
      String id,
      String title,
      Call call,
      Condition done,
      Repeat repeat,
      Limits limits,
      String undo,
      String precondition,
      List<Call> otherwise,
      boolean follows)
      implements Step {

    /** One that the steps after it need. */
    public Act(
        String id,
        String title,
        Call call,
        Condition done,
        Repeat repeat,
        Limits limits,
        String undo,
        String precondition,
        List<Call> otherwise) {
      this(id, title, call, done, repeat, limits, undo, precondition, otherwise, false);
    }

    /** The same, that nothing needs. */
    Act following() {
      return new Act(id, title, call, done, repeat, limits, undo, precondition, otherwise, true);
    }

    /** One that has no other call. */
    public Act(
        String id,
        String title,
        Call call,
        Condition done,
        Repeat repeat,
        Limits limits,
        String undo,
        String precondition) {
      this(id, title, call, done, repeat, limits, undo, precondition, List.of());
    }

    /** One that cannot be undone. */
    public Act(String id, String title, Call call, Condition done, Repeat repeat, Limits limits) {
      this(id, title, call, done, repeat, limits, "");
    }

    /** One that needs the steps before it. */
    public Act(
        String id,
        String title,
        Call call,
        Condition done,
        Repeat repeat,
        Limits limits,
        String undo) {
      this(id, title, call, done, repeat, limits, undo, IN_ORDER);
    }

    /** The same with a way back. */
    Act undoneBy(String way) {
      return new Act(id, title, call, done, repeat, limits, way, precondition, otherwise, follows);
    }

    /** The same with what must be so before. */
    public Act when(String words) {
      return new Act(id, title, call, done, repeat, limits, undo, words, otherwise, follows);
    }

    /** The same with calls in its place. */
    public Act or(List<Call> others) {
      return new Act(id, title, call, done, repeat, limits, undo, precondition, others, follows);
    }

    /** All its calls, the first one first. */
    public List<Call> calls() {
      return Stream.concat(Stream.of(call), otherwise.stream()).toList();
    }

    public Act {
      otherwise = List.copyOf(otherwise);
      Objects.requireNonNull(undo, "undo");
      Objects.requireNonNull(precondition, "precondition");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(done, "done");
      Objects.requireNonNull(repeat, "repeat");
      Objects.requireNonNull(limits, "limits");
    }
  }

  /** Waits for a state and sends nothing that changes anything. */
  record Await(String id, String title, Condition done, Limits limits, String precondition)
      implements Step {

    /** One that needs the steps before it. */
    public Await(String id, String title, Condition done, Limits limits) {
      this(id, title, done, limits, IN_ORDER);
    }

    /** The same with what must be so before. */
    public Await when(String words) {
      return new Await(id, title, done, limits, words);
    }

    public Await {
      Objects.requireNonNull(precondition, "precondition");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(done, "done");
      Objects.requireNonNull(limits, "limits");
    }
  }

  /**
   * Work that takes several calls, chosen while it runs, such as copying many objects.
   *
   * @param kind names the piece of work, such as {@code copy-objects}
   * @param mayCall the calls it may send, as far as they are known beforehand, for the reader
   * @param undo as for {@link Act}
   */
  record Local(
      String id,
      String title,
      String kind,
      Value.Fields parameters,
      List<Call> mayCall,
      Limits limits,
      String undo,
      String precondition)
      implements Step {

    /** One that cannot be undone and needs the steps before it. */
    public Local(
        String id,
        String title,
        String kind,
        Value.Fields parameters,
        List<Call> mayCall,
        Limits limits) {
      this(id, title, kind, parameters, mayCall, limits, "", IN_ORDER);
    }

    /** Whether it sends nothing that changes anything, so that nothing of it was so already. */
    public boolean looksOnly() {
      return mayCall.stream().allMatch(Call::readsOnly);
    }

    /** The same with a way back. */
    Local undoneBy(String way) {
      return new Local(id, title, kind, parameters, mayCall, limits, way, precondition);
    }

    /** The same with other parameters. */
    Local with(Value.Fields others) {
      return new Local(id, title, kind, others, mayCall, limits, undo, precondition);
    }

    /** The same with what must be so before. */
    public Local when(String words) {
      return new Local(id, title, kind, parameters, mayCall, limits, undo, words);
    }

    public Local {
      Objects.requireNonNull(undo, "undo");
      Objects.requireNonNull(precondition, "precondition");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(parameters, "parameters");
      mayCall = List.copyOf(mayCall);
      Objects.requireNonNull(limits, "limits");
    }
  }

  /**
   * A change that must not happen twice and has a way out: its rungs are tried in order, each with
   * one call, until one of them has led to what it is for. The next rung is taken when the call was
   * refused, or when the rung's patience is over and a fresh look still finds nothing of it. So one
   * decision has one target, and never two promotions.
   *
   * @param rungs at least one
   * @param wayOut what to do when no rung leads there, a command where there is one
   * @param limits of all of them together
   * @param antiFlap how long after it another one is held up where nobody confirms it
   * @param already whether it was so when the plan was made: then nothing is ever sent
   * @param before what was there before, as far as it was read: {@link RoleBefore}; and what may be
   *     lost: {@link Agreed}
   */
  record Ladder(
      String id,
      String title,
      List<Rung> rungs,
      String wayOut,
      Limits limits,
      Duration antiFlap,
      boolean already,
      String precondition,
      Value.Fields before)
      implements Step {

    /** One of which nothing is told that was there before. */
    public Ladder(
        String id,
        String title,
        List<Rung> rungs,
        String wayOut,
        Limits limits,
        Duration antiFlap,
        boolean already,
        String precondition) {
      this(id, title, rungs, wayOut, limits, antiFlap, already, precondition, Value.Fields.NONE);
    }

    /** The same with what was there before. */
    public Ladder after(Value.Fields seen) {
      return new Ladder(id, title, rungs, wayOut, limits, antiFlap, already, precondition, seen);
    }

    /** One that needs the steps before it, has something to do, and after which nothing is held. */
    public Ladder(String id, String title, List<Rung> rungs, String wayOut, Limits limits) {
      this(id, title, rungs, wayOut, limits, Duration.ZERO, false, IN_ORDER);
    }

    /** The same with what must be so before. */
    public Ladder when(String words) {
      return new Ladder(id, title, rungs, wayOut, limits, antiFlap, already, words, before);
    }

    public Ladder {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(precondition, "precondition");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      rungs = List.copyOf(rungs);
      Objects.requireNonNull(wayOut, "wayOut");
      Objects.requireNonNull(limits, "limits");
      Objects.requireNonNull(antiFlap, "antiFlap");
      if (rungs.isEmpty()) {
        throw new IllegalArgumentException("ladder " + id + " has no rung");
      }
    }
  }

  /**
   * One way to get there.
   *
   * @param id unique in its plan, such as {@code orders/promote}; the journal names it
   * @param done what the call leads to; when it holds, so does the whole ladder
   * @param patience how long after the call nothing of it need be seen
   * @param asks whether a person is asked before it is taken; where nobody can be, it is not
   */
  record Rung(String id, String title, Call call, Condition done, Duration patience, boolean asks) {

    /** One that needs no question. */
    public Rung(String id, String title, Call call, Condition done, Duration patience) {
      this(id, title, call, done, patience, false);
    }

    /** The same, taken only after a person's yes. */
    public Rung asking() {
      return new Rung(id, title, call, done, patience, true);
    }

    public Rung {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(done, "done");
      Objects.requireNonNull(patience, "patience");
    }
  }

  /**
   * Writes one key per shard and reads it back, at the endpoints that the group tells at that
   * moment. What came before it stays done whatever comes of it, and it may be repeated: its keys
   * expire and no other key is touched.
   *
   * @param group the group's id in {@code region}
   * @param roles the states of which one must hold, before it and when it could not be done
   * @param choice never {@code OFF}
   * @param times the budgets of one try and of all
   * @param limits with reading the roles
   */
  record Probe(
      String id,
      String title,
      Region region,
      String group,
      List<Condition> roles,
      WriteProbe choice,
      Times times,
      Limits limits,
      String precondition)
      implements Step {

    /** One that needs the steps before it. */
    public Probe(
        String id,
        String title,
        Region region,
        String group,
        List<Condition> roles,
        WriteProbe choice,
        Times times,
        Limits limits) {
      this(id, title, region, group, roles, choice, times, limits, IN_ORDER);
    }

    /** The same with what must be so before. */
    public Probe when(String words) {
      return new Probe(id, title, region, group, roles, choice, times, limits, words);
    }

    public Probe {
      Objects.requireNonNull(precondition, "precondition");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(group, "group");
      roles = List.copyOf(roles);
      Objects.requireNonNull(choice, "choice");
      Objects.requireNonNull(times, "times");
      Objects.requireNonNull(limits, "limits");
      if (roles.isEmpty() || choice.mode() == WriteProbe.Mode.OFF) {
        throw new IllegalArgumentException("probe " + id + " has no roles, or is off");
      }
    }
  }

  /**
   * Runs a program of the operator's, without a shell. One that was cut short is run again, so it
   * must bear that.
   *
   * @param command its file, then its arguments
   * @param variables names of the environment variables that it is given beside the facts
   * @param facts variables that tell it what happens; some are only known by then
   */
  record Hook(
      String id,
      String title,
      HookPhase phase,
      List<String> command,
      List<String> variables,
      Value.Fields facts,
      HookTerms terms,
      Limits limits,
      String precondition)
      implements Step {

    /** One that needs the steps before it. */
    public Hook(
        String id,
        String title,
        HookPhase phase,
        List<String> command,
        List<String> variables,
        Value.Fields facts,
        HookTerms terms,
        Limits limits) {
      this(id, title, phase, command, variables, facts, terms, limits, IN_ORDER);
    }

    /** The same with what must be so before. */
    public Hook when(String words) {
      return new Hook(id, title, phase, command, variables, facts, terms, limits, words);
    }

    public Hook {
      Objects.requireNonNull(precondition, "precondition");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(phase, "phase");
      command = List.copyOf(command);
      variables = List.copyOf(variables);
      Objects.requireNonNull(facts, "facts");
      Objects.requireNonNull(terms, "terms");
      Objects.requireNonNull(limits, "limits");
      if (command.isEmpty()) {
        throw new IllegalArgumentException("hook " + id + " names no program");
      }
    }
  }

  /**
   * How long a probe takes.
   *
   * @param connect for each connection
   * @param answer for each answer
   * @param patience how long a refused write is tried again; right after a promotion a node may
   *     still refuse
   * @param timeToLive of the keys
   */
  record Times(Duration connect, Duration answer, Duration patience, Duration timeToLive) {

    /** Short: an operator waits for it. */
    public static final Times USUAL =
        new Times(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60));

    public Times {
      for (var time : List.of(connect, answer, patience, timeToLive)) {
        if (time.isNegative() || time.isZero()) {
          throw new IllegalArgumentException("times must be positive: " + time);
        }
      }
      if (timeToLive.toSeconds() < 1) {
        throw new IllegalArgumentException("keys live for a second at least: " + timeToLive);
      }
    }
  }
}
