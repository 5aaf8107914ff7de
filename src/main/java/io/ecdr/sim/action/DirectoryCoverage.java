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

  private DirectoryCoverage() {}

  /** All of it, service by service. */
  public static List<Covered> lines() {
    var all = new ArrayList<>(Covered.table("secretsmanager", SECRETS));
    all.addAll(Covered.table("ssm", PARAMETERS));
    return List.copyOf(all);
  }
}
