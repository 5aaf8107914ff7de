package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.plan.Service;
import io.ecdr.plan.denial.Denial;
import io.ecdr.plan.denial.Place.Kind;
import io.ecdr.port.Confinement;
import io.ecdr.port.Confinement.Counted;
import io.ecdr.port.Confinement.Force;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a rehearsal has shown, and what it has not. */
public record RehearsalReport(
    Instant at, FailoverRequest request, Denial denial, Confinement.Ran ran, Rehearsed inside) {

  public RehearsalReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(denial, "denial");
    Objects.requireNonNull(ran, "ran");
    Objects.requireNonNull(inside, "inside");
  }

  /**
   * Where a call would go, and whether it may be reached.
   *
   * @param host by name
   */
  public record Aim(Rehearsed.Sent sent, String host, Denial.Verdict verdict) {}

  /** Where all calls would go. */
  public List<Aim> aims() {
    return inside.sends().stream().map(this::aim).toList();
  }

  private Aim aim(Rehearsed.Sent sent) {
    var host = URI.create(sent.endpoint()).getHost();
    var byName = denial.of(host == null ? sent.endpoint() : host);
    boolean told = byName.denied() || byName.place().region().isPresent();
    return new Aim(
        sent, host == null ? sent.endpoint() : host, told ? byName : denial.of(sent.region()));
  }

  /** What was denied to a part that failed: what it needed. */
  public List<Counted> needed() {
    var failed =
        inside.parts().stream().filter(Rehearsed.Part::failed).map(Rehearsed.Part::id).toList();
    return denied().stream().filter(each -> failed.contains(each.attempt().part())).toList();
  }

  /** Changes that would follow and go to where nobody may. */
  public List<Aim> missed() {
    return aims().stream().filter(aim -> aim.verdict().denied() && aim.sent().changes()).toList();
  }

  /** What was denied to anybody. */
  public List<Counted> denied() {
    return ran.attempts().stream().filter(each -> each.attempt().denied()).toList();
  }

  /**
   * 0 when it is shown that nothing denied is needed; 40 when something was; else what the failed
   * part says.
   */
  public ExitCode code() {
    boolean misses = aims().stream().anyMatch(aim -> aim.verdict().denied());
    if (misses || !needed().isEmpty()) {
      return ExitCode.VERIFICATION_FAILED;
    }
    return inside.parts().stream()
        .filter(Rehearsed.Part::failed)
        .map(Rehearsed.Part::code)
        .reduce(ExitCode::worse)
        .orElse(ExitCode.OK);
  }

  /** What to do about what was needed, or would be, one sentence each. */
  public List<String> next() {
    return Stream.concat(
            needed().stream().map(Counted::attempt).map(this::next),
            missed().stream().map(aim -> next(aim.sent())))
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .toList();
  }

  private String next(Rehearsed.Sent sent) {
    return sent.call().startsWith(Service.ROUTE_53.word() + ":")
        ? "--publish to a secret or a parameter needs only "
            + denial.survivor()
            + "; without the record the failover goes through and ends with 20"
        : "";
  }

  private String next(Confinement.Attempt each) {
    var to = denial.survivor();
    if (each.child()) {
      return "have "
          + each.who()
          + " ask in "
          + to
          + each.place().region().map(r -> ", not in " + r).orElse(", not " + each.host());
    }
    if (each.place().kind() == Kind.SIGN_IN) {
      return "keep a profile for the day that needs no sign-in at "
          + each.host()
          + ", and rehearse it with --profile";
    }
    return each.host().startsWith("sts.")
        ? "write region = " + to + " into the profile, or set AWS_REGION=" + to
        : "";
  }

  /** What it says nothing about, one sentence each. */
  public List<String> unseen() {
    List<String> all = new ArrayList<>(inside.unseen());
    all.add("nothing was sent that changes anything: whether AWS grants and takes it is not shown");
    if (ran.force() == Force.PROXY_ONLY) {
      all.add(
          "programs that ecdr starts were only told of the proxy: one that goes past it was"
              + " neither stopped nor seen");
      all.add("credentials that this machine's own address 169.254.x.x tells were not watched");
    }
    ran.attempts().stream()
        .map(Counted::attempt)
        .filter(each -> !each.denied())
        .filter(each -> each.place().kind() == Kind.ELSEWHERE)
        .map(each -> each.who() + " asked " + each.host() + ": its name does not tell where it is")
        .distinct()
        .forEach(all::add);
    return all;
  }
}
