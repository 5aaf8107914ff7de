package io.ecdr.plan;

import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheUser;
import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps that keep clients from writing to a cache and that let them write again: each user of
 * its user groups gets an access string for reading only, which stands beside the one it had, in
 * the plan and so in the journal. Passwords are neither read nor changed.
 *
 * <p>AWS publishes neither how long a changed string takes to all nodes, nor whether connections
 * that are open are held to it at once; so a fence counts as proven only when a write was refused.
 */
public final class FenceSteps {

  /** The state of a user whose access is as wanted. */
  public static final String ACCESS = "user-access";

  /** In the ids of steps that take access away. */
  public static final String FENCE = "/fence-";

  /** In the ids of steps that give it back. */
  public static final String LIFT = "/lift-";

  /** What users and their groups are waited for; a guess, AWS publishes no figure. */
  private static final Limits CHANGE =
      new Limits(Duration.ofMinutes(1), "a guess, AWS publishes no figure", Duration.ofMinutes(15));

  private static final Limits PROOF =
      new Limits(Duration.ofSeconds(1), "connecting and one command", Duration.ofMinutes(2));

  private static final Limits HOOK =
      new Limits(Duration.ofSeconds(1), "a guess: it is the operator's own program", Hooks.LIMIT);

  private final CallMaker calls;
  private final Region region;
  private final String start;
  private final Optional<Duration> timeout;

  /**
   * @param region where the cache is
   * @param start of the steps' ids, with a slash at its end
   * @param timeout in place of the usual ones
   */
  public FenceSteps(CallMaker calls, Region region, String start, Optional<Duration> timeout) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.region = Objects.requireNonNull(region, "region");
    this.start = Objects.requireNonNull(start, "start");
    this.timeout = Objects.requireNonNull(timeout, "timeout");
  }

  /** Those of some users that may write, and what would become of them. */
  public static List<FencedUser> writing(List<CacheUser> users) {
    return users.stream()
        .filter(user -> AccessRules.writes(user.access()))
        .map(FencedUser::of)
        .toList();
  }

  /** One step for each user: it may read only. */
  public List<Step> fence(List<FencedUser> users) {
    return users.stream()
        .<Step>map(
            user ->
                act(
                    "fence-",
                    "Let user " + user.id() + " read only; it has '" + user.before() + "' now",
                    user,
                    user.after(),
                    user.before()))
        .toList();
  }

  /** One step for each user: it has the access string again that it had. */
  public List<Step> lift(List<FencedUser> users) {
    return users.stream()
        .<Step>map(
            user ->
                act(
                    "lift-",
                    "Give user " + user.id() + " its access back: '" + user.before() + "'",
                    user,
                    user.before(),
                    user.after()))
        .toList();
  }

  /** Source: {@code API:ModifyUser}; the same string a second time changes nothing. */
  private Step.Act act(String word, String title, FencedUser user, String wanted, String before) {
    return new Step.Act(
        start + word + user.id(),
        title,
        calls.elastiCache(
            region, "ModifyUser", Value.fields("UserId", user.id(), "AccessString", wanted)),
        new Condition(
            ACCESS,
            region,
            Value.fields(
                "UserId",
                user.id(),
                "UserName",
                user.name(),
                "AccessString",
                wanted,
                "Before",
                before)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(CHANGE),
        "giving it back '" + before + "'",
        "the user and its user groups are active");
  }

  /**
   * The write that must be refused.
   *
   * @param endpoint {@code host:port}, or what tells it
   * @param group tells how the cache is guarded
   * @param plain without TLS
   * @param fenced what those log in with who could write before: that others are refused proves
   *     nothing
   */
  public Step.Local proof(
      ReplicationGroup group, WriteProbe login, boolean plain, List<String> fenced) {
    return new Step.Local(
        start + "fence-proof",
        "Try a write to " + group.id() + ", which must be refused",
        Fenced.PROOF,
        Value.fields("ReplicationGroupId", group.id(), "Region", region.id())
            .with(
                "Endpoint",
                group.clientEndpoint().map(ReplicationGroup.Endpoint::toString).orElse(""))
            .with("Names", Value.texts(fenced))
            .with("Cluster", group.cluster())
            .with("Tls", group.security().transitEncryption() && !plain)
            .with("User", login.user())
            .with("Auth", login.auth()),
        List.of(),
        limits(PROOF),
        "",
        "its users may read only");
  }

  /** The operator's own program in place of the users. */
  public Step hook(
      Hooks.Program program, Hooks around, Value.Fields facts, boolean lift, String cache) {
    var file = program.words().get(0);
    var most = timeout.filter(t -> t.compareTo(around.most()) < 0).orElse(around.most());
    return new Step.Hook(
        start + (lift ? "lift-hook" : "fence-hook"),
        "Run fence-hook "
            + file.substring(file.lastIndexOf('/') + 1)
            + (lift ? " to let clients write to " : " to keep clients from writing to ")
            + cache,
        HookPhase.FENCE,
        program.words(),
        around.variables(),
        facts.with("ECDR_PHASE", HookPhase.FENCE.word()).with("ECDR_FENCE", lift ? "lift" : "on"),
        new HookTerms(most, 2, Optional.empty(), List.of()),
        new Limits(HOOK.expected(), HOOK.basis(), most.multipliedBy(2).plusSeconds(1)),
        Step.IN_ORDER);
  }

  private Limits limits(Limits usual) {
    return timeout.map(t -> new Limits(usual.expected(), usual.basis(), t)).orElse(usual);
  }
}
