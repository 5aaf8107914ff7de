package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Global Datastore as each of its Regions tells it. A Region that did not tell never counts as
 * one that agrees.
 *
 * @param views one for each Region that has a member, as far as any Region told
 * @param members all that any Region told
 * @param apart caches that were detached from it, as ecdr wrote it down
 * @param last the last change of its roles that is written down; empty when none is
 * @param compared its standbys beside their primary; empty when that was not asked for
 * @param marked their lag in the data itself; empty when that was not asked for
 * @param readOnly which of the caches that may be taking writes are fenced, by their keys
 */
public record DatastoreStatus(
    String id,
    List<View> views,
    List<Standing> members,
    List<Apart> apart,
    Optional<RoleChange> last,
    List<Compared> compared,
    List<MarkedLag> marked,
    Set<String> readOnly) {

  /** Nothing is written down about it. */
  public DatastoreStatus(String id, List<View> views, List<Standing> members) {
    this(id, views, members, List.of(), Optional.empty(), List.of(), List.of(), Set.of());
  }

  public DatastoreStatus {
    Objects.requireNonNull(id, "id");
    views = List.copyOf(views);
    members = List.copyOf(members);
    apart = List.copyOf(apart);
    Objects.requireNonNull(last, "last");
    compared = List.copyOf(compared);
    marked = List.copyOf(marked);
    readOnly = Set.copyOf(readOnly);
  }

  /**
   * A cache that was detached.
   *
   * @param operation the one that did it
   * @param group as its own Region tells it now
   */
  public record Apart(String id, String region, String operation, Fact<ReplicationGroup> group) {
    public Apart {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(group, "group");
    }

    /** Whether it is there and stands alone, and so takes writes. */
    public boolean alone() {
      return DatastoreStatus.alone(group);
    }

    /** Whether it is that one: two Regions may hold the same id. */
    public boolean is(Writable other) {
      return id.equals(other.id()) && region.equals(other.region());
    }
  }

  /**
   * A cache that may be taking writes.
   *
   * @param why it may
   */
  public record Writable(String id, String region, String why) {
    /** Tells it from all others. */
    String key() {
      return region + "/" + id;
    }

    @Override
    public String toString() {
      return id + " in " + region + " (" + why + ")";
    }
  }

  /**
   * The caches of this lineage that may be taking writes, as far as views and what ecdr wrote down
   * tell: more than one is two truths.
   */
  public List<Writable> writable() {
    return standing().stream().filter(each -> !readOnly.contains(each.key())).toList();
  }

  /** Those that would be, were it not that their users may read only. */
  public List<Writable> fenced() {
    return standing().stream().filter(each -> readOnly.contains(each.key())).toList();
  }

  private List<Writable> standing() {
    Map<String, Writable> all = new LinkedHashMap<>();
    for (var member : primaries()) {
      var regions =
          callingPrimary(member).stream().map(Region::id).collect(Collectors.joining(" and "));
      put(all, member.id(), member.region(), "as " + regions + " tells");
    }
    for (var standing : members) {
      if (standing.alone()) {
        var member = standing.member();
        put(all, member.id(), member.region(), "stands alone, says its own Region");
      }
    }
    for (var each : apart) {
      if (each.alone()) {
        put(all, each.id(), each.region(), "detached by operation " + each.operation());
      }
    }
    return List.copyOf(all.values());
  }

  private static void put(Map<String, Writable> all, String id, String region, String why) {
    all.putIfAbsent(region + "/" + id, new Writable(id, region, why));
  }

  private static boolean alone(Fact<ReplicationGroup> group) {
    return group
        .value()
        .filter(g -> g.globalDatastore().isEmpty() && !g.status().equals("deleting"))
        .isPresent();
  }

  /** The same with what is written down about it. */
  DatastoreStatus with(List<Apart> others, Optional<RoleChange> change) {
    return new DatastoreStatus(id, views, members, others, change, compared, marked, readOnly);
  }

  /** The same with its standbys compared. */
  DatastoreStatus compared(List<Compared> all) {
    return new DatastoreStatus(id, views, members, apart, last, all, marked, readOnly);
  }

  /** The same with the lag in the data. */
  DatastoreStatus marked(List<MarkedLag> all) {
    return new DatastoreStatus(id, views, members, apart, last, compared, all, readOnly);
  }

  /** The same with those that are fenced. */
  DatastoreStatus fenced(Set<String> keys) {
    return new DatastoreStatus(id, views, members, apart, last, compared, marked, keys);
  }

  /** A cache's group as its own Region tells it. */
  Optional<ReplicationGroup> group(Writable one) {
    return Stream.concat(
            members.stream()
                .filter(m -> m.member().id().equals(one.id()))
                .filter(m -> m.member().region().equals(one.region()))
                .flatMap(m -> m.group().value().stream()),
            apart.stream().filter(a -> a.is(one)).flatMap(a -> a.group().value().stream()))
        .findFirst();
  }

  /** Whether the Regions tell the same members in the same roles. */
  public enum Agreement {
    AGREE,
    DISAGREE,
    /** Those that told agree, and not all told. */
    UNKNOWN
  }

  /**
   * What one Region tells.
   *
   * @param told absent when it says that it knows no such datastore
   */
  public record View(Region region, Fact<GlobalDatastore> told) {
    public View {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(told, "told");
    }

    /** How it tells a member. */
    public Optional<Member> member(Member one) {
      return told.value()
          .flatMap(
              d ->
                  d.members().stream()
                      .filter(m -> m.id().equals(one.id()) && m.region().equals(one.region()))
                      .findFirst());
    }
  }

  /**
   * One member.
   *
   * @param member as the first Region that knows it tells it
   * @param group its replication group as its own Region tells it
   * @param lag of a standby; empty for a member that every Region calls the primary
   * @param loss what a promotion would lose
   */
  public record Standing(
      Member member, Fact<ReplicationGroup> group, Optional<Lag> lag, Loss loss) {
    public Standing {
      Objects.requireNonNull(member, "member");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(lag, "lag");
      Objects.requireNonNull(loss, "loss");
    }

    /** Whether its own Region says that it belongs to no datastore. */
    public boolean alone() {
      return DatastoreStatus.alone(group);
    }
  }

  /** Whether the views agree. */
  public Agreement agreement() {
    var known = views.stream().flatMap(v -> v.told().value().stream()).toList();
    boolean same = known.stream().allMatch(d -> d.agrees(known.get(0)));
    if (!same || (!known.isEmpty() && views.stream().anyMatch(v -> v.told().absent()))) {
      return Agreement.DISAGREE;
    }
    return known.size() == views.size() && !known.isEmpty() ? Agreement.AGREE : Agreement.UNKNOWN;
  }

  /** The members that any Region calls the primary. More than one may be taking writes. */
  public List<Member> primaries() {
    return members.stream()
        .map(Standing::member)
        .filter(m -> views.stream().anyMatch(v -> says(v, m)))
        .toList();
  }

  private static boolean says(View view, Member member) {
    return view.member(member).filter(Member::primary).isPresent();
  }

  /** The Regions that call this member the primary. */
  public List<Region> callingPrimary(Member member) {
    return views.stream().filter(v -> says(v, member)).map(View::region).toList();
  }

  /** The standing of a member, when this datastore has it. */
  public Optional<Standing> member(String memberId, Region region) {
    return members.stream()
        .filter(m -> m.member().id().equals(memberId))
        .filter(m -> m.member().region().equals(region.id()))
        .findFirst();
  }

  /** The datastore as the first Region that told it. */
  public Optional<GlobalDatastore> told() {
    return views.stream().flatMap(v -> v.told().value().stream()).findFirst();
  }

  /** The one primary, when nothing answers in its Region: the case for a failover. */
  public Optional<Member> lostPrimary() {
    var all = primaries();
    return all.size() == 1
            && agreement() == Agreement.UNKNOWN
            && views.stream().anyMatch(v -> v.region().id().equals(all.get(0).region()) && dark(v))
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  private static boolean dark(View view) {
    return view.told().unknown().filter(u -> u.trouble() == Trouble.UNREACHABLE).isPresent();
  }

  /** A standby that is fully associated and whose own Region tells so. */
  public Optional<Member> survivor() {
    return views.stream()
        .flatMap(v -> v.told().value().flatMap(d -> d.in(v.region())).stream())
        .filter(m -> m.secondary() && m.associated())
        .findFirst();
  }
}
