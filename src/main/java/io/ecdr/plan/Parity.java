package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheUser;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How a standby compares with its primary, point by point. What one side did not tell is unknown,
 * never the same. Pure.
 *
 * @param rows in the order in which they are shown
 * @param unread points that nobody asked for
 */
public record Parity(List<Row> rows, List<String> unread) {

  private static final String NOT_TOLD = "not told";

  /** What {@code --parity} reads beside the groups themselves. */
  private static final List<String> DETAILS =
      List.of("engine version", "parameters", "users", "parameter group", "security groups");

  public Parity {
    rows = List.copyOf(rows);
    unread = List.copyOf(unread);
  }

  /** What came of a comparison. */
  public enum State {
    SAME,
    DIFFERS,
    /** At least one side did not tell. */
    UNKNOWN,
    /** Each Region has its own, so the names say nothing: for a person to judge. */
    REGIONAL
  }

  /**
   * One point.
   *
   * @param primary what the primary's side tells, or why it does not
   * @param standby the same of the standby's side
   */
  public record Row(String what, State state, String primary, String standby) {
    public Row {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(primary, "primary");
      Objects.requireNonNull(standby, "standby");
    }
  }

  /**
   * What is read of a member beside its group.
   *
   * @param node any one of its nodes: they are all alike
   * @param parameters those that somebody set, by name
   */
  public record Detail(
      Fact<CacheCluster> node, Fact<Value.Fields> parameters, Fact<Access> access) {
    public Detail {
      Objects.requireNonNull(node, "node");
      Objects.requireNonNull(parameters, "parameters");
      Objects.requireNonNull(access, "access");
    }
  }

  /** Both sides of what {@code --parity} reads. */
  public record Details(Detail primary, Detail standby) {}

  /** The points of the same state. */
  public List<Row> with(State state) {
    return rows.stream().filter(r -> r.state() == state).toList();
  }

  /**
   * Compares.
   *
   * @param details empty when they were not asked for
   */
  public static Parity of(
      Fact<ReplicationGroup> primary, Fact<ReplicationGroup> standby, Optional<Details> details) {
    List<Row> rows = new ArrayList<>();
    if (primary.value().isEmpty() || standby.value().isEmpty()) {
      rows.add(
          new Row(
              "members", State.UNKNOWN, word(primary, g -> "told"), word(standby, g -> "told")));
    } else {
      groups(primary, standby, rows);
    }
    details.ifPresent(d -> details(d, rows));
    return new Parity(rows, details.isPresent() ? List.of() : DETAILS);
  }

  private static void groups(
      Fact<ReplicationGroup> primary, Fact<ReplicationGroup> standby, List<Row> rows) {
    rows.add(row("node type", primary, standby, g -> g.nodeType().orElse(NOT_TOLD)));
    rows.add(row("shards", primary, standby, g -> String.valueOf(g.nodeGroups().size())));
    rows.add(row("replicas", primary, standby, Parity::replicas));
    rows.add(row("Multi-AZ", primary, standby, g -> onOff(g.multiAz())));
    rows.add(row("automatic failover", primary, standby, g -> onOff(g.automaticFailover())));
    rows.add(row("service backups", primary, standby, Parity::backups));
    rows.add(
        row(
            "encryption in transit",
            primary,
            standby,
            g -> onOff(g.security().transitEncryption())));
    rows.add(row("AUTH token", primary, standby, g -> onOff(g.security().authToken())));
    rows.add(regional("user groups", primary, standby, g -> names(g.security().userGroups())));
  }

  private static void details(Details both, List<Row> rows) {
    var primary = both.primary();
    var standby = both.standby();
    rows.add(
        row(
            "engine version",
            primary.node(),
            standby.node(),
            n -> n.engine() + " " + n.engineVersion()));
    rows.add(parameters(primary.parameters(), standby.parameters()));
    rows.add(users(primary.access(), standby.access()));
    rows.add(
        regional(
            "parameter group",
            primary.node(),
            standby.node(),
            n -> n.parameterGroup().orElse(NOT_TOLD)));
    rows.add(
        regional(
            "security groups", primary.node(), standby.node(), n -> names(n.securityGroups())));
  }

