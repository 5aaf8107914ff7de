package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.UserBook;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticache.model.Authentication;
import software.amazon.awssdk.services.elasticache.model.AuthenticationMode;
import software.amazon.awssdk.services.elasticache.model.AuthenticationType;
import software.amazon.awssdk.services.elasticache.model.InputAuthenticationType;
import software.amazon.awssdk.services.elasticache.model.User;

/**
 * What users may be like (API:CreateUser, UG:Clusters.RBAC). Codes and texts of refusals are
 * unsure.
 */
final class UserRules {

  private static final int MOST_PASSWORDS = 2;
  private static final int SHORTEST = 16;
  private static final int LONGEST = 128;

  private UserRules() {}

  /** {@code redis} or {@code valkey}, in lower case. */
  static String engine(String engine) {
    String word = engine == null ? "" : engine.toLowerCase(Locale.ROOT);
    if (!List.of("redis", "valkey").contains(word)) {
      throw Refusals.value("The parameter Engine must be redis or valkey: " + engine);
    }
    return word;
  }

  /** The least version of an engine that knows users. */
  static String leastVersion(String engine) {
    return engine.equals("valkey") ? "7.2" : "6.0";
  }

  /** Something that is not blank, such as {@code on ~* +@all}. */
  static String access(String text) {
    if (text == null || text.isBlank()) {
      throw Refusals.value("The parameter AccessString must be provided and must not be blank.");
    }
    return text.strip();
  }

  /** How such a user proves who it is; passwords are counted only. */
  static Authentication authentication(
      List<String> passwords, Boolean none, AuthenticationMode mode) {
    boolean byMode = mode != null;
    if (byMode && (!passwords.isEmpty() || none != null)) {
      throw Refusals.combination(
          "AuthenticationMode cannot be used with Passwords or NoPasswordRequired.");
    }
    List<String> all = byMode ? mode.passwords() : passwords;
    boolean free = byMode ? mode.type() == InputAuthenticationType.NO_PASSWORD_REQUIRED : on(none);
    boolean iam = byMode && mode.type() == InputAuthenticationType.IAM;
    if ((free || iam) && !all.isEmpty()) {
      throw Refusals.combination("A user has passwords, needs none, or uses IAM.");
    }
    if (!free && !iam && all.isEmpty()) {
      throw Refusals.value("Passwords must be provided unless NoPasswordRequired is true.");
    }
    boolean fit = all.stream().allMatch(p -> p.length() >= SHORTEST && p.length() <= LONGEST);
    if (all.size() > MOST_PASSWORDS || !fit) {
      throw Refusals.value(
          "At most %d passwords of %d to %d characters are possible."
              .formatted(MOST_PASSWORDS, SHORTEST, LONGEST));
    }
    return Authentication.builder().type(type(free, iam)).passwordCount(all.size()).build();
  }

  private static AuthenticationType type(boolean free, boolean iam) {
    if (iam) {
      return AuthenticationType.IAM;
    }
    return free ? AuthenticationType.NO_PASSWORD : AuthenticationType.PASSWORD;
  }

  private static boolean on(Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  /**
   * The users of a group: they are there, no two have the same name, and for Redis OSS one is named
   * default (UG:Clusters.RBAC; that Valkey needs none is unsure).
   */
  static List<String> members(UserBook book, String engine, List<String> ids) {
    List<User> users = ids.stream().map(book::user).toList();
    var names = users.stream().map(User::userName).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw Refusals.bad("DuplicateUserName", "Two users of the group have the same name.");
    }
    if (engine.equals("redis") && !names.contains(UserBook.DEFAULT)) {
      throw Refusals.bad(
          "DefaultUserRequired", "A user with the name default must be in the user group.");
    }
    return users.stream().map(User::userId).toList();
  }

  /** The ids after some come and some go. */
  static List<String> changed(List<String> now, List<String> more, List<String> less) {
    var gone = less.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    return Stream.concat(now.stream(), more.stream().map(id -> id.toLowerCase(Locale.ROOT)))
        .distinct()
        .filter(id -> !gone.contains(id))
        .toList();
  }
}
