package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.AuthenticationType;
import software.amazon.awssdk.services.elasticache.model.User;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/** Users and user groups, and the service updates that never wait. */
class UsersTest {

  private static final String SECRET = "sixteen-or-more-1";

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private void user(String id, String name, String access) {
    cloud
        .home()
        .createUser(
            r ->
                r.userId(id).userName(name).engine("redis").accessString(access).passwords(SECRET));
  }

  private void group(String id, String... users) {
    cloud.home().createUserGroup(r -> r.userGroupId(id).engine("redis").userIds(users));
  }

  private UserGroup described(String id) {
    return cloud.home().describeUserGroups(r -> r.userGroupId(id)).userGroups().get(0);
  }

  private User describedUser(String id) {
    return cloud.home().describeUsers(r -> r.userId(id)).users().get(0);
  }

  @Test
  void everyRegionHasADefaultUserAndKeepsItsOwn() {
    user("app", "app", "on ~app:* +@all");

    assertThat(cloud.home().describeUsers(r -> {}).users())
        .extracting(User::userId)
        .containsExactly("app", "default");
    assertThat(cloud.away().describeUsers(r -> {}).users())
        .extracting(User::userId)
        .containsExactly("default");
    assertThat(describedUser("default").accessString()).isEqualTo("on ~* +@all");
    var app = describedUser("APP");
    assertThat(app.authentication().type()).isEqualTo(AuthenticationType.PASSWORD);
    assertThat(app.authentication().passwordCount()).isEqualTo(1);
    assertThat(app.toString()).doesNotContain(SECRET);
  }

  @Test
  void aGroupTellsItsUsersAndWhomItIsForAndIsNotDeletedWhileItIsUsed() {
    user("app", "app", "on ~app:* +@all");
    group("clients", "app", "default");
    cloud.make(
        plain("orders").andThen(r -> r.transitEncryptionEnabled(true).userGroupIds("clients")));

    assertThat(described("clients").userIds()).containsExactly("app", "default");
    assertThat(described("clients").replicationGroups()).containsExactly("orders");
    assertThat(describedUser("app").userGroupIds()).containsExactly("clients");
    assertThat(cloud.group("orders").userGroupIds()).containsExactly("clients");
    assertThat(refusal(() -> cloud.home().deleteUserGroup(r -> r.userGroupId("clients"))))
        .startsWith("InvalidUserGroupState");

    cloud
        .home()
        .modifyReplicationGroup(
            r -> r.replicationGroupId("orders").userGroupIdsToRemove("clients"));
    cloud.settle();
    assertThat(cloud.group("orders").userGroupIds()).isEmpty();
    cloud.home().deleteUserGroup(r -> r.userGroupId("clients"));
    assertThat(refusal(() -> described("clients"))).startsWith("UserGroupNotFound");
  }

  @Test
  void usersChangeAndGo() {
    user("app", "app", "on ~app:* +@read");
    group("clients", "app", "default");

    cloud.home().modifyUser(r -> r.userId("app").appendAccessString("+set"));
    assertThat(describedUser("app").status()).isEqualTo("modifying");
    assertThat(described("clients").status()).isEqualTo("modifying");
    assertThat(refusal(() -> cloud.home().modifyUser(r -> r.userId("app").accessString("off"))))
        .startsWith("InvalidUserState");
    cloud.settle();
    assertThat(describedUser("app").status()).isEqualTo("active");
    cloud.home().modifyUser(r -> r.userId("app").noPasswordRequired(true));
    assertThat(describedUser("app").accessString()).isEqualTo("on ~app:* +@read +set");
    assertThat(describedUser("app").authentication().type())
        .isEqualTo(AuthenticationType.NO_PASSWORD);

    user("other", "other", "on ~* +@all");
    cloud
        .home()
        .modifyUserGroup(
            r -> r.userGroupId("clients").userIdsToAdd("other").userIdsToRemove("app"));
    assertThat(described("clients").userIds()).containsExactly("default", "other");
    cloud.home().deleteUser(r -> r.userId("other"));
    assertThat(described("clients").userIds()).containsExactly("default");
  }

  @Test
  void whatIsImpossibleIsRefusedByItsCode() {
    user("app", "app", "on ~* +@all");
    user("twin", "app", "on ~* +@all");
    group("clients", "default", "app");

    assertThat(refusal(() -> describedUser("nobody"))).startsWith("UserNotFound");
    assertThat(
            refusal(
                () -> {
                  user("app", "app", "on");
                  return "made";
                }))
        .startsWith("UserAlreadyExists");
    assertThat(refused("clients", "default")).startsWith("UserGroupAlreadyExists");
    assertThat(refused("more", "app")).startsWith("DefaultUserRequired");
    assertThat(refused("more", "default", "app", "twin")).startsWith("DuplicateUserName");
    assertThat(refused("more", "default", "nobody")).startsWith("UserNotFound");
    assertThat(refusal(() -> cloud.home().deleteUser(r -> r.userId("default"))))
        .startsWith("DefaultUserAssociatedToUserGroup");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createUser(
                            r ->
                                r.userId("short")
                                    .userName("short")
                                    .engine("redis")
                                    .accessString("on")
                                    .passwords("short"))))
        .startsWith("InvalidParameterValue");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("x")
                                .andThen(
                                    r ->
                                        r.transitEncryptionEnabled(true).userGroupIds("nobodys")))))
        .startsWith("UserGroupNotFound");
  }

  private String refused(String group, String... users) {
    return refusal(
        () -> {
          group(group, users);
          return "made";
        });
  }

  @Test
  void noServiceUpdateWaitsForAGroup() {
    cloud.make(plain("orders"));
    assertThat(
            cloud
                .home()
                .describeUpdateActions(r -> r.replicationGroupIds("orders"))
                .updateActions())
        .isEmpty();
    assertThat(
            refusal(() -> cloud.home().describeUpdateActions(r -> r.replicationGroupIds("nobody"))))
        .startsWith("ReplicationGroupNotFoundFault");
  }
}
