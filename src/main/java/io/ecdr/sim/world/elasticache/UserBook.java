package io.ecdr.sim.world.elasticache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticache.model.Authentication;
import software.amazon.awssdk.services.elasticache.model.AuthenticationType;
import software.amazon.awssdk.services.elasticache.model.User;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/**
 * The users and user groups of one account in one Region, by id in lower case. Of passwords only
 * digests are kept, for the engines. Every Region has the user {@code default} with all access and
 * no password (UG:Clusters.RBAC).
 */
public final class UserBook {

  /** The id, and the name, of the user that every Region has. */
  public static final String DEFAULT = "default";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  private final String region;
  private final String account;
  private final SortedMap<String, User> users = new TreeMap<>();
  private final SortedMap<String, UserGroup> groups = new TreeMap<>();
  private final SortedMap<String, List<String>> digests = new TreeMap<>();

  UserBook(String account, String region) {
    this.account = account;
    this.region = region;
    put(
        User.builder()
            .userId(DEFAULT)
            .userName(DEFAULT)
            .status("active")
            .engine("redis")
            .minimumEngineVersion("6.0")
            .accessString("on ~* +@all")
            .authentication(
                Authentication.builder()
                    .type(AuthenticationType.NO_PASSWORD)
                    .passwordCount(0)
                    .build())
            .arn(Arns.of(region, account, "user", DEFAULT))
            .build());
  }

  /** All users, without the groups they are in. */
  public SortedMap<String, User> users() {
    return users;
  }

  /** All user groups, without the replication groups that they are for. */
  public SortedMap<String, UserGroup> groups() {
    return groups;
  }

  /**
   * A legal id, in lower case. That ids are kept so is not stated.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue}
   */
  public static String id(String parameter, String id) {
    String stored = Names.required(parameter, id).toLowerCase(Locale.ROOT);
    if (!ID.matcher(stored).matches()) {
      throw Refusals.value("The parameter " + parameter + " is not a valid identifier: " + id);
    }
    return stored;
  }

  /**
   * A user by its id in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code UserNotFound}
   */
  public User user(String id) {
    return Optional.ofNullable(users.get(Names.lower(id)))
        .orElseThrow(() -> Refusals.missing("UserNotFound", "User " + id + " not found."));
  }

  /**
   * A user group by its id in any case.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code UserGroupNotFound}
   */
  public UserGroup group(String id) {
    return Optional.ofNullable(groups.get(Names.lower(id)))
        .orElseThrow(
            () -> Refusals.missing("UserGroupNotFound", "User group " + id + " not found."));
  }

  /** A user, if it is there. */
  Optional<User> find(String id) {
    return Optional.ofNullable(users.get(Names.lower(id)));
  }

  /** SHA-256 of a user's passwords, in hexadecimal. */
  List<String> digests(String id) {
    return digests.getOrDefault(id, List.of());
  }

  /** A user's passwords from now on; only their digests are kept. */
  public void passwords(String id, List<String> passwords) {
    digests.put(id, passwords.stream().map(UserBook::digest).toList());
  }

  private static String digest(String password) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keeps a user as it is now. */
  public void put(User user) {
    users.put(user.userId(), user);
  }

  /** Keeps a user group as it is now. */
  public void put(UserGroup group) {
    groups.put(group.userGroupId(), group);
  }

  /** An ARN here. */
  public String arn(String type, String name) {
    return Arns.of(region, account, type, name);
  }

  /** A user with the groups it is in, as it is described. */
  public User described(User user) {
    List<String> in =
        groups.values().stream()
            .filter(group -> group.userIds().contains(user.userId()))
            .map(UserGroup::userGroupId)
            .toList();
    return user.toBuilder().userGroupIds(in).build();
  }

  /** A user group with the replication groups that it is for, as it is described. */
  public UserGroup described(UserGroup group, Estate estate) {
    boolean settled =
        group.userIds().stream()
            .flatMap(id -> find(id).stream())
            .allMatch(user -> user.status().equals("active"));
    return group.toBuilder()
        .replicationGroups(usersOf(group, estate))
        .status(settled ? group.status() : "modifying")
        .build();
  }

  /** The replication groups that a user group is for. */
  public List<String> usersOf(UserGroup group, Estate estate) {
    return estate.groups().values().stream()
        .filter(each -> each.about().userGroupIds().contains(group.userGroupId()))
        .map(Group::id)
        .toList();
  }
}
