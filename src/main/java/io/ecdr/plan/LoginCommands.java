package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheUser;
import io.ecdr.model.ReplicationGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes the logins of one member equal to those of another, as commands for the one. What
 * nothing tells stands in capitals: a secret, the id of a user that is still to be made.
 */
final class LoginCommands {

  private static final int SHOWN = 3;

  private final ReplicationGroup here;
  private final ReplicationGroup.Security wanted;

  /**
   * The commands for a member.
   *
   * @param here the member that is to change
   * @param wanted how the other is guarded
   */
  LoginCommands(ReplicationGroup here, ReplicationGroup.Security wanted) {
    this.here = here;
    this.wanted = wanted;
  }

  private String aws(String words) {
    return "aws elasticache " + words + " --region " + here.region();
  }

  private String group(String words) {
    return aws("modify-replication-group --replication-group-id " + here.id() + words);
  }

  /** As many as can be read at once; empty where no command makes them equal. */
  String words(Access mine, Access theirs) {
    var all = all(mine, theirs);
    return String.join("; ", all.subList(0, Math.min(SHOWN, all.size())))
        + (all.size() > SHOWN ? "; and so on" : "");
  }

  private List<String> all(Access mine, Access theirs) {
    List<String> all = new ArrayList<>();
    var is = here.security();
    if (wanted.authToken() && !is.authToken()) {
      all.add(
          group(" --auth-token TOKEN --auth-token-update-strategy ROTATE --apply-immediately")
              + ", with the token that the clients send");
    }
    if (!wanted.userGroups().isEmpty() && is.userGroups().isEmpty()) {
      all.add(
          group(" --user-group-ids-to-add GROUP --apply-immediately")
              + ", with a group of that Region that has the same users");
    }
    var there = mine.byName();
    theirs.byName().forEach((name, user) -> add(user, there.get(name), is, all));
    return all;
  }

  private void add(CacheUser user, CacheUser same, ReplicationGroup.Security is, List<String> all) {
    if (same == null) {
      if (!is.userGroups().isEmpty()) {
        all.add(
            "make user "
                + user.name()
                + " there, then "
                + aws(
                    "modify-user-group --user-group-id "
                        + is.userGroups().get(0)
                        + " --user-ids-to-add ITS_ID"));
      }
    } else if (!same.access().equals(user.access())) {
      all.add(
          aws("modify-user --user-id " + same.id() + " --access-string '" + user.access() + "'"));
    } else if (!same.authentication().equals(user.authentication())) {
      all.add(
          aws(
              "modify-user --user-id "
                  + same.id()
                  + " --authentication-mode "
                  + mode(user.authentication())));
    }
  }

  /** The service tells {@code no-password} and takes {@code no-password-required}. */
  private static String mode(String told) {
    return switch (told) {
      case "password" -> "Type=password,Passwords=PASSWORD";
      case "no-password" -> "Type=no-password-required";
      default -> "Type=" + told;
    };
  }
}
