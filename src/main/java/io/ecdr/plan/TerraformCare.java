package io.ecdr.plan;

import io.ecdr.plan.Aftercare.Cache;
import io.ecdr.plan.Aftercare.Note;
import io.ecdr.plan.Aftercare.Tool;
import java.util.List;
import java.util.Optional;

/**
 * Terraform's side. Sources: the AWS provider's pages and code for both resources ({@code
 * primary_replication_group_id} and {@code global_replication_group_id} force a new resource, a
 * destroyed Global Datastore keeps its primary), issue 46121 of hashicorp/terraform-provider-aws
 * (seen: a promotion made elsewhere makes the next plan want to replace the datastore; a change is
 * under review in its pull request 47913), and HashiCorp's page on removing from the state.
 */
final class TerraformCare {

  private static final String GLOBAL = "aws_elasticache_global_replication_group";
  private static final String GROUP = "aws_elasticache_replication_group";
  private static final String FIND = "find its address: terraform state list | grep elasticache_";
  private static final String DOCUMENTED = "documented: the AWS provider's page of ";

  private TerraformCare() {}

  static Note promoted(String datastore, Cache now, Optional<Cache> old) {
    boolean same = old.filter(o -> o.id().equals(now.id())).isPresent();
    var wants =
        same
            ? "probably nothing: it compares the primary's id, and both members have the same"
            : "destroy it and make it anew, since primary_replication_group_id now reads "
                + now.id()
                + old.map(o -> " and not " + o.id()).orElse("")
                + "; until a provider version that promotes instead";
    return new Note(
        Tool.TERRAFORM,
        GLOBAL,
        datastore,
        now.region(),
        wants,
        List.of(
            FIND,
            "see what it would do, without doing it: terraform plan",
            "in the configuration: primary_replication_group_id = \"" + now.id() + "\"",
            "or: lifecycle { ignore_changes = [primary_replication_group_id], prevent_destroy ="
                + " true }",
            "or leave it alone for now: terraform state rm ADDRESS, and later terraform import"
                + " ADDRESS "
                + datastore),
        "seen: hashicorp/terraform-provider-aws issue 46121; " + DOCUMENTED + GLOBAL);
  }

  /** The new primary was a secondary when the configuration was written, so it names the store. */
  static Note member(String datastore, Cache now) {
    return new Note(
        Tool.TERRAFORM,
        GROUP,
        now.id(),
        now.region(),
        "destroy it, with the data that it now is the primary of, when its"
            + " global_replication_group_id comes from the datastore that is made anew",
        List.of(
            "settle the datastore first",
            "in its configuration meanwhile: lifecycle { prevent_destroy = true }, and do not"
                + " remove its block",
            "or write global_replication_group_id = \""
                + datastore
                + "\" in place of the"
                + " reference"),
        "inferred: the provider's code makes global_replication_group_id force a new resource");
  }

  static Note detached(String datastore, Cache now) {
    return new Note(
        Tool.TERRAFORM,
        GROUP,
        now.id(),
        now.region(),
        "destroy it, with its data, and make it anew as a secondary of "
            + datastore
            + ", which its"
            + " configuration says and the service does not any more",
        List.of(
            FIND,
            "before any apply: terraform state rm ADDRESS (or, from 1.7 on: removed { from ="
                + " ADDRESS  lifecycle { destroy = false } } in place of its block)",
            "then write it as a group of its own, without global_replication_group_id and with"
                + " node_type, engine and the like, and with the provider of "
                + now.region()
                + ": terraform import ADDRESS "
                + now.id(),
            "terraform plan must show no replacement before anything is applied"),
        "inferred: the provider's code makes global_replication_group_id force a new resource;"
            + " documented: HashiCorp's page on removing from the state");
  }

  static Note restored(Cache now) {
    return new Note(
        Tool.TERRAFORM,
        GROUP,
        now.id(),
        now.region(),
        "nothing of this cache, which it does not know; of the old one it will want to make an empty"
            + " cache again if that is gone",
        List.of(
            "write it with the provider of "
                + now.region()
                + ", then: terraform import "
                + GROUP
                + ".NAME "
                + now.id(),
            "with lifecycle { ignore_changes = [snapshot_arns, snapshot_name] }: either of them"
                + " changed makes it anew",
            "the old one, when it is not to come back: terraform state rm ADDRESS"),
        DOCUMENTED + GROUP);
  }

  static Note made(String datastore, Cache now) {
    return new Note(
        Tool.TERRAFORM,
        GLOBAL,
        datastore,
        now.region(),
        "nothing of this datastore, which it does not know; where its configuration has one that is"
            + " gone, it will want to make that again",
        List.of(
            FIND,
            "where its configuration has the one before: terraform state rm ADDRESS, then terraform"
                + " import ADDRESS "
                + datastore,
            "in the configuration: primary_replication_group_id = \"" + now.id() + "\"",
            "terraform plan must show no replacement before anything is applied"),
        DOCUMENTED + GLOBAL);
  }

  static Note rebuilt(Cache now) {
    return new Note(
        Tool.TERRAFORM,
        GROUP,
        now.id(),
        now.region(),
        "nothing while it has the id that its configuration says; with another id it will want to"
            + " make one more",
        List.of(
            FIND,
            "terraform plan tells; with another id: terraform state rm ADDRESS, then terraform"
                + " import ADDRESS "
                + now.id()
                + " with the provider of "
                + now.region()),
        DOCUMENTED + GROUP);
  }

  static Note replicas(Cache now, long replicas) {
    return new Note(
        Tool.TERRAFORM,
        GROUP,
        now.id(),
        now.region(),
        "take the added replicas away again",
        List.of(
            "in its configuration: num_cache_clusters = "
                + (replicas + 1)
                + ", or with cluster mode replicas_per_node_group = "
                + replicas),
        DOCUMENTED + GROUP);
  }

  static Note retention(Cache now, long days) {
    return new Note(
        Tool.TERRAFORM,
        GROUP,
        now.id(),
        now.region(),
        "set the automatic snapshots back",
        List.of("in its configuration: snapshot_retention_limit = " + days),
        DOCUMENTED + GROUP);
  }
}
