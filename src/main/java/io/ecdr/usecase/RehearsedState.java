package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.plan.Plan;
import io.ecdr.port.Locks;
import io.ecdr.port.Notes;
import io.ecdr.usecase.Rehearsed.Part;
import io.ecdr.usecase.Rehearsed.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what machines share as a failover would before it takes its locks; takes none. */
public final class RehearsedState {

  private final Locks locks;
  private final Notes notes;
  private final InstantSource clock;
  private final Set<Region> buckets;
  private final boolean forgiven;

  /**
   * @param buckets where shared state is kept; none when it is on this machine only
   * @param forgiven whether it was said that no lock store is needed
   */
  public RehearsedState(
      Locks locks, Notes notes, InstantSource clock, Set<Region> buckets, boolean forgiven) {
    this.locks = locks;
    this.notes = notes;
    this.clock = clock;
    this.buckets = new TreeSet<>(buckets);
    this.forgiven = forgiven;
  }

  /**
   * Looks.
   *
   * @param unattended nobody confirms, so nothing may be missing
   */
  List<Part> look(Plan plan, boolean unattended) {
    List<Part> parts = new ArrayList<>();
    parts.add(store(plan, unattended));
    HeldLocks.atWork(locks, plan)
        .ifPresent(
            taken ->
                parts.add(
                    part(
                        "lock",
                        "Nobody else changes its roles",
                        Verdict.FAILED,
                        taken.getMessage(),
                        "see: ecdr op show " + taken.holder().operation(),
                        ExitCode.LOCKED)));
    var against = new Inhibitions(notes, clock).against(plan, new ArrayList<>());
    if (!against.isEmpty()) {
      boolean stops = unattended && !forgiven;
      parts.add(
          part(
              "inhibited",
              "Nothing keeps automation away",
              stops ? Verdict.FAILED : Verdict.WARN,
              against.stream().map(Inhibitions.Against::words).collect(Collectors.joining("; ")),
              against.get(0).hint(),
              ExitCode.INHIBITED));
    }
    return parts;
  }

  private Part store(Plan plan, boolean unattended) {
    var title = "Locks and notes can be had without the lost Region";
    if (buckets.isEmpty()) {
      return part("state", title, Verdict.OK, "they are of this machine only", "", ExitCode.OK);
    }
    var silent =
        notes.read(Inhibitions.STOP).stream()
            .filter(said -> said.trouble().isPresent())
            .map(said -> said.place() + ": " + said.trouble().get())
            .toList();
    var needed = HeldLocks.reach(plan, false).needed();
    var missing = needed.stream().filter(region -> !buckets.contains(region)).toList();
    var deaf =
        needed.stream()
            .filter(region -> silent.stream().anyMatch(s -> s.contains(region.id())))
            .toList();
    if (missing.isEmpty() && deaf.isEmpty()) {
      return part(
          "state",
          title,
          Verdict.OK,
          silent.isEmpty() ? "all places answer" : "done without " + String.join("; ", silent),
          "",
          ExitCode.OK);
    }
    boolean stops = unattended && !forgiven;
    var where = (missing.isEmpty() ? deaf : missing).get(0);
    return part(
        "state",
        title,
        stops ? Verdict.FAILED : Verdict.WARN,
        (missing.isEmpty()
                ? "the bucket in " + where + " does not answer"
                : "there is no --state-bucket in "
                    + where
                    + ", only in "
                    + buckets.stream().map(Region::id).collect(Collectors.joining(", ")))
            + (stops ? ": --yes refuses to go on" : ": a person is warned and may go on"),
        "keep a bucket there, --state-bucket " + where + "=NAME, or say --break-lock REASON",
        ExitCode.VERIFICATION_FAILED);
  }

  private static Part part(
      String id, String title, Verdict verdict, String words, String hint, ExitCode code) {
    return new Part(id, title, verdict, words, hint, code);
  }
}
