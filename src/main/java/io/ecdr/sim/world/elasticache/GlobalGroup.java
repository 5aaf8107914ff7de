package io.ecdr.sim.world.elasticache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.elasticache.model.GlobalNodeGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;

/**
 * A global datastore as it really is; what a Region answers may be older, see {@link GlobalViews}.
 */
public final class GlobalGroup {

  private final String id;
  private final String arn;
  private final String description;
  private final Life<GlobalLife.State, GlobalLife.On> life;
  private final List<Member> members = new ArrayList<>();
  private final SortedSet<String> told = new TreeSet<>();
  private Member promoting;
  private boolean headless;

  /** A group that belongs to it, with its role and how far it is. */
  public static final class Member {

    private final Group group;
    private String role;
    private String status = "associating";

    private Member(Group group, String role) {
      this.group = group;
      this.role = role;
    }

    /** The group. */
    public Group group() {
      return group;
    }

    /** Its Region. */
    public String region() {
      return group.estate().region();
    }

    /** Whether it has the role of the primary. */
    public boolean primary() {
      return role.equals("PRIMARY");
    }

    /** Whether it has joined and is not leaving. */
    public boolean associated() {
      return status.equals("associated");
    }

    void status(String now) {
      status = now;
    }
  }

  GlobalGroup(String id, String arn, String description, Group primary, History history) {
    this.id = id;
    this.arn = arn;
    this.description = description;
    this.life = new Life<>(arn, GlobalLife.TABLE, GlobalLife.State.CREATING, history);
    members.add(new Member(primary, "PRIMARY"));
  }

  /** Its id: five letters of the Region it was made in, a hyphen, the suffix. */
  public String id() {
    return id;
  }

  /** Its states. */
  public Life<GlobalLife.State, GlobalLife.On> life() {
    return life;
  }

  /** Its members, the first one first. */
  public List<Member> members() {
    return List.copyOf(members);
  }

  /** The member that takes writes, or is to. */
  public Member primary() {
    return members.stream().filter(Member::primary).findFirst().orElseThrow();
  }

  /** A member by Region and id in any case; ids may be the same in two Regions (TF#38919). */
  public Optional<Member> member(String region, String groupId) {
    String wanted = Names.lower(groupId);
    return members.stream()
        .filter(one -> one.region().equals(region) && one.group().id().equals(wanted))
        .findFirst();
  }

  /** The member that is being promoted. */
  public Optional<Member> promoting() {
    return Optional.ofNullable(promoting);
  }

  boolean has(Member member) {
    return members.contains(member);
  }

  Member join(Group group) {
    var member = new Member(group, "SECONDARY");
    members.add(member);
    return member;
  }

  void leave(Member member) {
    members.remove(member);
  }

  void promoting(Member member) {
    promoting = member;
  }

  void promoted(Member member) {
    members.forEach(one -> one.role = one == member ? "PRIMARY" : "SECONDARY");
    promoting = null;
    headless = false;
  }

  /** No member is shown as the primary until the next promotion, and none takes writes. */
  void headless() {
    promoting = null;
    headless = true;
  }

  /** Whether a member is the primary and shown as such. */
  public boolean leads(Member member) {
    return member.primary() && !headless;
  }

  void settled() {
    life.on(members.size() > 1 ? GlobalLife.On.SETTLED : GlobalLife.On.ALONE);
  }

  /** Regions that have or had a member, so that they have to hear of changes. */
  SortedSet<String> told() {
    members.forEach(one -> told.add(one.region()));
    return told;
  }

  /** As the API shows it, with its members. */
  GlobalReplicationGroup describe() {
    Group like = members.get(0).group();
    return GlobalReplicationGroup.builder()
        .globalReplicationGroupId(id)
        .globalReplicationGroupDescription(description)
        .arn(arn)
        .status(life.state().toString())
        .cacheNodeType(like.about().cacheNodeType())
        .engine(like.aboutNodes().engine())
        .engineVersion(like.aboutNodes().engineVersion())
        .clusterEnabled(like.clusterMode())
        .authTokenEnabled(like.about().authTokenEnabled())
        .transitEncryptionEnabled(like.about().transitEncryptionEnabled())
        .atRestEncryptionEnabled(like.about().atRestEncryptionEnabled())
        .globalNodeGroups(
            like.shards().stream()
                .map(
                    shard ->
                        GlobalNodeGroup.builder()
                            .globalNodeGroupId(id + "-" + shard.id())
                            .slots(like.clusterMode() ? shard.slots() : null)
                            .build())
                .toList())
        .members(members.stream().map(this::describe).toList())
        .build();
  }

  private GlobalReplicationGroupMember describe(Member member) {
    return GlobalReplicationGroupMember.builder()
        .replicationGroupId(member.group().id())
        .replicationGroupRegion(member.region())
        .role(leads(member) ? "PRIMARY" : "SECONDARY")
        .automaticFailover(member.group().about().automaticFailover())
        .status(member.status)
        .build();
  }
}
