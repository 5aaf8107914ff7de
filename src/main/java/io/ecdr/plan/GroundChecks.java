package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.SecurityGroup;
import io.ecdr.model.Subnet;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The questions to EC2, KMS and IAM before a group is made in a Region, and the quotas (facts page,
 * preflight: restore). Only the role is no reason to stop: it is asked far away, and ElastiCache
 * makes it when it is missing.
 */
final class GroundChecks {

  /**
   * What is to be made there.
   *
   * @param subnetGroup as ElastiCache describes it
   * @param had the security groups of the source, for the words
   * @param goFirst how many nodes of that Region are deleted before any is made
   */
  record Wanted(
      Region region,
      int nodes,
      boolean cluster,
      boolean multiAz,
      Fact<Value.Fields> subnetGroup,
      List<String> securityGroups,
      List<String> had,
      boolean atRest,
      Optional<String> kmsKey,
      int goFirst) {
    Wanted {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(subnetGroup, "subnetGroup");
      securityGroups = List.copyOf(securityGroups);
      had = List.copyOf(had);
      Objects.requireNonNull(kmsKey, "kmsKey");
    }

    /** Of what takes no place of anything. */
    Wanted(
        Region region,
        int nodes,
        boolean cluster,
        boolean multiAz,
        Fact<Value.Fields> subnetGroup,
        List<String> securityGroups,
        List<String> had,
        boolean atRest,
        Optional<String> kmsKey) {
      this(region, nodes, cluster, multiAz, subnetGroup, securityGroups, had, atRest, kmsKey, 0);
    }

    List<String> subnetIds() {
      return Ground.subnetIds(subnetGroup);
    }

    Optional<String> vpc() {
      return subnetGroup.value().flatMap(g -> g.text("VpcId"));
    }
  }

  private final Checklist list;
  private final Ground ground;
  private final Wanted wanted;

  GroundChecks(Checklist list, Ground ground, Wanted wanted) {
    this.list = list;
    this.ground = ground;
    this.wanted = wanted;
  }

  void ask() {
    RegionCheck.ask(list, wanted.region(), ground.nodes());
    subnets();
    securityGroups();
    key();
    new QuotaChecks(list, ground, wanted).ask();
    role();
  }

  /** The same before a serverless cache is made, which has no nodes. */
  void askServerless() {
    RegionCheck.ask(list, wanted.region(), ground.nodes());
    subnets();
    securityGroups();
    key();
    new QuotaChecks(list, ground, wanted).askServerless();
    role();
  }

  private void subnets() {
    var ask =
        list.ask(
            "subnets", "The subnets have room", "at least " + wanted.nodes() + " free addresses");
    if (wanted.subnetIds().isEmpty()) {
      ask.skipped("not asked: there is no subnet group to look into");
      return;
    }
    if (ground.subnets().unknown().isPresent()) {
      ask.unknown(ground.subnets().unknown().get());
      return;
    }
    var there = ground.subnets().value().orElse(List.of());
    var gone = new TreeSet<>(wanted.subnetIds());
    there.forEach(s -> gone.remove(s.id()));
    var free = new TreeMap<String, Long>();
    there.forEach(s -> free.merge(s.zone(), s.free(), Long::sum));
    var observed =
        free.entrySet().stream()
            .map(z -> z.getKey() + " " + z.getValue() + " free")
            .collect(Collectors.joining(", "));
    var hint = "name a subnet group with more room with --subnet-group";
    long zones = free.values().stream().filter(n -> n > 0).count();
    long sum = there.stream().mapToLong(Subnet::free).sum();
    if (!gone.isEmpty()) {
      ask.fail(String.join(", ", gone) + " of the subnet group does not exist", hint);
    } else if (sum + wanted.goFirst() < wanted.nodes()) {
      ask.fail(observed, hint);
    } else if (sum < wanted.nodes()) {
      // The nodes tell no addresses, so whether theirs are among these is not known.
      ask.warn(
          observed
              + "; "
              + Text.count(wanted.goFirst(), "node")
              + " there "
              + (wanted.goFirst() == 1 ? "goes" : "go")
              + " first",
          "if those are not in these subnets: " + hint);
    } else if (wanted.multiAz() && zones < 2) {
      ask.warn(observed, "Multi-AZ needs free addresses in two zones or more");
    } else {
      ask.pass(observed);
    }
  }

  private void securityGroups() {
    var names = wanted.securityGroups();
    var ask =
        list.ask(
            "security-groups",
            "Security groups",
            wanted.vpc().map(v -> "those of " + v).orElse("those of " + wanted.region()));
    var hint = "name those of the subnet group's VPC with --security-group";
    if (names.isEmpty()) {
      ask.warn(
          "none was named; the source had "
              + (wanted.had().isEmpty() ? "none" : String.join(", ", wanted.had())),
          "name those of " + wanted.region() + " with --security-group, or clients may not get in");
    } else if (ground.securityGroups().unknown().isPresent()) {
      ask.unknown(ground.securityGroups().unknown().get());
    } else {
      var there = ground.securityGroups().value().orElse(List.of());
      var gone = new TreeSet<>(names);
      there.forEach(g -> gone.remove(g.id()));
      var elsewhere = there.stream().filter(this::elsewhere).toList();
      if (!gone.isEmpty()) {
        ask.fail("there is no " + String.join(", ", gone) + " in " + wanted.region(), hint);
      } else if (!elsewhere.isEmpty()) {
        ask.fail(
            elsewhere.stream()
                .map(g -> g.id() + " is of " + g.vpc())
                .collect(Collectors.joining(", ")),
            hint);
      } else {
        ask.pass(String.join(", ", names));
      }
    }
  }

  private boolean elsewhere(SecurityGroup group) {
    return wanted.vpc().filter(v -> !v.equals(group.vpc())).isPresent();
  }

  private void key() {
    var ask =
        list.ask("kms-key", "The key is there and enabled", "an enabled key of " + wanted.region());
    if (!wanted.atRest()) {
      ask.skipped("not asked: the source is not encrypted at rest, so no key is named");
    } else if (wanted.kmsKey().isEmpty()) {
      ask.pass("the service's own key");
    } else if (ground.key().unknown().isPresent()) {
      ask.unknown(ground.key().unknown().get());
    } else if (ground.key().absent()) {
      ask.fail(
          "there is no key " + wanted.kmsKey().get() + " in " + wanted.region(),
          "name one of " + wanted.region() + " with --kms-key");
    } else {
      var key = ground.key().value().orElseThrow();
      ask.answer(
          key.enabled(),
          key.arn() + " is " + key.state(),
          "enable it (aws kms enable-key), or name another with --kms-key");
    }
  }

  private void role() {
    var ask = list.ask("service-role", "The service-linked role is there", Ground.ROLE);
    if (ground.role().value().isPresent()) {
      ask.pass("there");
    } else if (ground.role().absent()) {
      ask.warn(
          "the account has none",
          "ElastiCache makes it if you may iam:CreateServiceLinkedRole; else have it made: aws iam"
              + " create-service-linked-role --aws-service-name elasticache.amazonaws.com");
    } else {
      ask.warn(
          ground.role().unknown().map(Fact.Unknown::why).orElse("not known"),
          "an account that ever had a cache has the role");
    }
  }
}
