package io.ecdr.model;

import java.util.Objects;

/**
 * Somebody who may log in, as {@code DescribeUsers} tells it (source: {@code API:User}). Never a
 * password: nothing reads those.
 *
 * @param id unique in its Region
 * @param name what clients log in with
 * @param status the service's word, lower case; may be one we do not know
 * @param access the access string with single blanks
 * @param authentication {@code password}, {@code no-password} or {@code iam}
 * @param passwords how many there are
 */
public record CacheUser(
    String id, String name, String status, String access, String authentication, int passwords) {
  public CacheUser {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(authentication, "authentication");
  }

  /** The same with another access string. */
  public CacheUser with(String other) {
    return new CacheUser(id, name, status, other, authentication, passwords);
  }

  /** Reads one from an element of {@code Users}. */
  public static CacheUser of(Value.Fields fields) {
    var how = fields.fields("Authentication");
    return new CacheUser(
        fields.text("UserId").orElse(""),
        fields.text("UserName").orElse(""),
        ReplicationGroup.word(fields, "Status"),
        fields.text("AccessString").orElse("").strip().replaceAll("\\s+", " "),
        ReplicationGroup.word(how, "Type"),
        how.number("PasswordCount").orElse(0L).intValue());
  }
}