  private static <T> Row row(
      String what, Fact<T> primary, Fact<T> standby, Function<T, String> words) {
    var here = primary.value().map(words).filter(word -> !word.equals(NOT_TOLD));
    var there = standby.value().map(words).filter(word -> !word.equals(NOT_TOLD));
    var state =
        here.isEmpty() || there.isEmpty()
            ? State.UNKNOWN
            : here.equals(there) ? State.SAME : State.DIFFERS;
    return new Row(what, state, word(primary, words), word(standby, words));
  }

  /** None on either side is the same everywhere; names are of one Region each. */
  private static <T> Row regional(
      String what, Fact<T> primary, Fact<T> standby, Function<T, String> words) {
    var row = row(what, primary, standby, words);
    boolean named = !row.primary().equals("none") && !row.standby().equals("none");
    return row.state() == State.UNKNOWN || !named
        ? row
        : new Row(what, State.REGIONAL, row.primary(), row.standby());
  }

  private static <T> String word(Fact<T> fact, Function<T, String> words) {
    return fact.value()
        .map(words)
        .orElseGet(() -> fact.unknown().map(u -> "not told: " + u.why()).orElse("there is none"));
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static String names(List<String> all) {
    return all.isEmpty() ? "none" : String.join(", ", all);
  }

  /** The fewest of any shard: that one decides how strong the group is. */
  private static String replicas(ReplicationGroup group) {
    var each = group.nodeGroups().stream().mapToInt(ReplicationGroup.NodeGroup::replicas).min();
    return each.isEmpty()
        ? Text.count(group.memberClusters().size(), "node")
        : each.getAsInt() + (group.cluster() ? " per shard" : "");
  }

  private static String backups(ReplicationGroup group) {
    return group
        .snapshotRetention()
        .map(days -> days == 0 ? "off" : "kept for " + Text.count(days, "day"))
        .orElse(NOT_TOLD);
  }

  private static Row parameters(Fact<Value.Fields> primary, Fact<Value.Fields> standby) {
    if (primary.value().isEmpty() || standby.value().isEmpty()) {
      return row("parameters", primary, standby, f -> "told");
    }
    var here = primary.value().get();
    var there = standby.value().get();
    var names = new TreeSet<>(here.members().keySet());
    names.addAll(there.members().keySet());
    names.removeIf(name -> here.text(name).equals(there.text(name)));
    return names.isEmpty()
        ? new Row("parameters", State.SAME, "the same are set", "the same are set")
        : new Row("parameters", State.DIFFERS, values(here, names), values(there, names));
  }

  private static String values(Value.Fields all, TreeSet<String> names) {
    return String.join(
        ", ",
        names.stream().map(name -> name + " " + all.text(name).orElse("at its default")).toList());
  }

  private static Row users(Fact<Access> primary, Fact<Access> standby) {
    if (primary.value().isEmpty() || standby.value().isEmpty()) {
      return row("users", primary, standby, a -> "told");
    }
    if (!primary.value().get().untold().isEmpty() || !standby.value().get().untold().isEmpty()) {
      return new Row("users", State.UNKNOWN, known(primary), known(standby));
    }
    var here = primary.value().get().byName();
    var there = standby.value().get().byName();
    var names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    names.removeIf(name -> login(here.get(name)).equals(login(there.get(name))));
    Function<java.util.SortedMap<String, CacheUser>, String> words =
        all -> String.join(", ", names.stream().map(n -> n + ": " + login(all.get(n))).toList());
    return names.isEmpty()
        ? new Row(
            "users", State.SAME, Text.count(here.size(), "user"), Text.count(there.size(), "user"))
        : new Row("users", State.DIFFERS, words.apply(here), words.apply(there));
  }

  private static String known(Fact<Access> access) {
    var all = access.value().orElse(Access.NONE);
    return all.untold().isEmpty()
        ? Text.count(all.users().size(), "user")
        : String.join("; ", all.untold());
  }

  /** What lets a user in and what that user may do; whether passwords are equal nobody can read. */
  private static String login(CacheUser user) {
    return user == null ? "missing" : user.authentication() + ", " + user.access();
  }
}
