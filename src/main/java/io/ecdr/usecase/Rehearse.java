package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Region;
import io.ecdr.plan.denial.Denial;
import io.ecdr.port.Confinement;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Has a failover run where what is denied cannot be reached, and judges what came of it. */
public final class Rehearse {

  private final Confinement confinement;
  private final Supplier<Set<Region>> signIn;
  private final InstantSource clock;

  /**
   * @param signIn the Regions where the profile in use signs in
   */
  public Rehearse(Confinement confinement, Supplier<Set<Region>> signIn, InstantSource clock) {
    this.confinement = confinement;
    this.signIn = signIn;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param lost taken for lost
   * @param words of the command line
   * @param isolation how much of it is wanted
   */
  public record Asked(
      FailoverRequest request,
      List<Region> lost,
      List<String> words,
      Confinement.Wanted isolation) {
    public Asked {
      Objects.requireNonNull(isolation, "isolation");
      Objects.requireNonNull(request, "request");
      lost = List.copyOf(lost);
      words = List.copyOf(words);
    }
  }

  /** Runs it. */
  public Answer<RehearsalReport> run(Asked asked) {
    var denial = new Denial(new TreeSet<>(asked.lost()), signIn.get(), asked.request().to());
    Confinement.Ran ran;
    try {
      ran = confinement.run(asked.words(), denial, asked.isolation());
    } catch (Confinement.Impossible e) {
      return new Answer.Rejected<>(
          new Rejection(
              ExitCode.REFUSED_BY_CHECKS,
              "it cannot be rehearsed like that: " + e.getMessage(),
              asked.isolation() == Confinement.Wanted.REQUIRED
                  ? "run it where user namespaces are allowed, or without --isolation required"
                  : ""));
    } catch (Confinement.Hung e) {
      return new Answer.Rejected<>(
          new Rejection(
              ExitCode.VERIFICATION_FAILED,
              "it hung for "
                  + e.getMessage()
                  + " in: "
                  + e.part()
                  + (e.programs().isEmpty() ? "" : ", while " + e.programs() + " ran"),
              e.part().equals("credentials")
                  ? "a failover would hang there too: see what the profile's program waits for"
                  : "a failover may hang there too: see --verbose"));
    }
    try {
      var inside = Rehearsed.of(Json.read(ran.said()));
      return new Answer.Given<>(
          new RehearsalReport(clock.instant(), asked.request(), denial, ran, inside));
    } catch (Malformed | IllegalArgumentException e) {
      return new Answer.Rejected<>(
          new Rejection(
              ExitCode.INTERNAL,
              "the rehearsal ended with exit code " + ran.code() + " and told nothing",
              "what it said is above; see more with --verbose"));
    }
  }
}
