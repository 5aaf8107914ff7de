package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.plan.Lane;
import io.ecdr.plan.PastRun;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What earlier operations of this machine took, by their journals. Only the newest are read. */
final class PastRuns {

  /** How many operations are looked at, and how many are read in full. */
  private static final int LOOKED_AT = 60;

  private static final int READ = 12;

  private final Operations operations;

  /**
   * @param operations of this machine alone: no call is made for an estimate
   */
  PastRuns(Operations operations) {
    this.operations = operations;
  }

  /** The runs that tell how long a plan's steps take; none when they cannot be read. */
  List<PastRun> of(Plan plan) {
    return of(plan.verb());
  }

  /** The runs of a command; none when they cannot be read. */
  List<PastRun> of(String verb) {
    List<PastRun> all = new ArrayList<>();
    try {
      var ids = operations.ids();
      int read = 0;
      for (int i = ids.size() - 1; i >= Math.max(0, ids.size() - LOOKED_AT) && read < READ; i--) {
        var stored = operations.find(ids.get(i));
        if (stored.filter(s -> mayTell(s, verb)).isPresent()) {
          read++;
          all.addAll(of(Kept.read(stored.get())));
        }
      }
    } catch (StateUnusable e) {
      // Whoever needs the folder will say so; an estimate does not.
    }
    return all;
  }

  /** Without reading it as JSON, which takes longer. */
  private static boolean mayTell(Operations.Stored stored, String verb) {
    return stored.plan().contains('"' + verb + '"')
        && stored.journal().contains("\"type\":\"closed\"");
  }

  private static List<PastRun> of(Kept kept) {
    if (kept.plan().isEmpty() || kept.history().isEmpty()) {
      return List.of();
    }
    var plan = kept.plan().get();
    var took = took(kept.history().get());
    return plan.lanes().stream()
        .map(lane -> of(plan, lane, took, kept.history().get()))
        .filter(run -> !run.steps().isEmpty())
        .toList();
  }

  private static PastRun of(Plan plan, Lane lane, Map<String, Duration> took, History history) {
    var steps = new TreeMap<String, PastRun.Took>();
    for (var step : lane.steps()) {
      var time = took.get(step.id());
      if (time != null && !(step instanceof Step.Hook) && !(step instanceof Step.Probe)) {
        steps.put(PastRun.word(step.id()), new PastRun.Took(time, step.limits().ruleOfThumb()));
      }
    }
    var entries = history.entries();
    return new PastRun(
        plan.verb(), lane.cache(), lane.datastore(), entries.get(entries.size() - 1).at(), steps);
  }

  /**
   * What each step took that was begun and confirmed in one run, from the end of the one before it
   * in its lane. A step that another run took on is left out: nobody looked in between.
   */
  private static Map<String, Duration> took(History history) {
    Map<String, Duration> all = new HashMap<>();
    Map<String, Instant> since = new HashMap<>();
    Instant begun = null;
    for (var entry : history.entries()) {
      if (entry instanceof Entry.Opened) {
        begun = entry.at();
      } else if (entry instanceof Entry.Resumed) {
        begun = null;
        since.clear();
      } else if (entry instanceof Entry.Settled settled) {
        var lane = settled.step().substring(0, Math.max(0, settled.step().lastIndexOf('/')));
        var from = since.getOrDefault(lane, begun);
        if (from != null && done(settled)) {
          all.put(settled.step(), Duration.between(from, settled.at()));
        }
        since.put(lane, settled.at());
      }
    }
    return all;
  }

  private static boolean done(Entry.Settled settled) {
    return settled.outcome() instanceof StepOutcome.Done done && !done.already();
  }
}
