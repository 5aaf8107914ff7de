package io.ecdr.plan;

import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all restores of one plan take together: nodes, serverless caches and addresses. They are let
 * in by turns; whoever would go beyond what is there stays out, and those behind it may still fit.
 */
public final class EvacuationRoom {

  /**
   * What one restore takes.
   *
   * @param nodes none for a serverless cache
   * @param nodeType the first that is tried; empty for a serverless cache
   * @param subnets those that it is made in, as far as they are told
   * @param ground as it was seen for it
   */
  public record Wanted(
      int nodes, boolean serverless, String nodeType, List<String> subnets, Ground ground) {
    public Wanted {
      Objects.requireNonNull(nodeType, "nodeType");
      subnets = subnets.stream().sorted().toList();
      Objects.requireNonNull(ground, "ground");
    }

    /** Of a restore that was surveyed. */
    public static Wanted of(RestoreRequest request, RestoreInventory seen) {
      var subnets = Ground.subnetIds(seen.subnetGroup());
      if (request.shape().serverless().isPresent()) {
        return new Wanted(0, true, "", subnets, seen.ground());
      }
      var target =
          RestoreTarget.of(
              request,
              seen.backup().manifest(),
              seen.versions().value().orElse(List.of()),
              seen.parameterGroups().value().orElse(List.of()));
      return new Wanted(target.nodes(), false, target.nodeType(), subnets, seen.ground());
    }
  }

  private final Map<String, Integer> types = new TreeMap<>();
  private final Map<String, Long> taken = new TreeMap<>();
  private Optional<Ground> ground = Optional.empty();
  private int nodes;
  private int serverless;
  private boolean full;
  private boolean unknown;

  /** Takes it in, or tells why it does not fit any more. */
  Optional<String> take(Wanted wanted) {
    var here = wanted.ground();
    ground = Optional.of(here);
    unknown |= here.quotas().value().isEmpty() || here.nodes().value().isEmpty();
    var own = QuotaChecks.NODES.own(here);
    var there = here.nodes().value();
    if (own.isPresent()
        && there.isPresent()
        && (long) there.get() + nodes + wanted.nodes() > own.getAsLong()) {
      return no(
          "its "
              + Text.count(wanted.nodes(), "node")
              + " would be beyond the quota: "
              + (there.get() + nodes)
              + " of "
              + own.getAsLong()
              + " nodes are there or taken by caches before it");
    }
    return subnets(wanted).or(() -> serverless(wanted)).or(() -> let(wanted));
  }

  private Optional<String> subnets(Wanted wanted) {
    var free = here(wanted);
    long before = taken.getOrDefault(String.join(" ", wanted.subnets()), 0L);
    return !wanted.subnets().isEmpty() && free.isPresent() && before + wanted.nodes() > free.get()
        ? no(
            "its subnets have no room for it: "
                + free.get()
                + " addresses are free, and caches before it take "
                + before)
        : Optional.empty();
  }

  private static Optional<Long> here(Wanted wanted) {
    return wanted.ground().subnets().value().map(all -> all.stream().mapToLong(Subnet::free).sum());
  }

  private Optional<String> serverless(Wanted wanted) {
    var own = QuotaChecks.SERVERLESS.own(wanted.ground());
    var there = wanted.ground().serverless().value();
    return wanted.serverless()
            && own.isPresent()
            && there.isPresent()
            && there.get() + serverless + 1 > own.getAsLong()
        ? no("it would be beyond the quota of " + own.getAsLong() + " serverless caches")
        : Optional.empty();
  }

  private Optional<String> no(String why) {
    full = true;
    return Optional.of(why);
  }

  private Optional<String> let(Wanted wanted) {
    nodes += wanted.nodes();
    serverless += wanted.serverless() ? 1 : 0;
    taken.merge(String.join(" ", wanted.subnets()), (long) wanted.nodes(), Long::sum);
    if (!wanted.nodeType().isEmpty()) {
      types.merge(wanted.nodeType(), wanted.nodes(), Integer::sum);
    }
    return Optional.empty();
  }

  /** Asks about all of them together. */
  void ask(Checklist list) {
    var ask =
        list.ask("room", "There is room for all restores together", "within quotas and subnets");
    if (ground.isEmpty()) {
      ask.skipped("not asked: nothing is restored");
      return;
    }
    var words = words(ground.get());
    if (full) {
      ask.warn(
          words + "; caches that would not fit are left out",
          "have the quotas raised or name larger subnets, then evacuate the rest");
    } else if (unknown) {
      ask.warn(words, "what is not known here may still be refused while it runs");
    } else {
      ask.pass(words);
    }
    list.ask("capacity", "AWS has the nodes", "shown only when they are made")
        .skipped(
            types.isEmpty()
                ? "no nodes are made"
                : "nothing tells it beforehand; wanted are "
                    + types.entrySet().stream()
                        .map(type -> type.getValue() + " × " + type.getKey())
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow());
  }

  private String words(Ground here) {
    var own = QuotaChecks.NODES.own(here);
    long most = own.orElse(QuotaChecks.NODES.usual());
    return here.nodes().value().map(n -> String.valueOf(n + nodes)).orElse("unknown + " + nodes)
        + " of "
        + most
        + " "
        + QuotaChecks.NODES.words()
        + (own.isPresent() ? "" : " (the default)")
        + (serverless == 0 ? "" : "; " + Text.count(serverless, "more serverless cache"))
        + "; "
        + taken.values().stream().mapToLong(Long::longValue).sum()
        + " addresses";
  }
}
