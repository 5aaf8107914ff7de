package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StatusRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.retention.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads what {@code status} shows, in up to four rounds of calls. One run. */
final class StatusSurvey {
  /** Longer than any Region that is well takes to begin an answer; shorter than a person waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final StatusRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls calls;
  private final StatusGroups listed;
  private final GroupDetails details;
  private final GlobalStatus global;
  private final AntiFlap antiFlap;
  private final Supplier<MarkProbe> marks;
  private final Instant deadline;
  private final List<String> wanted;
  private final List<Region> regions;
  private final OverdueDrills drills;
  private final Map<String, Reason> suspects = new TreeMap<>();
  private final StatusNotes notes = new StatusNotes();
  private Reads reads = new Reads(Map.of());

  StatusSurvey(
      Surveyor surveyor, StatusRequest request, AntiFlap antiFlap, Supplier<MarkProbe> marks) {
    this.marks = marks;
    this.antiFlap = antiFlap;
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.calls = new GroupCalls(maker);
    this.deadline = gather.deadline();
    this.wanted = request.caches().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
    this.listed = new StatusGroups(calls, wanted, notes);
    this.details = new GroupDetails(calls, wanted.isEmpty());
    Set<Region> all = new LinkedHashSet<>(List.of(request.region()));
    request.drRegion().ifPresent(all::add);
    this.regions = List.copyOf(all);
    this.drills = new OverdueDrills(maker, regions);
    this.global = new GlobalStatus(new GlobalCalls(maker, calls), wanted, regions);
  }

  StatusReport report() {
    read(firstRound(), drills.calls());
    var overdue = drills.in(reads, gather.now());
    var account = account();
    var groups = listed.in(regions, reads, gather.now());
    var others = new LoneCacheStatus(maker, calls, regions, wanted);
    read(others.missing(groups));
    // What is not told of a Region that tells of no groups either needs no second note.
    others.calls(groups).stream()
        .filter(call -> listed.calls(call.region()).stream().anyMatch(this::told))
        .forEach(call -> reads.fact(call).unknown().ifPresent(notes::unknown));
    others.addTo(groups, reads);
    account.ifPresent(a -> leavings(a, groups));
    var second = details.calls(groups);
    read(together(second, global.second(reads, groups)));
    second.forEach(call -> reads.fact(call).unknown().ifPresent(notes::unknown));
    read(global.third(reads, gather.now()));
    read(global.fourth(reads, gather.now()));
    global.unknown(reads).forEach(notes::unknown);
    var shelf = shelf(account);
    var found = global.found(reads, gather.now());
    var written = new WrittenDown(antiFlap, calls, account, found, notes.all());
    read(written.calls());
    var datastores = marked(fenced(compared(written.with(found, reads))));
    var rows =
        new StatusRows(
                request,
                gather.now(),
                datastores,
                g -> details.engine(g, reads),
                g -> details.newest(g, reads),
                suspects)
            .rows(groups, shelf);
    missing(rows);
    if (groups.isEmpty() && shelf.backups().isEmpty()) {
      endWhenNothingAnswered();
    }
    shelf.notes().forEach(notes::add);
    notes.worse(shelf.code());
    if (datastores.stream().anyMatch(d -> d.writable().size() > 1)) {
      notes.decides(ExitCode.OBJECTIVE_MISSED);
    }
    return new StatusReport(
        overdue,
        gather.now(),
        account,
        reads.reachability(),
        rows,
        datastores,
        written.windows(),
        notes.all(),
        notes.code());
  }

  /** To AWS a cache that was detached and the primary that it left are two strangers. */
  private void leavings(AccountId account, Map<Region, List<ReplicationGroup>> groups) {
    groups.values().stream()
        .flatMap(List::stream)
        .filter(g -> wanted.contains(g.id()) && g.globalDatastore().isEmpty())
        .flatMap(g -> antiFlap.left(account.digits(), g.region().id(), g.id()).stream())
        .forEach(
            note ->
                global.left(note.datastore(), note.primaryRegion().flatMap(GlobalCalls::region)));
  }

