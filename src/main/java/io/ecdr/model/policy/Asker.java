package io.ecdr.model.policy;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import java.util.List;
import java.util.Objects;

/**
 * An AWS service that wants something of a bucket.
 *
 * @param service its principal, such as {@code eu-west-1.elasticache-snapshot.amazonaws.com}
 * @param account the account it works for, which also owns the bucket
 */
public record Asker(String service, AccountId account) {

  public Asker {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(account, "account");
  }

  /**
   * ElastiCache's principals for files of snapshots in a Region, the likeliest first (source:
   * {@code UG:backups-exporting}). One, except in China, where AWS's pages do not say whether the
   * name ends in {@code .cn}: there both count as possible.
   */
  public static List<Asker> elastiCache(Region region, AccountId account) {
    var name = region + ".elasticache-snapshot.amazonaws.com";
    return region.partition().equals("aws-cn")
        ? List.of(new Asker(name, account), new Asker(name + ".cn", account))
        : List.of(new Asker(name, account));
  }
}
