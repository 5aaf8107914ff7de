package io.ecdr.mirror;

import io.ecdr.lock.StateBucket;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.port.Journal;
import io.ecdr.port.Locks;
import io.ecdr.port.NotShared;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Operations of this machine, copied to where all machines find them. This machine's own journal
 * decides here; the copy is for the others.
 *
 * <p>An emergency never waits for the copy before its first calls: it is written beside the work,
 * as far as the buckets answer. Everything else has it where it must be before a change that cannot
 * be undone.
 */
public final class SharedOperations implements Operations {

  /** How many operations of other machines are read for a list. */
  private static final int NEWEST = 20;

  private final Operations local;
  private final Places places;
  private final Machine machine;
  private final Map<String, OperationCopy> open;
  private final Collection<String> trouble;

  /**
   * This machine.
   *
   * @param place names its state folder
   * @param ticks nanoseconds of a clock that nobody sets
   */
  public record Machine(long pid, String host, Supplier<String> place, LongSupplier ticks) {}

  /**
   * @param local of this machine
   * @param buckets for these operations alone
   * @param down Regions that nothing is asked of
   * @param silent the Regions whose bucket was asked in vain, and why; shared with the locks
   */
  public SharedOperations(
      Operations local,
      List<StateBucket> buckets,
      List<Region> down,
      Map<Region, String> silent,
      Machine machine) {
    this(
        local,
        new Places(buckets, down, silent),
        machine,
        new ConcurrentHashMap<>(),
        new CopyOnWriteArrayList<>());
  }

  private SharedOperations(
      Operations local,
      Places places,
      Machine machine,
      Map<String, OperationCopy> open,
      Collection<String> trouble) {
    this.local = local;
    this.places = places;
    this.machine = machine;
    this.open = open;
    this.trouble = trouble;
  }

  @Override
  public Operations within(Locks.Reach reach) {
    return new SharedOperations(local, places.within(reach), machine, open, trouble);
  }

  /** To be called about once a second, by a thread of its own: it waits for buckets. */
  public void beat() {
    open.values().forEach(OperationCopy::beat);
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(trouble);
  }

  @Override
  public List<String> ids() {
    var all = new TreeSet<>(local.ids());
    all.addAll(copies().ids());
    return List.copyOf(all);
  }

  private Copies copies() {
    return new Copies(places, trouble);
  }

  @Override
  public List<Stored> all() {
    Map<String, Stored> all = new TreeMap<>();
    local.all().forEach(stored -> all.put(stored.id(), stored));
    var there = copies().ids();
    var others = there.stream().filter(id -> !all.containsKey(id)).toList();
    if (others.size() > NEWEST) {
      trouble.add(
          others.size()
              - NEWEST
              + " older operations of other machines are not listed; op show ID");
    }
    List<String> wanted =
        new ArrayList<>(others.subList(Math.max(0, others.size() - NEWEST), others.size()));
    var unfinished =
        all.values().stream()
            .filter(stored -> there.contains(stored.id()) && !Ended.well(stored))
            .map(Stored::id)
            .toList();
    wanted.addAll(unfinished.subList(Math.max(0, unfinished.size() - NEWEST), unfinished.size()));
    copies().read(wanted).forEach((id, copy) -> all.merge(id, copy, Copies::ahead));
    return List.copyOf(all.values());
  }

  @Override
  public Optional<Stored> find(String id) {
    var here = local.find(id);
    var there = Optional.ofNullable(copies().read(List.of(id)).get(id));
    return there.isEmpty() || here.isEmpty()
        ? here.or(() -> there)
        : Optional.of(Copies.ahead(here.get(), there.get()));
  }

  @Override
  public void create(String id, String plan) {
    var copy = new OperationCopy(id, places, plan, "", true, machine.ticks());
    if (local.find(id).isEmpty() && !places.emergency()) {
      copy.must();
    }
    local.create(id, plan);
    open.put(id, copy);
  }

  @Override
  public void adopt(Stored stored) {
    if (stored.elsewhere().isEmpty()) {
      return;
    }
    var here = local.find(stored.id());
    if (here.isEmpty()) {
      local.create(stored.id(), stored.plan());
    }
    long known = here.map(own -> SharedText.journal(own.journal()).lines().count()).orElse(0L);
    try (var journal = local.journal(stored.id())) {
      stored.journal().lines().skip(known).forEach(journal::append);
    }
    stored.report().ifPresent(report -> local.report(stored.id(), report));
  }

  @Override
  public Journal journal(String id) {
    var journal = local.journal(id);
    var copy = open.computeIfAbsent(id, this::known);
    return new SharedJournal(journal, copy, open.values());
  }

  private OperationCopy known(String id) {
    var stored = local.find(id).orElseThrow(() -> new StateUnusable("there is no operation " + id));
    var journal = SharedText.journal(stored.journal());
    return new OperationCopy(id, places, stored.plan(), journal, false, machine.ticks());
  }

  @Override
  public void report(String id, String report) {
    local.report(id, report);
    Optional.ofNullable(open.get(id)).ifPresent(copy -> copy.report(report));
  }

  @Override
  public Optional<Applied> applied(String id) {
    return local.applied(id).or(() -> new AppliedMarks(places, trouble).find(id));
  }

  @Override
  public Optional<Applied> claim(String id, String digest, Instant at) {
    var mark =
        Value.fields(
                "plan",
                id,
                "operation",
                id,
                "digest",
                digest,
                "host",
                machine.host(),
                "place",
                machine.place().get(),
                "at",
                at.toString())
            .with("pid", machine.pid());
    return local
        .applied(id)
        .or(() -> new AppliedMarks(places, trouble).make(id, mark, machine.place().get()));
  }

  /**
   * A journal of this machine that is copied.
   *
   * @param all the copies of this process
   */
  private record SharedJournal(Journal mine, OperationCopy copy, Collection<OperationCopy> all)
      implements Journal {

    @Override
    public void append(String line) {
      mine.append(line);
      copy.line(line);
    }

    /**
     * @throws NotShared when a bucket that must have it does not answer
     */
    @Override
    public void share() {
      copy.must();
    }

    @Override
    public List<String> settle() {
      return all.stream().flatMap(each -> each.bring().stream()).toList();
    }

    @Override
    public void close() {
      mine.close();
    }
  }
}
