package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.RestoreRequest;
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
  private final SubnetRoom subnets = new SubnetRoom();
  private Optional<Ground> ground = Optional.empty();
  private Optional<Fact<Integer>> servers = Optional.empty();
  private int nodes;
  private int serverless;
  private boolean full;
  private boolean unknown;

  /** Takes it in, or tells why it does not fit any more. */
  Optional<String> take(Wanted wanted) {
    var here = wanted.ground();
    ground = Optional.of(here);
    // It is asked only where one is to be made.
    servers = wanted.serverless() ? Optional.of(here.serverless()) : servers;
    unknown |=
        here.quotas().value().isEmpty()
            || here.nodes().value().isEmpty()
            || (wanted.serverless() && here.serverless().value().isEmpty())
            || (!wanted.subnets().isEmpty() && here.subnets().value().isEmpty());
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
    return wanted
        .ground()
        .subnets()
        .value()
        .flatMap(told -> subnets.refuses(wanted.subnets(), wanted.nodes(), told))
        .flatMap(this::no);
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
    subnets.take(wanted.subnets(), wanted.nodes());
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
    } else if (beyond(ground.get())) {
      ask.warn(words, "Service Quotas tells no value of this account; the default may be in force");
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

  /** More than the default, where nobody tells whether that is in force. */
  private boolean beyond(Ground here) {
    return beyond(QuotaChecks.NODES, here, here.nodes(), nodes)
        || servers
            .filter(told -> beyond(QuotaChecks.SERVERLESS, here, told, serverless))
            .isPresent();
  }

  private static boolean beyond(
      QuotaChecks.Known quota, Ground here, Fact<Integer> there, int more) {
    return more > 0
        && quota.own(here).isEmpty()
        && there.value().filter(n -> (long) n + more > quota.usual()).isPresent();
  }

  private String words(Ground here) {
    return words(QuotaChecks.NODES, here, here.nodes(), nodes)
        + servers
            .map(told -> "; " + words(QuotaChecks.SERVERLESS, here, told, serverless))
            .orElse("")
        + "; "
        + subnets.taken()
        + " addresses";
  }

  private static String words(QuotaChecks.Known quota, Ground here, Fact<Integer> there, int more) {
    var own = quota.own(here);
    return there.value().map(n -> String.valueOf(n + more)).orElse("unknown + " + more)
        + " of "
        + own.orElse(quota.usual())
        + " "
        + quota.words()
        + (own.isPresent() ? "" : " (the default)");
  }
}
