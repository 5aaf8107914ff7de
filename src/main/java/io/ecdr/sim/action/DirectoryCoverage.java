package io.ecdr.sim.action;

import java.util.ArrayList;
import java.util.List;

/**
 * What the simulator shows of the services where clients look up what they connect to: Secrets
 * Manager, Systems Manager's Parameter Store and Route 53.
 */
public final class DirectoryCoverage {

  /** Columns: topic, how sure, source, behaviour. */
  private static final String SECRETS =
      """
      CreateSecret|documented|SECAPI:CreateSecret|In one Region, with a first version where a value is given; a name that is taken is ResourceExistsException.
      CreateSecret|weaker|ours|No replicas, tags or keys of the customer's; letters behind the name in the ARN follow from the name.
      DescribeSecret|documented|SECAPI:DescribeSecret|Never tells a value; a secret that is marked for deletion tells since when.
      DescribeSecret|weaker|ours|No list of versions.
      GetSecretValue|documented|SECAPI:GetSecretValue|By name, ARN, or ARN without the letters behind it; the current version, or one by id or label. Marked for deletion: InvalidRequestException.
      PutSecretValue|documented|SECAPI:PutSecretValue|The new version becomes AWSCURRENT, the one before AWSPREVIOUS. A token that was used does nothing with the same value and is ResourceExistsException with another.
      PutSecretValue|weaker|ours|The words of that refusal; labels cannot be chosen, and versions are not counted.
      DeleteSecret|documented|SECAPI:DeleteSecret|Marks it for deletion, or takes it away at once when forced.
      DeleteSecret|weaker|ours|What is marked stays marked.
      """;

  private static final String PARAMETERS =
      """
      PutParameter|documented|SSMAPI:PutParameter|A new one needs a type; one that is there is ParameterAlreadyExists without Overwrite, and keeps its type with it.
      PutParameter|weaker|ours|Standard tier only; no policies, patterns, tags or keys.
      GetParameter|documented|SSMAPI:GetParameter|The newest version, by name or ARN; a SecureString is told in clear only with decryption.
      GetParameter|weaker|ours|No versions or labels; the words of ParameterNotFound.
      DeleteParameter|documented|SSMAPI:DeleteParameter|By name.
      """;

  private static final String ZONES =
      """
      CreateHostedZone|documented|R53API:CreateHostedZone|A public zone with its NS and SOA records. All of Route 53 is taken in us-east-1 for all Regions, also when that one is not simulated, and dark with it.
      CreateHostedZone|weaker|ours|No private zones, delegation sets or tags; one name server, which answers nobody.
      GetHostedZone|documented|R53API:GetHostedZone|By id; any other is NoSuchHostedZone.
      ListHostedZones|documented|R53API:ListHostedZones|All of the account, by pages of at most 100; a marker is the id of the first zone of its page.
      ListHostedZones|weaker|ours|The oldest first; not by delegation set or kind.
      ListResourceRecordSets|documented|R53API:ListResourceRecordSets|From a name and type on, by pages of at most 300, in the order of the names from their last label; what is still spreading is told as well.
      ChangeResourceRecordSets|documented|R53API:ChangeResourceRecordSets|CREATE, DELETE and UPSERT, all or none; a CNAME beside other records of its name is InvalidChangeBatch.
      ChangeResourceRecordSets|weaker|ours|A, AAAA, CNAME and TXT with a TTL only; the words of refusals.
      GetChange|documented|R53API:GetChange|PENDING, then INSYNC.
      GetChange|weaker|ours|After 30 seconds at the pace aws.
      """;

  private DirectoryCoverage() {}

  /** All of it, service by service. */
  public static List<Covered> lines() {
    var all = new ArrayList<>(Covered.table("secretsmanager", SECRETS));
    all.addAll(Covered.table("ssm", PARAMETERS));
    all.addAll(Covered.table("route53", ZONES));
    return List.copyOf(all);
  }
}
