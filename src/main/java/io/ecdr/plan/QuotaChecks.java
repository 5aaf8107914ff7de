package io.ecdr.plan;

import io.ecdr.model.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the account may have what is to be made. A restore and a standby make nodes, and no
 * parameter or subnet groups, so their quotas do not matter here.
 *
 * <p>Service Quotas leaves out quotas of which it has no value of the account's own (source: its
 * {@code API_ListServiceQuotas}); then the default that the guide tells is taken, and going beyond
 * it is no proof of a refusal.
 */
final class QuotaChecks {

  /**
   * One of ElastiCache's quotas (source: {@code UG:quota-limits}; the codes were seen with
   * operators, AWS's page does not tell them).
   *
   * @param usual the default
   */
  record Known(String code, String words, long usual) {

    /** The account's own value; empty where Service Quotas tells none. */
    OptionalLong own(Ground ground) {
      return ground.quotas().value().orElse(List.of()).stream()
          .filter(q -> q.code().equals(code))
          .mapToLong(Quota::value)
          .findFirst();
    }
  }

  static final Known NODES = new Known("L-DFE45DF3", "nodes in the Region", 300);
  static final Known SERVERLESS = new Known("L-BBCDAECC", "serverless caches in the Region", 40);
  private static final Known OF_CLUSTER = new Known("L-AF354865", "nodes in a cluster", 90);

  private final Checklist list;
  private final Ground ground;
  private final GroundChecks.Wanted wanted;
  private final List<String> observed = new ArrayList<>();
  private final List<String> raises = new ArrayList<>();
  private boolean beyondUsual;

  QuotaChecks(Checklist list, Ground ground, GroundChecks.Wanted wanted) {
    this.list = list;
    this.ground = ground;
    this.wanted = wanted;
  }

  void ask() {
    var ask =
        list.ask("quotas", "The account's quotas suffice", Text.count(wanted.nodes(), "more node"));
    if (ground.quotas().unknown().isPresent()) {
      ask.unknown(ground.quotas().unknown().get());
      return;
    }
    if (ground.nodes().value().isEmpty()) {
      ask.unknown(
          ground.nodes().unknown().map(u -> u.why()).orElse("the nodes there are not told"),
          "try again; nothing was changed");
      return;
    }
    hold(NODES, (long) ground.nodes().value().get() + wanted.nodes() - wanted.goFirst());
    if (wanted.goFirst() > 0) {
      observed.add(
          "of those there now, "
              + wanted.goFirst()
              + (wanted.goFirst() == 1 ? " goes first" : " go first"));
    }
    if (wanted.cluster()) {
      hold(OF_CLUSTER, wanted.nodes());
    }
    answer(ask);
  }

  /** The same of one serverless cache more. */
  void askServerless() {
    var ask = list.ask("quotas", "The account's quotas suffice", "1 more serverless cache");
    if (ground.quotas().unknown().isPresent()) {
      ask.unknown(ground.quotas().unknown().get());
    } else if (ground.serverless().value().isEmpty()) {
      ask.unknown(
          ground.serverless().unknown().map(u -> u.why()).orElse("the caches there are not told"),
          "try again; nothing was changed");
    } else {
      hold(SERVERLESS, ground.serverless().value().get() + 1L);
      answer(ask);
    }
  }

  private void answer(Checklist.Question ask) {
    var words = String.join("; ", observed);
    if (!raises.isEmpty()) {
      ask.fail(words, "have it raised: " + String.join("; ", raises));
    } else if (beyondUsual) {
      ask.warn(words, "Service Quotas tells no value of this account; the default may be in force");
    } else {
      ask.pass(words);
    }
  }

  private void hold(Known known, long needed) {
    var own = known.own(ground);
    long most = own.orElse(known.usual());
    observed.add(
        needed + " of " + most + " " + known.words() + (own.isPresent() ? "" : " (the default)"));
    if (own.isPresent() && needed > most) {
      raises.add(
          "aws service-quotas request-service-quota-increase --service-code elasticache"
              + " --quota-code "
              + known.code()
              + " --desired-value "
              + needed
              + " --region "
              + wanted.region());
    }
    beyondUsual |= own.isEmpty() && needed > most;
  }
}
