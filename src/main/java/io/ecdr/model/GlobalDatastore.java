package io.ecdr.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A Global Datastore as {@code DescribeGlobalReplicationGroups} with {@code ShowMemberInfo} tells
 * it in one Region (source: {@code API:GlobalReplicationGroup}). Two Regions may tell it
 * differently.
 *
 * @param id read, never built: its prefix depends on where it was made
 * @param status the service's word, lower case; may be one we do not know
 * @param members told only when they were asked for
 */
public record GlobalDatastore(
    String id,
    String status,
    Optional<String> engine,
    Optional<String> engineVersion,
    Optional<String> nodeType,
    boolean cluster,
    List<Member> members) {

  /** A member's role that takes writes. */
  public static final String PRIMARY = "PRIMARY";

  /** A member's role that follows. */
  public static final String SECONDARY = "SECONDARY";

  public GlobalDatastore {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(engineVersion, "engineVersion");
    Objects.requireNonNull(nodeType, "nodeType");
    members = List.copyOf(members);
  }

  /**
   * One member. Two of them may have the same id in different Regions (source: {@code TF#38919}),
   * so both together name it.
   *
   * @param region where it is; as text, because a Region that makes no sense to us is a member too
   * @param role {@link #PRIMARY}, {@link #SECONDARY} or whatever else, upper case: the service's
   *     texts and its answers spell it differently (facts page, 6.2)
   * @param status such as {@code associated}, lower case; may be one we do not know
   */
  public record Member(String id, String region, String role, String status) {
    public Member {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(status, "status");
    }

    /** Whether it takes the writes. */
    public boolean primary() {
      return role.equals(PRIMARY);
    }

    /** Whether it follows. */
    public boolean secondary() {
      return role.equals(SECONDARY);
    }

    /** Whether it is fully part of the datastore; every other word counts as not. */
    public boolean associated() {
      return status.equals("associated");
    }

    @Override
    public String toString() {
      return id + " in " + region;
    }
  }

  /** Reads one from an element of {@code GlobalReplicationGroups}. */
  public static GlobalDatastore of(Value.Fields fields) {
    List<Member> members = new ArrayList<>();
    for (var member : fields.list("Members")) {
      members.add(
          new Member(
              word(member, "ReplicationGroupId"),
              word(member, "ReplicationGroupRegion"),
              word(member, "Role").toUpperCase(Locale.ROOT),
              word(member, "Status")));
    }
    return new GlobalDatastore(
        fields.text("GlobalReplicationGroupId").orElse(""),
        word(fields, "Status"),
        fields.text("Engine"),
        fields.text("EngineVersion"),
        fields.text("CacheNodeType"),
        fields.flag("ClusterEnabled").orElse(false),
        members);
  }

  private static String word(Value.Fields fields, String name) {
    return fields.text(name).orElse("").toLowerCase(Locale.ROOT);
  }

  /** The member of that id in that Region. */
  public Optional<Member> member(String memberId, Region region) {
    return members.stream()
        .filter(m -> m.id().equalsIgnoreCase(memberId) && m.region().equals(region.id()))
        .findFirst();
  }

  /** The member in that Region: there is one at most (facts page, 6.3). */
  public Optional<Member> in(Region region) {
    return members.stream().filter(m -> m.region().equals(region.id())).findFirst();
  }

  /** The one primary; empty when there is none, and when there are several. */
  public Optional<Member> primary() {
    var all = members.stream().filter(Member::primary).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Whether nothing is going on with it. Every word that we do not know counts as not. */
  public boolean available() {
    return status.equals("available");
  }

  /** Who has which role, in one line. */
  public String roles() {
    return members.isEmpty()
        ? "no members told"
        : String.join(
            ", ", members.stream().map(m -> m + " is " + m.role() + " " + m.status()).toList());
  }

  /** Whether both tell the same members with the same roles. */
  public boolean agrees(GlobalDatastore other) {
    return sides().equals(other.sides());
  }

  private List<String> sides() {
    return members.stream().map(m -> m.region() + "/" + m.id() + "/" + m.role()).sorted().toList();
  }
}
