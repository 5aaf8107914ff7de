package io.ecdr.sim.world.s3;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param allow the effect: allow, or deny
 * @param principals whom it is about
 * @param exceptPrincipals true for NotPrincipal: everybody else
 * @param actions patterns such as {@code s3:Get*}
 * @param exceptActions true for NotAction
 * @param resources patterns such as {@code arn:aws:s3:::bucket/*}
 * @param exceptResources true for NotResource
 * @param conditions all of which must hold
 */
record Statement(
    boolean allow,
    List<Who> principals,
    boolean exceptPrincipals,
    List<String> actions,
    boolean exceptActions,
    List<String> resources,
    boolean exceptResources,
    List<Condition> conditions) {

  Statement {
    principals = List.copyOf(principals);
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /** Whom a statement names. */
  record Who(Principal.Kind kind, String name) {

    boolean everybody() {
      return kind == Principal.Kind.ANONYMOUS;
    }

    boolean is(Principal asked) {
      return switch (kind) {
        case ANONYMOUS -> true;
        case SERVICE -> asked.kind() == Principal.Kind.SERVICE && asked.name().equals(name);
        case AWS -> asked.kind() == Principal.Kind.AWS && isUser(asked);
      };
    }

    private boolean isUser(Principal asked) {
      // An account, by number or as its root, stands for everybody in it.
      String account = asked.account().orElse("");
      return name.equals(account)
          || name.equals("arn:aws:iam::" + account + ":root")
          || name.equals(asked.name());
    }
  }

  /** Whether it speaks of a request. */
  boolean appliesTo(Access access) {
    return exceptPrincipals != principals.stream().anyMatch(who -> who.is(access.principal()))
        && exceptActions != actions.stream().anyMatch(a -> Glob.matchesAnyCase(a, access.action()))
        && exceptResources
            != resources.stream()
                .anyMatch(r -> Glob.matches(Variables.fill(r, access), access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access));
  }
}
