package io.ecdr.sim.world.s3;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A bucket policy, judged as IAM judges it: an explicit Deny wins, else an Allow counts, else there
 * is no grant.
 */
public final class BucketPolicy {

  // Conditions on these tie a statement to somebody in particular
  // (S3:access-control-block-public-access).
  private static final Set<String> NARROWING =
      new TreeSet<>(
          List.of(
              "aws:sourceip",
              "aws:sourcearn",
              "aws:sourceaccount",
              "aws:sourcevpc",
              "aws:sourcevpce",
              "aws:sourceowner",
              "aws:principalorgid",
              "aws:principalorgpaths",
              "aws:principalarn",
              "aws:principalaccount",
              "aws:userid",
              "s3:dataaccesspointaccount",
              "s3:dataaccesspointarn",
              "s3:x-amz-server-side-encryption-aws-kms-key-id"));

  private final String text;
  private final List<Statement> statements;

  private BucketPolicy(String text, List<Statement> statements) {
    this.text = text;
    this.statements = statements;
  }

  /**
   * Reads a policy.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code MalformedPolicy} (400) when S3 would not take
   *     it
   */
  public static BucketPolicy parse(String text, String bucket) {
    return new BucketPolicy(text, new PolicyReader(bucket).read(text));
  }

  /** The text as it was put. */
  public String text() {
    return text;
  }

  /** What it says about one request. */
  public PolicyVerdict judge(Access access) {
    boolean allowed = false;
    for (var statement : statements) {
      if (statement.appliesTo(access)) {
        if (!statement.allow()) {
          return PolicyVerdict.DENIED;
        }
        allowed = true;
      }
    }
    return allowed ? PolicyVerdict.ALLOWED : PolicyVerdict.SILENT;
  }

  /** Whether it grants something to everybody, which the public access block is about. */
  public boolean isPublic() {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.allow()
                    && (statement.exceptPrincipals()
                        || statement.principals().stream().anyMatch(Statement.Who::everybody))
                    && statement.conditions().stream().noneMatch(BucketPolicy::narrows));
  }

  private static boolean narrows(Condition condition) {
    return NARROWING.contains(condition.key().toLowerCase(Locale.ROOT))
        && condition.operator().filter(operator -> !operator.negated()).isPresent()
        && !condition.ifExists()
        && condition.values().stream().noneMatch(value -> value.equals("*"));
  }
}