  private List<DatastoreStatus> marked(List<DatastoreStatus> datastores) {
    if (request.probe().isEmpty()) {
      return datastores;
    }
    var probe = marks.get();
    var login = request.probe().get();
    return datastores.stream().map(d -> d.marked(probe.of(d, login))).toList();
  }

  /** Only where two may be taking writes is it looked whether one of them is fenced. */
  private List<DatastoreStatus> fenced(List<DatastoreStatus> datastores) {
    var sight = new FenceSight(maker, datastores);
    ask(sight.calls());
    return sight.with(datastores, reads);
  }

  /** Of caches that were named: for a whole fleet it is too much to read, and to look at. */
  private List<DatastoreStatus> compared(List<DatastoreStatus> datastores) {
    if (wanted.isEmpty()) {
      return datastores;
    }
    var parity = new ParityReads(maker, calls, request.parity());
    ask(parity.nodes(datastores));
    ask(parity.parameters(datastores, reads));
    return parity.with(datastores, reads);
  }

  /** Reads what was not read yet, and says what did not answer. */
  private void ask(List<Call> calls) {
    var more = calls.stream().filter(call -> !reads.has(call)).toList();
    if (!more.isEmpty()) {
      read(more);
      more.forEach(call -> reads.fact(call).unknown().ifPresent(notes::unknown));
    }
  }

  private boolean told(Call call) {
    return reads.fact(call).unknown().isEmpty();
  }

  private void read(List<Call> more) {
    read(more, List.of());
  }

  private void read(List<Call> more, List<Call> glances) {
    var silence = new Silence(Optional.of(PATIENCE), reads.reachability().any());
    var soon = OverdueDrills.soon(gather.now());
    reads = reads.and(gather.read(more, glances, soon, deadline, silence));
  }

  private static List<Call> together(List<Call> some, List<Call> others) {
    List<Call> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private List<Call> firstRound() {
    List<Call> all = new ArrayList<>();
    for (var region : regions) {
      all.add(Identity.call(maker, region));
      all.addAll(listed.calls(region));
      if (wanted.isEmpty()) {
        all.addAll(LoneCacheStatus.all(maker, calls, region));
      }
    }
    return all;
  }

  private Optional<AccountId> account() {
    return regions.stream()
        .flatMap(r -> reads.fact(Identity.call(maker, r)).value().stream())
        .flatMap(f -> f.text("Account").stream())
        .filter(a -> a.matches("\\d{12}"))
        .map(AccountId::new)
        .findFirst();
  }

  private Shelf shelf(Optional<AccountId> account) {
    var reading = new StatusShelf(request, wanted, gather, maker, notes, deadline);
    return reading.shelf(
        account,
        lists -> {
          read(lists);
          return reads;
        },
        suspects);
  }

  private void missing(List<StatusReport.CacheStatus> rows) {
    for (var id : wanted) {
      boolean found = rows.stream().anyMatch(r -> r.id().equals(id) && r.group().isPresent());
      if (!found && notes.code() == ExitCode.OK) {
        notes.add(
            "there is no cache "
                + id
                + " in "
                + String.join(" or ", regions.stream().map(Region::id).toList()));
        notes.worse(ExitCode.NOT_FOUND);
      }
    }
  }

  private void endWhenNothingAnswered() {
    for (var region : regions) {
      for (var call : listed.calls(region)) {
        if (reads.fact(call).unknown().isEmpty()) {
          return;
        }
      }
    }
    var first = reads.fact(Identity.call(maker, regions.get(0))).unknown();
    var why = first.or(() -> reads.fact(listed.calls(regions.get(0)).get(0)).unknown());
    throw SurveyEnded.because(
        why.orElseThrow(),
        request.drRegion().isPresent()
            ? ""
            : "name the Region of the standby or of the backups with --dr-region");
  }
}
